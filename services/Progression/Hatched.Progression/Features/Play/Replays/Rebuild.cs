using Hatched.Contracts.Internal;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.SkillDecay;
using Hatched.Rules.Compiled;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using StoredWallet = Hatched.Rules.State.Wallet;

namespace Hatched.Progression.Features.Play.Replays;

/// <summary>What is on record of a buddy besides its events.</summary>
/// <param name="Now">Its present state, which says of much when it came.</param>
/// <param name="At">When the event was applied.</param>
/// <param name="Evolutions">When the stages 2, 3 … were entered, those before <paramref name="At"/>.</param>
/// <param name="Decays">What skills lost by the passing of days, those before <paramref name="At"/> in their order.</param>
internal sealed record OnRecord(
    BuddyState Now, DateTimeOffset At, IReadOnlyList<DateTimeOffset> Evolutions, IReadOnlyList<SkillDecayRow> Decays, IReadOnlyList<BadgeAwardRow> Awards, Holdings Holdings);

/// <summary>The state that an event met, from the events before it and from what is on record.</summary>
internal static class Rebuild
{
    public static BuddyState Before(Ruleset rules, EventToEvaluate e, IReadOnlyList<EarlierEvent> earlier, OnRecord record)
    {
        var state = Play(rules, e, earlier, record).Clone();

        // The ledger, and the tables of what is owned, opened and awarded, are exact, whichever rules were in force.
        state.Wallets = record.Holdings.Tokens.ToDictionary(
            token => token.WalletKey, token => new StoredWallet { EventNet = token.Balance, EventEarned = token.LifetimeEarned }, StringComparer.Ordinal);
        state.Items = [.. record.Holdings.ItemIds];
        state.Gates = [.. record.Holdings.GateKeys];
        var ids = earlier.Select(one => one.EventId).ToHashSet(StringComparer.Ordinal);
        state.Badges = record.Awards
            .Where(award => award.SourceEventId != e.EventId && (award.AwardedAt < record.At || (award.SourceEventId is { } source && ids.Contains(source))))
            .ToDictionary(award => award.BadgeKey, award => award.AwardedAt.ToUnixTimeMilliseconds(), StringComparer.Ordinal);

        // What stands in the present state under an earlier time stood there then, unless the event itself put it there.
        bool Stood(long since) => since < record.At.ToUnixTimeMilliseconds() && since != e.OccurredAt.ToUnixTimeMilliseconds();
        state.PathsDone = record.Now.PathsDone.Where(done => Stood(done.Value) || state.PathsDone.ContainsKey(done.Key)).ToDictionary(StringComparer.Ordinal);
        state.BadgesReady = state.BadgesReady.Concat(record.Now.BadgesReady.Where(ready => Stood(ready.Value))).DistinctBy(ready => ready.Key)
            .Where(ready => !state.Badges.ContainsKey(ready.Key)).ToDictionary(StringComparer.Ordinal);
        return state;
    }

    private static BuddyState Play(Ruleset rules, EventToEvaluate target, IReadOnlyList<EarlierEvent> earlier, OnRecord record)
    {
        var state = new BuddyState();
        var between = new Queue<(DateTimeOffset At, SkillDecayRow? Decay)>(
            record.Evolutions.Select(at => (at, (SkillDecayRow?)null)).Concat(record.Decays.Select(decay => (decay.AppliedAt, (SkillDecayRow?)decay))).OrderBy(one => one.Item1));
        foreach (var e in earlier)
        {
            PassUntil(e.ReceivedAt);
            state = Evaluator.Evaluate(
                rules, state, new InboundEvent(target.CustomerId, e.EventId, target.UserId, e.Type, target.Audience, e.OccurredAt, e.Properties ?? default,
                    e.TimeZone, ReceivedAt: e.ReceivedAt)).State;
        }

        PassUntil(record.At);
        return state;

        void PassUntil(DateTimeOffset until)
        {
            while (between.TryPeek(out var next) && next.At <= until)
            {
                between.Dequeue();
                if (next.Decay is null)
                {
                    state = Evaluator.CompleteEvolution(rules, state, target.Audience, next.At).State;
                }
                else
                {
                    state = state.Clone();
                    state.Skills[next.Decay.SkillKey] = next.Decay.Value;
                }
            }
        }
    }
}
