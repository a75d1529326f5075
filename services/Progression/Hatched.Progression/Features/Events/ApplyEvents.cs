using System.Diagnostics.Metrics;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Hatched.Progression.Features.Configs;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Explanations;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Progression.Features.Events;

/// <summary>One event's outcome, with the credits that Economy must hold for it.</summary>
internal sealed record AppliedEvent(EventOutcome Outcome, string Explanation, IReadOnlyList<PostingToMake> Postings);

/// <summary>Applies a set of events, each exactly once: evaluates, then writes state, outcomes and news in one transaction.</summary>
/// <remarks>
/// The usual way is one round trip: buddies as this process left them last, and a write that stands only if they are so still and no event of the
/// set was applied before. Otherwise two, the first begins and the second commits: it locks the buddies in id order, then looks at what was applied
/// already, so that of two deliveries of one event the later sees the earlier's outcome. The primary key of the outcomes guards both.
/// </remarks>
internal sealed class ApplyEvents(
    NpgsqlDataSource database, Rulesets rulesets, RecentBuddies recent, SharedTexts texts, ExplanationTexts explanations, TimeProvider clock)
{
    private const int MaxAttempts = 5;
    private static readonly Counter<long> Applied = HatchedTelemetry.Meter.CreateCounter<long>("hatched.events.applied", description: "Events evaluated and committed.");
    private static readonly RawJson NoEffects = new(JsonSerializer.Serialize(EventEffects.None, EvaluationJson.Default.EventEffects));
    private static readonly Explanation[] NoBuddy = [new("event", "", "", ExplanationOutcome.Skipped, "no_buddy")];

    public async Task<IReadOnlyList<AppliedEvent>> ApplyAsync(IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (recent.Find(events) is { } known)
        {
            if (await TryApplyAsync(connection, events, known, [], WriteEventsSql.TryWriteAsync, ct) is { } applied)
            {
                return applied;
            }

            recent.Forget(known.Keys);
        }

        return await ApplyLockedAsync(connection, events, ct);
    }

    // What goes to no buddy has no row to lock: a delivery of the same event at the same time is found out by the key, and seen by the next look.
    private async Task<AppliedEvent[]> ApplyLockedAsync(NpgsqlConnection connection, IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (buddies, earlier) = await ApplyEventsSql.BeginAsync(connection, events, ct);
            try
            {
                return (await TryApplyAsync(connection, events, buddies, earlier, WriteEventsSql.CommitAsync, ct))!;
            }
            catch (PostgresException refused) when (refused.IsConflict() && attempt < MaxAttempts)
            {
                await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
                await rollback.ExecuteNonQueryAsync(ct);
            }
        }
    }

    /// <summary>Null when <paramref name="write"/> has refused.</summary>
    private async Task<AppliedEvent[]?> TryApplyAsync(
        NpgsqlConnection connection,
        IReadOnlyList<EventToEvaluate> events,
        Dictionary<BuddyOwner, BuddyInHand> buddies,
        Dictionary<(Guid, string), AppliedEvent> earlier,
        Func<NpgsqlConnection, ApplyEventsWrites, Guid[], CancellationToken, Task<bool>> write,
        CancellationToken ct)
    {
        var writes = new ApplyEventsWrites(clock.GetUtcNow());
        var answers = new AppliedEvent[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            var key = (e.CustomerId, e.EventId);
            if (!earlier.TryGetValue(key, out var answer))
            {
                answer = buddies.GetValueOrDefault(BuddyOwner.Of(e)) is { } buddy
                    ? await EvaluateAsync(e, buddy, writes, ct)
                    : Outcome(e, null, NoEffects, NoBuddy, []);
                writes.Outcomes.Add(answer);
                earlier[key] = answer; // the same event twice in one set
            }

            answers[i] = answer;
        }

        var unknown = texts.Unknown(writes.Outcomes.Select(applied => applied.Outcome.ExplanationId));
        if (!await write(connection, writes, unknown, ct))
        {
            return null;
        }

        texts.Remember(unknown);
        recent.Remember(writes.Changed);
        Applied.Add(writes.Outcomes.Count);
        return answers;
    }

    private async ValueTask<AppliedEvent> EvaluateAsync(EventToEvaluate e, BuddyInHand buddy, ApplyEventsWrites writes, CancellationToken ct)
    {
        var rules = (await rulesets.GetAsync(buddy.ConfigVersionId, ct)).Without(buddy.Lacking);
        var result = Evaluator.Evaluate(
            rules, buddy.State, new InboundEvent(e.CustomerId, e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, e.Properties ?? default));
        buddy.State = result.State;
        writes.Change(buddy);
        writes.Tell(e, buddy, result, rules);
        return Outcome(
            e,
            buddy.BuddyId,
            new RawJson(JsonSerializer.Serialize(result.Effects, EvaluationJson.Default.EventEffects)),
            result.Explanations,
            [.. News.Postings(e.CustomerId, buddy.BuddyId, e.UserId, result, e.EventId, fromEvent: true, rules, e.RequestId)]);
    }

    private AppliedEvent Outcome(
        EventToEvaluate e, Guid? buddyId, RawJson effects, IReadOnlyList<Explanation> reasons, IReadOnlyList<PostingToMake> postings)
    {
        var (id, text) = explanations.Of(reasons);
        return new AppliedEvent(new EventOutcome(e.CustomerId, e.EventId, buddyId, effects, id), text, postings);
    }
}
