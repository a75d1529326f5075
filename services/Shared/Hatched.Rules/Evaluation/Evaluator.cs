using Hatched.Rules.Compiled;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Hatched.Rules.Steps;

namespace Hatched.Rules.Evaluation;

/// <summary>
/// What an event does to a buddy: a pure function of rules, state and event. No I/O, no clock, no randomness; the given
/// state is never changed.
/// </summary>
/// <remarks>
/// The order, which later steps may rely on: 0. streaks whose periods had closed when the event was told;
/// 1. counters (total, by type, filtered); 2. streaks, with tick bonuses and milestones; 3. skill rules; 4. coin rules,
/// whose multipliers see the streak just ticked; 5. token earn rules; 6. badges and the path in turns until nothing moves,
/// since awards, coins and steps may satisfy each other's conditions; 7. readiness for the next stage. Within a step,
/// rules run in the config's order; a full wallet favours the earlier.
/// </remarks>
internal static partial class Evaluator
{
    public static EvaluationResult Evaluate(Ruleset rules, BuddyState state, InboundEvent e)
    {
        var run = new Run(rules, rules.For(e.Audience), state.Clone(), e.OccurredAt) { ReceivedAt = e.ReceivedAt };
        if (e.ReceivedAt is { } received)
        {
            Streaks.Close(run, received);
            run.EndClosing();
        }

        var plan = run.Plan.Events.GetValueOrDefault(e.Type);
        run.IsTypeKnown = plan is not null;
        var properties = new EventProperties(plan?.Properties ?? PropertyIndex.Empty, e.Properties);
        Place(run, e);
        Count(run, plan, e, properties);
        if (plan is not null)
        {
            Streaks.Tick(run, plan.Streaks, properties);
            Skills.Grow(run, plan.SkillRules, properties);
            Coins.Earn(run, plan.CoinRules, e, properties);
            Tokens.Earn(run, plan.TokenRules, properties);
        }

        return Settle(run, state);
    }

    /// <summary>The zone in force: the event's own, which becomes the buddy's, else the buddy's, else the customer's.</summary>
    private static void Place(Run run, InboundEvent e)
    {
        run.State.TimeZone = e.TimeZone ?? run.State.TimeZone;
        run.TimeZone = run.State.TimeZone ?? e.DefaultTimeZone;
        run.State.StreakZone = StreakDays.Move(run.State.StreakZone, run.TimeZone, e.OccurredAt);
    }

    private static void Count(Run run, EventPlan? plan, InboundEvent e, EventProperties properties)
    {
        run.State.TotalEvents++;
        run.State.Counters[e.Type] = run.State.Counters.GetValueOrDefault(e.Type) + 1;
        run.Touched.Add(run.Rules.TotalEventsFact);
        if (plan is null)
        {
            return;
        }

        run.Touched.Add(plan.Fact);
        foreach (var (key, where) in plan.Counters)
        {
            if (where.Holds(properties))
            {
                run.State.FilteredCounters[key] = run.State.FilteredCounters.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>Badges and path to a fixed point, then readiness. Every turn awards or completes something, and each can be had once: it ends.</summary>
    private static EvaluationResult Settle(Run run, BuddyState before)
    {
        bool moved;
        do
        {
            moved = Badges.Award(run);
            moved |= Paths.Advance(run);
        }
        while (moved);

        Badges.Explain(run, before);
        Paths.ExplainRest(run, before);
        Evolution.Check(run);
        return run.Finish();
    }
}
