using System.Globalization;
using Hatched.BuildingBlocks.Batching;
using Hatched.Contracts.Internal;
using Hatched.Widget.Clients;
using Hatched.Widget.Features.Ceremonies;

namespace Hatched.Widget.Features.State;

/// <summary>Has something changed for this buddy? Widgets poll, so whoever asks at the same moment shares one question to each service.</summary>
/// <remarks>A set is made of who waits when it begins: nobody gets an answer that is older than the own question.</remarks>
internal sealed class ViewVersions(ProgressionClient progression, EconomyClient economy, HeldCeremonies ceremonies, TimeProvider clock) : Batcher<BuddyKey, string>(partitions: 1, maxBatch: 500, maxWaiting: 4_000)
{
    protected override async Task<IReadOnlyList<string>> HandleAsync(IReadOnlyList<BuddyKey> items, CancellationToken ct)
    {
        var buddies = items.Distinct().ToArray();
        // Streaks and the month of a new buddy's ceremony end by the day alone, without anybody's writing.
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;
        var (shown, held) = (progression.VersionsAsync(buddies, ct), economy.VersionsAsync(buddies, ct));
        var seen = ceremonies.FindAsync([.. buddies.Select(buddy => buddy.BuddyId)], ct);
        await Task.WhenAll(shown, held, seen);
        var (view, wallet, done) = (await shown, await held, await seen);
        var versions = new Dictionary<BuddyKey, string>(buddies.Length);
        for (var i = 0; i < buddies.Length; i++)
        {
            versions[buddies[i]] = string.Create(
                CultureInfo.InvariantCulture, $"{view[i]}-{wallet[i]}-{today}{(done.Contains(buddies[i].BuddyId) ? "h" : "")}");
        }

        return [.. items.Select(buddy => versions[buddy])];
    }
}
