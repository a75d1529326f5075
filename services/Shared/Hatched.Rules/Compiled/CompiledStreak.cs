using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.State;

namespace Hatched.Rules.Compiled;

/// <summary>A streak definition as one audience meets it.</summary>
internal sealed class CompiledStreak
{
    private readonly StreakDefinition _definition;
    private readonly Dictionary<int, (CompiledReward Reward, string? Badge)> _milestones;

    public CompiledStreak(StreakDefinition definition, string? audience, CompiledTokens tokens, FactIndex facts, PropertyIndex properties)
    {
        _definition = definition;
        _milestones = definition.Milestones.DistinctBy(m => m.Count).ToDictionary(m => m.Count, m => (
            new CompiledReward("streak_milestone", $"streak:{Key}:milestone:{m.Count}", Key, m.Coins, m.TokenKey, m.TokenAmount, tokens), m.BadgeKey));
        Where = properties.Compile(definition.Where);
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
        var zone = ZoneAt(state, at);
        return StreakDays.Missed(streak, Period, Calendar.Number(Period, at, zone), at.ToUnixTimeMilliseconds(), zone) > streak.Freezes
            ? 0
            : streak.Current;
    }

    /// <summary>Whether the period that holds a moment has had its tick.</summary>
    /// <remarks>West of the last tick it may be a later one: there is none to have twice.</remarks>
    public bool HasTickedAt(BuddyState state, DateTimeOffset at)
    {
        var (streak, zone) = (StateOf(state), ZoneAt(state, at));
        var number = Calendar.Number(Period, at, zone);
        return streak.Ticked == number || (streak.Ticked > number && streak.Zone != zone);
    }

    /// <summary>The stored state. After a change of the period its numbers mean nothing: the length stays, and the next tick continues it.</summary>
    public StreakState StateOf(BuddyState state)
    {
        var streak = state.Streaks.GetValueOrDefault(Key);
        return streak.Unit == (int)Period ? streak : streak with { Unit = (int)Period, Settled = null, Ticked = null, Held = null };
    }

    private static string? ZoneAt(BuddyState state, DateTimeOffset at) => state.StreakZoneAt(at).Name;
}
