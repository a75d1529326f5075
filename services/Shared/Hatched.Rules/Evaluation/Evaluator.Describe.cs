using Hatched.Rules.Compiled;
using Hatched.Rules.Conditions;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.State;
using Hatched.Rules.Views;

namespace Hatched.Rules.Evaluation;

/// <summary>What a state means to those who look at it.</summary>
internal static partial class Evaluator
{
    private static readonly string[] StageNames = ["Hatchling", "Fledgling", "Juvenile", "Adult", "Elder"];

    /// <summary>How far the next stage is.</summary>
    public static EvolutionStatus Describe(Ruleset rules, BuddyState state)
    {
        var next = rules.Stages.GetValueOrDefault(state.Stage + 1);
        return new EvolutionStatus
        {
            Stage = state.Stage,
            StageName = StageName(rules, state.Stage),
            NextStage = next?.Stage,
            NextStageName = next?.Name,
            Ready = next?.IsReady(state) ?? false,
            AutoEvolve = rules.Document.Evolution.AutoEvolve,
            Requirements = next is null ? [] : [.. next.Requirements.Select(r => r.Describe(state))],
        };
    }

    /// <summary>The configured name of a stage, or the usual one.</summary>
    public static string StageName(Ruleset rules, int stage) =>
        rules.Stages.TryGetValue(stage, out var compiled) ? compiled.Name : StageNames[Math.Clamp(stage, 1, 5) - 1];

    /// <summary>The numbers that a buddy shows at a moment.</summary>
    public static BuddyProgression Progression(Ruleset rules, BuddyState state, string audience, DateTimeOffset now)
    {
        state = ClosedAt(rules, state, audience, now);
        var level = rules.Skills.TotalLevel(state);
        var streaks = rules.For(audience).Streaks.Where(s => s.Blocked == Reason.None).ToArray();
        var shown = streaks.Where(s => s.Definition.Hero).ToArray() is { Length: > 0 } heroes ? heroes : streaks;
        return new BuddyProgression
        {
            Xp = level,
            TotalSkillLevel = level,
            BadgeCount = state.Badges.Count,
            ItemCount = state.Items.Count,
            CurrentStreak = shown.Select(s => s.CurrentAt(state, now)).DefaultIfEmpty().Max(),
            LongestStreak = shown.Select(s => s.StateOf(state).Longest).DefaultIfEmpty().Max(),
            CustomCounters = state.Counters,
        };
    }

    /// <summary>The skills of all active sets, trained or not.</summary>
    public static IReadOnlyList<SkillStatus> DescribeSkills(Ruleset rules, BuddyState state) =>
    [
        .. rules.Document.SkillSets.Where(set => set.IsActive).SelectMany(set => set.Skills).Select(skill =>
        {
            var value = state.Skills.GetValueOrDefault(skill.Key);
            return new SkillStatus(skill.Key, skill.Label, skill.Icon, skill.Color, value, value / skill.PointsPerLevel, skill.MaxValue, skill.PointsPerLevel);
        }),
    ];

    /// <summary>The streaks of the audience, each as it stands at a moment.</summary>
    public static IReadOnlyList<StreakStatus> DescribeStreaks(Ruleset rules, BuddyState state, string audience, DateTimeOffset now) =>
        Describe(rules.For(audience), ClosedAt(rules, state, audience, now), now);

    private static IReadOnlyList<StreakStatus> Describe(AudiencePlan plan, BuddyState state, DateTimeOffset now) =>
    [
        .. plan.Streaks.Where(s => s.Blocked == Reason.None).Select(streak =>
        {
            var stored = streak.StateOf(state);
            var current = streak.CurrentAt(state, now);
            return new StreakStatus(
                streak.Key,
                streak.Definition.Label,
                streak.Definition.Icon,
                streak.Period,
                current,
                stored.Longest,
                stored.Freezes,
                streak.HasTickedAt(state, now),
                streak.Definition.Milestones.Where(m => m.Count > current).Select(m => (int?)m.Count).Min(),
                streak.Definition.Hero);
        }),
    ];

    // As the sweep leaves it, whether or not it has come by.
    private static BuddyState ClosedAt(Ruleset rules, BuddyState state, string audience, DateTimeOffset now) =>
        StreaksDueAt(rules, state, audience) is { } due && due <= now ? CloseStreaks(rules, state, audience, now).State : state;

    /// <summary>Whether the buddy may see and buy an item of the config. Unknown items are hidden.</summary>
    public static bool IsVisible(Ruleset rules, BuddyState state, Guid itemId) =>
        rules.Visibility.TryGetValue(itemId, out var conditions) && Array.TrueForAll(conditions, c => c.Holds(state));

    /// <summary>How far any condition is. One with a <c>where</c> is counted only while the pinned config holds one like it.</summary>
    public static RequirementStatus Check(Ruleset rules, BuddyState state, Condition condition) =>
        new ConditionCompiler(rules.Skills, rules.Tokens.Coins.Key, new FactIndex(), new PropertyIndexes()).Compile(condition).Describe(state);
}
