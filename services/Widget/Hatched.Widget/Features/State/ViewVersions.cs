using Hatched.BuildingBlocks.Batching;
using Hatched.Contracts.Internal;
using Hatched.Widget.Clients;

namespace Hatched.Widget.Features.State;

/// <summary>Has something changed for this buddy? Widgets poll, so whoever asks at the same moment shares one question to each service.</summary>
/// <remarks>A set is made of who waits when it begins: nobody gets an answer that is older than the own question.</remarks>
internal sealed class ViewVersions(ProgressionClient progression, EconomyClient economy) : Batcher<BuddyKey, string>(partitions: 1, maxBatch: 500, maxWaiting: 4_000)
{
    protected override async Task<IReadOnlyList<string>> HandleAsync(IReadOnlyList<BuddyKey> items, CancellationToken ct)
    {
        var buddies = items.Distinct().ToArray();
        var (shown, held) = (progression.VersionsAsync(buddies, ct), economy.VersionsAsync(buddies, ct));
        await Task.WhenAll(shown, held);
        var versions = new Dictionary<BuddyKey, string>(buddies.Length);
        for (var i = 0; i < buddies.Length; i++)
        {
            versions[buddies[i]] = $"{(await shown)[i]}-{(await held)[i]}";
        }

        return [.. items.Select(buddy => versions[buddy])];
    }
}
