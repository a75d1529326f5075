using System.Diagnostics.Metrics;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Hatched.Progression.Features.Configs;
using Hatched.Progression.Features.Evaluation;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Progression.Features.Events;

/// <summary>One event's outcome, with the credits that Economy must hold for it.</summary>
internal sealed record AppliedEvent(EventOutcome Outcome, string Explanation, IReadOnlyList<PostingToMake> Postings);

/// <summary>Applies a set of events, each exactly once: locks the buddies in id order, evaluates, writes state, outcomes and news in one transaction.</summary>
/// <remarks>
/// Two round trips for any number of events, the first begins and the second commits. The locks come before the look at what was applied
/// already, so that of two deliveries of one event the later sees the earlier's outcome; the primary key of the outcomes guards the rest.
/// </remarks>
internal sealed class ApplyEvents(NpgsqlDataSource database, Rulesets rulesets, SharedTexts texts, ExplanationTexts explanations, TimeProvider clock)
{
    private static readonly Counter<long> Applied = HatchedTelemetry.Meter.CreateCounter<long>("hatched.events.applied", description: "Events evaluated and committed.");
    private static readonly RawJson NoEffects = new(JsonSerializer.Serialize(EventEffects.None, EvaluationJson.Default.EventEffects));
    private static readonly Explanation[] NoBuddy = [new("event", "", "", ExplanationOutcome.Skipped, "no_buddy")];

    public async Task<IReadOnlyList<AppliedEvent>> ApplyAsync(IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var (buddies, earlier) = await ApplyEventsSql.BeginAsync(connection, events, ct);
        var writes = new ApplyEventsWrites(clock.GetUtcNow());
        var answers = new AppliedEvent[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            var key = (e.CustomerId, e.EventId);
            if (!earlier.TryGetValue(key, out var answer))
            {
                answer = buddies.GetValueOrDefault((e.CustomerId, e.UserId, e.Audience)) is { } buddy
                    ? await EvaluateAsync(e, buddy, writes, ct)
                    : Outcome(e, null, NoEffects, NoBuddy, []);
                writes.Outcomes.Add(answer);
                earlier[key] = answer; // the same event twice in one set
            }

            answers[i] = answer;
        }

        var unknown = texts.Unknown(writes.Outcomes.Select(applied => applied.Outcome.ExplanationId));
        await ApplyEventsSql.CommitAsync(connection, writes, unknown, ct);
        texts.Remember(unknown);
        Applied.Add(writes.Outcomes.Count);
        return answers;
    }

    private async ValueTask<AppliedEvent> EvaluateAsync(EventToEvaluate e, BuddyInHand buddy, ApplyEventsWrites writes, CancellationToken ct)
    {
        var rules = (await rulesets.GetAsync(buddy.ConfigVersionId, ct)).Without(buddy.Lacking);
        var result = Evaluator.Evaluate(
            rules, buddy.State, new InboundEvent(e.CustomerId, e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, e.Properties ?? default));
        buddy.State = result.State;
        buddy.Coins = result.State.Coins;
        writes.Changed.Add(buddy);
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

/// <summary>A locked buddy and its state as the set goes on.</summary>
internal sealed class BuddyInHand
{
    public required Guid BuddyId { get; init; }

    public required Guid ConfigVersionId { get; init; }

    public required BuddyState State { get; set; }

    public long Coins { get; set; }

    /// <summary>What the customer's plan leaves out.</summary>
    public required Capabilities Lacking { get; init; }
}
