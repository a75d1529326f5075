using System.Diagnostics.Metrics;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Messaging;
using Hatched.Contracts.Internal;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Explanations;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>One event's outcome, with the credits that Economy must hold for it.</summary>
internal sealed record AppliedEvent(EventOutcome Outcome, string Explanation, IReadOnlyList<PostingToMake> Postings);

/// <summary>What came of a set of events.</summary>
internal sealed record AppliedSet(IReadOnlyList<AppliedEvent> Applied, IReadOnlyList<UnappliedEvent> Unapplied);

/// <summary>Applies a set of events, each exactly once: evaluates, then writes state, outcomes and news in one transaction.</summary>
/// <remarks>
/// The usual way is one round trip: buddies as this process left them last, and a write that stands only if they are so still and no event of the
/// set was applied before. Otherwise two, the first begins and the second commits: it locks the buddies, then looks at what was applied
/// already, so that of two deliveries of one event the later sees the earlier's outcome. The primary key of the outcomes guards both.
/// A member that cannot be applied, or not now, leaves the set: the others do not wait for it.
/// </remarks>
internal sealed class ApplyEvents(
    NpgsqlDataSource database, Rulesets rulesets, RecentBuddies recent, SharedTexts texts, ExplanationTexts explanations, TimeProvider clock,
    ILogger<ApplyEvents> log)
{
    private const int MaxAttempts = 5;
    private static readonly Counter<long> Applied = HatchedTelemetry.Meter.CreateCounter<long>("hatched.events.applied", description: "Events evaluated and committed.");
    private static readonly RawJson NothingForNobody = Nothing(EventHint.NoBuddy);
    private static readonly RawJson NothingPublished = Nothing(EventHint.NoPublishedConfig);
    private static readonly Explanation[] NoBuddy = [new("event", "", "", ExplanationOutcome.Skipped, "no_buddy")];

    /// <summary>A single event that cannot be applied is thrown; of several, it is left out.</summary>
    public async Task<AppliedSet> ApplyAsync(IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        try
        {
            return await ApplyTogetherAsync(events, ct);
        }
        catch (Exception exception) when (events.Count > 1 && !Outages.IsOutage(exception))
        {
            return await ApplyInHalvesAsync(events, exception, ct);
        }
    }

    private async Task<AppliedSet> ApplyTogetherAsync(IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (recent.Find(events) is { } known)
        {
            if (await TryApplyAsync(connection, events, new LockedBuddies(known, [], [], []), WriteEventsSql.TryWriteAsync, ct) is { } applied)
            {
                return applied;
            }

            recent.Forget(known.Keys);
        }

        return await ApplyLockedAsync(connection, events, ct);
    }

    // Something of the set cannot be written. It is looked for by halves, so that one among many costs a handful of tries.
    private async Task<AppliedSet> ApplyInHalvesAsync(IReadOnlyList<EventToEvaluate> events, Exception reason, CancellationToken ct)
    {
        if (events.Count is 1)
        {
            return new AppliedSet([], [LeaveOut(events[0], reason)]);
        }

        List<AppliedEvent> applied = [];
        List<UnappliedEvent> unapplied = [];
        foreach (var half in events.Chunk((events.Count + 1) / 2))
        {
            AppliedSet part;
            try
            {
                part = await ApplyTogetherAsync(half, ct);
            }
            catch (Exception exception) when (!Outages.IsOutage(exception))
            {
                part = await ApplyInHalvesAsync(half, exception, ct);
            }

            applied.AddRange(part.Applied);
            unapplied.AddRange(part.Unapplied);
        }

        return new AppliedSet(applied, unapplied);
    }

    private UnappliedEvent LeaveOut(EventToEvaluate e, Exception reason)
    {
        log.LogError(reason, "An event of customer {CustomerId} cannot be applied", e.CustomerId); // its id is the customer's, and may name a person
        return new UnappliedEvent(e.CustomerId, e.EventId, IsHeldUp: false);
    }

    // What goes to no buddy has no row to lock: a delivery of the same event at the same time is found out by the key, and seen by the next look.
    private async Task<AppliedSet> ApplyLockedAsync(NpgsqlConnection connection, IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var met = await ApplyEventsSql.BeginAsync(connection, events, ct);
            try
            {
                return (await TryApplyAsync(connection, events, met, WriteEventsSql.CommitAsync, ct))!;
            }
            catch (PostgresException refused) when (refused.IsConflict() && attempt < MaxAttempts)
            {
                await RollBackAsync(connection, ct);
            }
            catch (Exception)
            {
                await RollBackAsync(connection, ct); // the transaction is ours by hand: the pool would hand it on as it is
                throw;
            }
        }
    }

    private static RawJson Nothing(string hint) =>
        new(JsonSerializer.Serialize(EventEffects.None with { Hint = hint }, EvaluationJson.Default.EventEffects));

    private static async Task RollBackAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (connection.FullState is System.Data.ConnectionState.Open)
        {
            await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
            await rollback.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Null when <paramref name="write"/> has refused.</summary>
    private async Task<AppliedSet?> TryApplyAsync(
        NpgsqlConnection connection,
        IReadOnlyList<EventToEvaluate> events,
        LockedBuddies met,
        Func<NpgsqlConnection, ApplyEventsWrites, Guid[], CancellationToken, Task<bool>> write,
        CancellationToken ct)
    {
        var writes = new ApplyEventsWrites(clock.GetUtcNow());
        var applied = new List<AppliedEvent>(events.Count);
        List<UnappliedEvent> unapplied = [];
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            var key = (e.CustomerId, e.EventId);
            if (!met.Earlier.TryGetValue(key, out var answer))
            {
                if (met.HeldUp.Contains(BuddyOwner.Of(e)))
                {
                    unapplied.Add(new UnappliedEvent(e.CustomerId, e.EventId, IsHeldUp: true));
                    continue;
                }

                try
                {
                    answer = met.Buddies.GetValueOrDefault(BuddyOwner.Of(e)) is { } buddy
                        ? await EvaluateAsync(e, buddy, writes, ct)
                        : Outcome(e, null, met.WithoutConfig.Contains(e.CustomerId) ? NothingPublished : NothingForNobody, NoBuddy, [], e.TimeZone);
                }
                catch (Exception exception) when (events.Count > 1 && !Outages.IsOutage(exception))
                {
                    unapplied.Add(LeaveOut(e, exception));
                    continue;
                }

                writes.Outcomes.Add(answer);
                met.Earlier[key] = answer; // the same event twice in one set
            }

            applied.Add(answer);
        }

        var unknown = texts.Unknown(writes.Outcomes.Select(one => one.Outcome.ExplanationId));
        if (!await write(connection, writes, unknown, ct))
        {
            return null;
        }

        texts.Remember(unknown);
        recent.Remember(writes.Changed);
        Applied.Add(writes.Outcomes.Count);
        return new AppliedSet(applied, unapplied);
    }

    private async ValueTask<AppliedEvent> EvaluateAsync(EventToEvaluate e, BuddyInHand buddy, ApplyEventsWrites writes, CancellationToken ct)
    {
        var rules = (await rulesets.GetAsync(buddy.ConfigVersionId, ct)).Without(buddy.Lacking);
        var result = Evaluator.Evaluate(
            rules, buddy.State, new InboundEvent(e.CustomerId, e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, e.Properties ?? default, e.TimeZone,
                buddy.DefaultTimeZone, e.ReceivedAt));
        var outcome = Outcome(
            e,
            buddy.BuddyId,
            new RawJson(JsonSerializer.Serialize(result.Effects, EvaluationJson.Default.EventEffects)),
            result.Explanations,
            [.. News.Postings(e.CustomerId, buddy.BuddyId, e.UserId, result, e.EventId, fromEvent: true, rules, e.RequestId)],
            result.TimeZone);
        // Last, when nothing can fail any more: an event that is left out has changed nothing.
        (buddy.State, buddy.StreaksDueAt) = (result.State, result.StreaksDueAt);
        writes.Change(buddy);
        writes.Tell(e, buddy, result, rules);
        return outcome;
    }

    private AppliedEvent Outcome(
        EventToEvaluate e, Guid? buddyId, RawJson effects, IReadOnlyList<Explanation> reasons, IReadOnlyList<PostingToMake> postings,
        string? timeZone)
    {
        var (id, text) = explanations.Of(reasons);
        return new AppliedEvent(new EventOutcome(e.CustomerId, e.EventId, buddyId, effects, id, timeZone), text, postings);
    }
}
