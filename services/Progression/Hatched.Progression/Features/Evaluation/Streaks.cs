using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Progression.Features.Configs.Document;

namespace Hatched.Progression.Features.Evaluation;

/// <summary>A streak definition as one audience meets it.</summary>
internal sealed class CompiledStreak
{
    private readonly StreakDefinition _definition;
    private readonly Dictionary<int, (CompiledReward Reward, string? Badge)> _milestones;

    public CompiledStreak(StreakDefinition definition, string? audience, CompiledTokens tokens, FactIndex facts)
    {
        _definition = definition;
        _milestones = definition.Milestones.DistinctBy(m => m.Count).ToDictionary(m => m.Count, m => (
            new CompiledReward("streak_milestone", $"streak:{Key}:milestone:{m.Count}", Key, m.Coins, m.TokenKey, m.TokenAmount, tokens), m.BadgeKey));
        Where = Where.Compile(definition.Where);
        TickBonus = new CompiledReward("streak_tick", $"streak:{Key}:tick", Key, definition.TickBonusCoins, null, null, tokens);
        Blocked = Reasons.Blocked(definition.IsActive, definition.Audience, audience);
        Explained = new Explained("streak", definition.Id.ToString(), Key);
        Fact = facts.Streak(Key);
    }

    public string Key => _definition.Key;

    public string EventType => _definition.EventType;

    public Period Period => _definition.Period;

    public StreakDefinition Definition => _definition;

    public int MaxFreezes => _definition.Freeze?.MaxHeld ?? 0;

    public Where Where { get; }

    public CompiledReward TickBonus { get; }

    public Reason Blocked { get; }

    public Explained Explained { get; }

    public int Fact { get; }

    public bool TryMilestone(int count, out CompiledReward reward, out string? badgeKey)
    {
        var found = _milestones.TryGetValue(count, out var milestone);
        (reward, badgeKey) = milestone;
        return found;
    }

    /// <summary>The streak's length at a moment: 0 once more periods were missed than freezes are held.</summary>
    public int CurrentAt(BuddyState state, DateTimeOffset at)
    {
        var streak = StateOf(state);
        return streak.Settled is { } settled && Calendar.Number(Period, at) - settled - 1 > streak.Freezes ? 0 : streak.Current;
    }

    /// <summary>The stored state. After a change of the period its numbers mean nothing: the length stays, and the next tick continues it.</summary>
    public StreakState StateOf(BuddyState state)
    {
        var streak = state.Streaks.GetValueOrDefault(Key);
        return streak.Unit == (int)Period ? streak : streak with { Unit = (int)Period, Settled = null, Ticked = null };
    }
}

/// <summary>Moves streaks on: at most one tick a period, by <c>occurred_at</c>.</summary>
/// <remarks>
/// Missed periods are settled one by one: each burns a freeze while one is held, the first without one breaks the
/// streak. That happens at the next tick or when <see cref="Close"/> is told the time, with the same end either way. A
/// settled period stays settled: what comes for it later neither ticks nor mends.
/// </remarks>
internal static class Streaks
{
    public static void Tick(Run run, CompiledStreak[] streaks, JsonElement properties)
    {
        foreach (var streak in streaks)
        {
            run.Explain(streak.Explained, Tick(run, streak, properties));
        }
    }

    /// <summary>Settles what lies before the current period, for a sweep that runs after periods end.</summary>
    public static void Close(Run run, CompiledStreak streak)
    {
        var was = streak.StateOf(run.State);
        if (was.Current == 0 || was.Settled is not { } settled)
        {
            return;
        }

        var before = Calendar.Number(streak.Period, run.At) - 1;
        if (before > settled)
        {
            run.State.Streaks[streak.Key] = Miss(run, streak, was, before - settled) with { Settled = before };
        }
    }

    private static Reason Tick(Run run, CompiledStreak streak, JsonElement properties)
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

        var period = Calendar.Number(streak.Period, run.At);
        var was = streak.StateOf(run.State);
        if (was.Settled is { } settled && period <= settled)
        {
            return period == was.Ticked ? Reason.AlreadyTicked : Reason.LateEvent;
        }

        var missed = was.Settled is { } last ? period - last - 1 : 0;
        var kept = missed > 0 && was.Current > 0 ? Miss(run, streak, was, missed) : was;
        var current = kept.Current + 1;
        var now = kept with { Current = current, Longest = Math.Max(kept.Longest, current), Settled = period, Ticked = period };
        run.State.Streaks[streak.Key] = now;
        run.Touched.Add(streak.Fact);
        run.Tell(new Happening.StreakTicked(streak.Key, current, now.Longest));
        streak.TickBonus.Pay(run);
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
            reward.Pay(run);
            Badges.Give(run, badgeKey);
        }

        run.AddStreak(new StreakUpdate(streak.Key, definition.Label, definition.Icon, now.Current, now.Longest, hit, definition.Hero));
    }
}
