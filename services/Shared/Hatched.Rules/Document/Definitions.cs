using System.Text.Json.Serialization;
using Hatched.Rules.Conditions;
using Hatched.Rules.Matching;

namespace Hatched.Rules.Document;

/// <summary>A set of skills.</summary>
public sealed record SkillSet
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<Skill> Skills { get; init; }

    public required bool IsActive { get; init; }
}

/// <summary>A skill's value runs from 0 to <c>max_value</c>; its level is <c>floor(value / points_per_level)</c>.</summary>
public sealed record Skill
{
    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string? Icon { get; init; }

    public required string? Color { get; init; }

    public required long MaxValue { get; init; }

    public required long PointsPerLevel { get; init; }
}

/// <summary>Given once a buddy: by the rules (<c>auto</c>), or by hand when its condition holds (<c>manual</c>).</summary>
public sealed record BadgeDefinition
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string? Description { get; init; }

    public required string? IconUrl { get; init; }

    public required string? Audience { get; init; }

    public required AwardMode AwardMode { get; init; }

    /// <summary>Null for a manual badge that only people, milestones or path steps give.</summary>
    public required Condition? Condition { get; init; }

    public required Reward? Reward { get; init; }

    public required bool IsActive { get; init; }
}

/// <summary>Whether the rules award the badge or a person does.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AwardMode>))]
public enum AwardMode
{
    Auto,
    Manual,
}

/// <summary>Coins, an amount of a token, or both.</summary>
public sealed record Reward
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Coins { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TokenKey { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? TokenAmount { get; init; }
}

/// <summary>Ticks at most once a period when an event of the type comes.</summary>
public sealed record StreakDefinition
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string? Icon { get; init; }

    public required string EventType { get; init; }

    public required IReadOnlyList<WhereClause> Where { get; init; }

    public required Period Period { get; init; }

    public required StreakDisplay DisplayMode { get; init; }

    public required int? MaxRowIcons { get; init; }

    /// <summary>The one that a buddy's <c>current_streak</c> shows.</summary>
    public required bool Hero { get; init; }

    /// <summary>Rising lengths; each is rewarded once a buddy.</summary>
    public required IReadOnlyList<StreakMilestone> Milestones { get; init; }

    public required long? TickBonusCoins { get; init; }

    public required StreakFreeze? Freeze { get; init; }

    public required string? Audience { get; init; }

    public required bool IsActive { get; init; }
}

/// <summary>How a streak is shown.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<StreakDisplay>))]
public enum StreakDisplay
{
    Count,
    Row,
    Mini,
}

/// <summary>What a streak of this length gives.</summary>
public sealed record StreakMilestone
{
    public required int Count { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Coins { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TokenKey { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? TokenAmount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BadgeKey { get; init; }
}

/// <summary>A held freeze is used up by a missed period in place of the streak.</summary>
public sealed record StreakFreeze
{
    public required int MaxHeld { get; init; }

    public required long CostCoins { get; init; }
}

/// <summary>How buddies of this config grow from stage 1 to 5.</summary>
public sealed record EvolutionConfig
{
    public required bool AutoEvolve { get; init; }

    public required EvolutionMode Mode { get; init; }

    public required CreatureStyle CreatureStyle { get; init; }

    public required IReadOnlyList<EvolutionStage> Stages { get; init; }
}

/// <summary>Whether buddies evolve when they are ready or when somebody says so.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<EvolutionMode>))]
public enum EvolutionMode
{
    Preset,
    Generative,
    Hybrid,
}

/// <summary>How creatures are drawn.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CreatureStyle>))]
public enum CreatureStyle
{
    Cute,

    [JsonStringEnumMemberName("sci-fi")]
    SciFi,

    Fantasy,
    Minimal,
}

/// <summary>A stage (2…5) and what must all be met to enter it.</summary>
public sealed record EvolutionStage
{
    public required int Stage { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<Condition> Requirements { get; init; }
}
