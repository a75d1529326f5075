using Hatched.Contracts.Internal;
using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Hatched.Rules.State;

namespace Hatched.Rules.Steps;

/// <summary>Moves streaks on: at most one tick a period, by <c>occurred_at</c>.</summary>
/// <remarks>
/// Missed periods are settled one by one: each burns a freeze while one is held, the first without one breaks the
/// streak. That happens at the next tick, or 24 hours after the period's end, whoever looks first: the next event of the
/// buddy, of whatever type, or the sweep. A settled period stays settled: what comes for it later neither ticks nor mends.
/// </remarks>
internal static class Streaks
{
    public static void Tick(Run run, CompiledStreak[] streaks, EventProperties properties)
    {
        foreach (var streak in streaks)
        {
            run.Explain(streak.Explained, Tick(run, streak, properties));
        }
    }

    /// <summary>Settles the missed periods that are closed at a moment. How often it is asked, and when, changes nothing.</summary>
    public static void Close(Run run, DateTimeOffset at)
    {
        if (run.Rules.Lacks(Capabilities.Streaks))
        {
            return;
        }

        foreach (var streak in run.Plan.Streaks)
        {
            if (streak.Blocked is Reason.None)
            {
                Close(run, streak, at);
            }
        }
    }

    private static void Close(Run run, CompiledStreak streak, DateTimeOffset at)
    {
        var zone = run.State.StreakZone.Name;
        var was = streak.StateOf(run.State);
        while (StreakDays.ClosesAt(was, streak.Period, zone) is { } closes && closes <= at)
        {
            var last = StreakDays.LastClosed(was, streak.Period, at, zone);
            var missed = StreakDays.Missed(was, streak.Period, last + 1, at.ToUnixTimeMilliseconds(), zone);
            was = Miss(run, streak, was, missed) with { Settled = Math.Min(last, StreakDays.Breaking(was)) };
            run.State.Streaks[streak.Key] = was;
        }
    }

    /// <summary>When the clock has the next thing to do with a buddy's streaks; null: nothing runs.</summary>
    public static DateTimeOffset? DueAt(AudiencePlan plan, BuddyState state)
    {
        DateTimeOffset? due = null;
        foreach (var streak in plan.Streaks)
        {
            if (streak.Blocked is Reason.None
                && StreakDays.ClosesAt(streak.StateOf(state), streak.Period, state.StreakZone.Name) is { } closes && (due is null || closes < due))
            {
                due = closes;
            }
        }

        return due;
    }

    private static Reason Tick(Run run, CompiledStreak streak, EventProperties properties)
    {
        if (run.Rules.Lacks(Capabilities.Streaks))
        {
            return Reason.CapabilityOff;
        }

        if (streak.Blocked != Reason.None)
        {
            return streak.Blocked;
        }

        if (!streak.Where.Holds(properties))
        {
            return Reason.ConditionNotMet;
        }

        var zone = run.State.StreakZone.Name;
        var period = Calendar.Number(streak.Period, run.At, zone);
        var was = streak.StateOf(run.State);
        if (was.Settled is { } settled && period <= settled)
        {
            return period == was.Ticked ? Reason.AlreadyTicked : Reason.LateEvent;
        }

        if (StreakDays.IsTooSoon(was, streak.Period, run.AtMs, zone))
        {
            run.State.Streaks[streak.Key] = was with { Held = Math.Max(was.Held ?? period, period) };
            return Reason.AlreadyTicked;
        }

        var missed = StreakDays.Missed(was, streak.Period, period, run.AtMs, zone);
        var kept = missed > 0 && was.Current > 0 ? Miss(run, streak, was, missed) : was;
        var current = kept.Current + 1;
        var now = kept with
        {
            Current = current,
            Longest = Math.Max(kept.Longest, current),
            Settled = period,
            Ticked = period,
            TickedAt = run.AtMs,
            Zone = zone,
            Held = null,
            OpenUntil = StreakDays.OpenUntil(streak.Period, period, run.ReceivedAt, zone),
        };
        run.State.Streaks[streak.Key] = now;
        run.Touched.Add(streak.Fact);
        run.Tell(new Happening.StreakTicked(streak.Key, current, now.Longest));
        Payment.Pay(run, streak.TickBonus);
        Reward(run, streak, now);
        return Reason.Fired;
    }

    private static StreakState Miss(Run run, CompiledStreak streak, StreakState was, long missed)
    {
        var burned = (int)Math.Min(missed, was.Freezes);
        var broken = missed > burned;
        run.Tell(new Happening.StreakBurned(streak.Key, was.Current, burned, broken));
        return was with { Freezes = was.Freezes - burned, Current = broken ? 0 : was.Current };
    }

    private static void Reward(Run run, CompiledStreak streak, StreakState now)
    {
        var definition = streak.Definition;
        int? hit = null;
        if (streak.TryMilestone(now.Current, out var reward, out var badgeKey) && !(now.Milestones ?? []).Contains(now.Current))
        {
            hit = now.Current;
            run.State.Streaks[streak.Key] = now with { Milestones = [.. now.Milestones ?? [], now.Current] };
            run.AddMilestone(now.Current);
            run.Tell(new Happening.StreakMilestone(streak.Key, now.Current, now.Current));
            Payment.Pay(run, reward);
            Badges.Give(run, badgeKey);
        }

        run.AddStreak(new StreakUpdate(streak.Key, definition.Label, definition.Icon, now.Current, now.Longest, hit, definition.Hero));
    }
}
