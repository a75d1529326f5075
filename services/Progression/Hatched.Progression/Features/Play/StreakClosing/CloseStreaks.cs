using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Messaging;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Events;
using Hatched.Rules;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Results;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Progression.Features.Play.StreakClosing;

/// <summary>Closes streaks whose time has come, a page of buddies at a time: locks, states, news and the next due instants in one transaction.</summary>
/// <remarks>
/// Whoever has a buddy locked is not waited for: another replica closes it, or an event, which closes by itself. A buddy that cannot be closed is set
/// aside, so that it does not stand before all others; by this process only, for what is wrong may be the row itself.
/// </remarks>
internal sealed class CloseStreaks(NpgsqlDataSource database, Rulesets rulesets, TimeProvider clock, ILogger<CloseStreaks> log)
{
    /// <summary>So few that the events of these buddies wait for some milliseconds only.</summary>
    public const int PageSize = 200;

    private const int MostSetAside = 10_000;

    private static readonly Counter<long> Closed =
        HatchedTelemetry.Meter.CreateCounter<long>("hatched.streaks.closed", description: "Buddies whose missed periods the clock has settled.");

    /// <summary>An event that came just before is let by: it may still be on its way through the stages.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromSeconds(30);

    /// <summary>What a plan leaves out is not closed; it is looked at again.</summary>
    private static readonly TimeSpan WithoutCapability = TimeSpan.FromDays(1);

    private static readonly TimeSpan SetAside = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _setAside = new();

    /// <summary>Closes a page of what is due; false when that was the last.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var (buddy, _) in _setAside.Where(one => one.Value <= now))
        {
            _setAside.TryRemove(buddy, out _);
        }

        List<Guid> page = [];
        try
        {
            return await StepAsync(PageSize, page, now, ct);
        }
        catch (Exception exception) when (page.Count > 0 && !Outages.IsOutage(exception) && !ct.IsCancellationRequested)
        {
            await OneByOneAsync(page, now, ct);
            return true;
        }
    }

    // Something of the page cannot be closed. What is found to be it stands aside; the rest is done.
    private async Task OneByOneAsync(List<Guid> page, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var buddy in page)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(ct);
                await using var transaction = await connection.BeginTransactionAsync(ct);
                await CloseAsync(connection, await StreakClosingSql.LockAsync(connection, buddy, ct), now, ct);
                await transaction.CommitAsync(ct);
            }
            catch (Exception exception) when (!Outages.IsOutage(exception) && !ct.IsCancellationRequested && _setAside.Count < MostSetAside)
            {
                _setAside[buddy] = now + SetAside;
                log.LogError(exception, "The streaks of buddy {BuddyId} cannot be closed", buddy);
            }
        }
    }

    private async Task<bool> StepAsync(int size, List<Guid> page, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var locked = await StreakClosingSql.LockDueAsync(connection, now - OnTheWay, [.. _setAside.Keys], size, ct);
        page.AddRange(locked.Select(row => row.BuddyId));
        await CloseAsync(connection, locked, now, ct);
        await transaction.CommitAsync(ct);
        return locked.Count == size;
    }

    private async Task CloseAsync(NpgsqlConnection connection, List<LockedStreaks> locked, DateTimeOffset now, CancellationToken ct)
    {
        if (locked.Count is 0)
        {
            return;
        }

        var owners = await StreakClosingSql.FindOwnersAsync(connection, [.. locked.Select(row => row.BuddyId)], ct);
        List<ClosedStreaks> closed = [];
        List<OutboxMessage> news = [];
        foreach (var row in locked)
        {
            // Archived ones have no streaks to lose.
            closed.Add(owners.TryGetValue(row.BuddyId, out var owner)
                ? await CloseAsync(row, owner, news, now, ct)
                : new ClosedStreaks(row.BuddyId, null, null));
        }

        await StreakClosingSql.WriteAsync(connection, closed, news, now, ct);
        Closed.Add(closed.Count(one => one.State is not null));
    }

    private async ValueTask<ClosedStreaks> CloseAsync(
        LockedStreaks row, StreakOwner owner, List<OutboxMessage> news, DateTimeOffset now, CancellationToken ct)
    {
        var rules = (await rulesets.GetAsync(owner.ConfigVersionId, ct)).Without(owner.Lacking);
        if (rules.Lacks(Capabilities.Streaks))
        {
            return new ClosedStreaks(row.BuddyId, null, now + WithoutCapability);
        }

        var state = row.Read();
        var due = Evaluator.StreaksDueAt(rules, state, owner.Audience);
        if (row.IsFirstLook || due is null || due > now - OnTheWay)
        {
            // Of what was lost before streaks were closed by the clock the next event tells, as it did then: nobody hears of it years later.
            return new ClosedStreaks(row.BuddyId, null, row.IsFirstLook && due <= now - OnTheWay ? null : due);
        }

        var result = Evaluator.CloseStreaks(rules, state, owner.Audience, now - OnTheWay);
        news.AddRange(News.Facts(row.BuddyId, owner.UserId, result, rules.Document.Evolution.AutoEvolve, now)
            .Select(fact => OutboxMessage.Of(fact, owner.CustomerId, row.BuddyId)));
        return new ClosedStreaks(row.BuddyId, result.State, result.StreaksDueAt);
    }
}
