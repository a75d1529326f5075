using Hatched.Rules.Conditions;
using Hatched.Rules.Document;

namespace Hatched.Rules.Views;

/// <summary>The numbers that a buddy shows.</summary>
public sealed record BuddyProgression
{
    /// <summary>The total skill level, by another name.</summary>
    public required long Xp { get; init; }

    public required long TotalSkillLevel { get; init; }

    public required int BadgeCount { get; init; }

    public required int ItemCount { get; init; }

    /// <summary>Of the hero streak; without one, of the longest.</summary>
    public required int CurrentStreak { get; init; }

    public required int LongestStreak { get; init; }

    public required IReadOnlyDictionary<string, long> CustomCounters { get; init; }
}

/// <summary>How far a buddy is from its next stage. Without a next stage, <c>next_stage</c> is null.</summary>
public sealed record EvolutionStatus
{
    public required int Stage { get; init; }

    public required string StageName { get; init; }

    public required int? NextStage { get; init; }

    public required string? NextStageName { get; init; }

    public required bool Ready { get; init; }

    public required bool AutoEvolve { get; init; }

    public required IReadOnlyList<RequirementStatus> Requirements { get; init; }
}

/// <summary>One requirement of the next stage, and how near the buddy is to it.</summary>
public sealed record RequirementStatus(Condition Condition, long Current, long Target, bool Met);

/// <summary>Where one streak of a buddy stands at a moment.</summary>
public sealed record StreakStatus(
    string DefinitionKey, string Label, string? Icon, Period Period, int Current, int Longest, int FreezesHeld, bool TickedThisPeriod, int? NextMilestone, bool Hero);

/// <summary>A skill and a buddy's points in it.</summary>
/// <param name="Level">Whole multiples of <paramref name="PointsPerLevel"/>.</param>
public sealed record SkillStatus(string Key, string Label, string? Icon, string? Color, long Value, long Level, long MaxValue, long PointsPerLevel);
