using Hatched.Rules.Compiled;
using Hatched.Rules.Explanations;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Hatched.Rules.Steps;

namespace Hatched.Rules.Evaluation;

/// <summary>What people and the system do to a buddy besides events. No rule pays here; badges, path and readiness follow.</summary>
/// <remarks>Kinds of postings are unique within one call: the caller gives each call its own source id.</remarks>
internal static partial class Evaluator
{
    /// <summary>Looks again at badges, path and readiness: after a balance, an item, a gate or the pinned config changed.</summary>
    public static EvaluationResult Reevaluate(Ruleset rules, BuddyState state, string audience, DateTimeOffset now) =>
        Settle(Start(rules, state, audience, now), state);

    /// <summary>Changes skills, each clamped to 0…max. Keys must be known: <c>rules.Skills.Find(key)</c>.</summary>
    public static EvaluationResult ChangeSkills(
        Ruleset rules, BuddyState state, string audience, DateTimeOffset now, IEnumerable<SkillChange> changes)
    {
        var run = Start(rules, state, audience, now);
        foreach (var (key, action, amount) in changes)
        {
            var skill = rules.Skills.Find(key) ?? throw new ArgumentException($"No skill '{key}'.", nameof(changes));
            var value = run.State.Skills.GetValueOrDefault(key);
            Skills.Set(run, skill, action switch
            {
                SkillAction.Set => amount,
                SkillAction.Increase => value + amount,
                _ => value - amount,
            });
        }

        return Settle(run, state);
    }

    /// <summary>Awards a badge by hand. A result comes with <see cref="BadgeAward.Awarded"/> only.</summary>
    public static (BadgeAward Outcome, EvaluationResult? Result) AwardBadge(
        Ruleset rules, BuddyState state, string audience, DateTimeOffset now, string badgeKey)
    {
        var run = Start(rules, state, audience, now);
        if (!run.Plan.BadgesByKey.TryGetValue(badgeKey, out var badge) || badge.Blocked != Reason.None)
        {
            return (BadgeAward.UnknownBadge, null);
        }

        return Badges.TryAward(run, badge) ? (BadgeAward.Awarded, Settle(run, state)) : (BadgeAward.AlreadyAwarded, null);
    }

    /// <summary>The buddy has reached its next stage (2…5).</summary>
    public static EvaluationResult CompleteEvolution(Ruleset rules, BuddyState state, string audience, DateTimeOffset now)
    {
        var run = Start(rules, state, audience, now);
        if (run.State.Stage >= 5)
        {
            throw new InvalidOperationException("Stage 5 is the last.");
        }

        run.State.Stage++;
        run.State.StageAnnounced = Math.Max(run.State.StageAnnounced, run.State.Stage);
        run.Touched.Add(rules.StageFact);
        return Settle(run, state);
    }

    /// <summary>Settles the missed periods that ended 24 hours before <paramref name="now"/>: burns freezes, breaks streaks. Running it again changes nothing.</summary>
    /// <remarks>Nothing else follows: what conditions see of a streak is its longest.</remarks>
    public static EvaluationResult CloseStreaks(Ruleset rules, BuddyState state, string audience, DateTimeOffset now)
    {
        var run = Start(rules, state, audience, now);
        Streaks.Close(run, now);
        return run.Finish();
    }

    /// <summary>When <see cref="CloseStreaks"/> has the next thing to do; null: no streak runs.</summary>
    public static DateTimeOffset? StreaksDueAt(Ruleset rules, BuddyState state, string audience) => Streaks.DueAt(rules.For(audience), state);

    /// <summary>Gives a user's time zone by hand. What has closed by the old one stays closed.</summary>
    /// <param name="zone">Null: the customer's default again, from the next event on.</param>
    public static EvaluationResult SetTimeZone(Ruleset rules, BuddyState state, string audience, DateTimeOffset now, string? zone)
    {
        var run = Start(rules, state, audience, now);
        Streaks.Close(run, now);
        run.State.TimeZone = zone;
        run.State.StreakZone = run.State.StreakZoneAt(now);
        return run.Finish();
    }

    /// <summary>Gives freezes of a streak, up to what may be held; null when the streak is unknown or has no freezes.</summary>
    public static EvaluationResult? GrantFreezes(
        Ruleset rules, BuddyState state, string audience, DateTimeOffset now, string streakKey, int count)
    {
        var run = Start(rules, state, audience, now);
        var streak = run.Plan.Streaks.FirstOrDefault(s => s.Key == streakKey && s.Blocked == Reason.None && s.MaxFreezes > 0);
        if (streak is null)
        {
            return null;
        }

        var was = streak.StateOf(run.State);
        run.State.Streaks[streakKey] = was with { Freezes = (int)Math.Min((long)was.Freezes + count, Math.Max(was.Freezes, streak.MaxFreezes)) };
        return Settle(run, state);
    }

    private static Run Start(Ruleset rules, BuddyState state, string audience, DateTimeOffset now) =>
        new(rules, rules.For(audience), state.Clone(), now);
}

/// <summary>One entry of <c>PATCH /buddies/{id}/skills</c>. <c>Amount</c> is the value itself for <see cref="SkillAction.Set"/>.</summary>
internal readonly record struct SkillChange(string Key, SkillAction Action, long Amount);

[System.Text.Json.Serialization.JsonConverter(typeof(SnakeCaseEnumConverter<SkillAction>))]
public enum SkillAction
{
    Increase,
    Decrease,
    Set,
}

internal enum BadgeAward
{
    Awarded,
    AlreadyAwarded,

    /// <summary>Not in the config, inactive, or for another audience.</summary>
    UnknownBadge,
}
