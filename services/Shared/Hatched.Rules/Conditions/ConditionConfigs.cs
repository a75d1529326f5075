using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;

namespace Hatched.Rules.Conditions;

/// <summary>How many events of which type.</summary>
public sealed record EventCountConfig
{
    public required string EventType { get; init; }

    public required long Count { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WhereClause>? Where { get; init; }
}

/// <summary>Which total, and how much of it.</summary>
public sealed record MilestoneConfig
{
    public required MilestoneMetric Metric { get; init; }

    public required long Threshold { get; init; }
}

/// <summary>A total of the buddy.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MilestoneMetric>))]
public enum MilestoneMetric
{
    TotalEvents,
    CoinsEarned,
    TotalSkillLevel,
    BadgeCount,
    ItemCount,
    EvolutionStage,
}

/// <summary>Which streak, and how long.</summary>
public sealed record StreakConfig
{
    public required string StreakKey { get; init; }

    public required int Length { get; init; }
}

/// <summary>Which skill, and how high.</summary>
public sealed record SkillLevelConfig
{
    public required string SkillKey { get; init; }

    public required long Level { get; init; }
}

/// <summary>Either badges or items; <c>count</c> null means all of them.</summary>
public sealed record CollectionConfig
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? BadgeKeys { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? ItemIds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }
}

/// <summary>The stage to have reached.</summary>
public sealed record StageConfig
{
    public required int Stage { get; init; }
}

/// <summary>How many coins, and how they are counted.</summary>
public sealed record CoinConfig
{
    public required long Amount { get; init; }

    public required AmountBasis Basis { get; init; }
}

/// <summary>Whether what is held counts, or everything ever earned.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AmountBasis>))]
public enum AmountBasis
{
    Balance,
    LifetimeEarned,
}

/// <summary>The badge that must be there.</summary>
public sealed record BadgeEarnedConfig
{
    public required string BadgeKey { get; init; }
}

/// <summary>The gate that must be open.</summary>
public sealed record GateUnlockedConfig
{
    public required string GateKey { get; init; }
}

/// <summary>Which token, how much, and how it is counted.</summary>
public sealed record TokenAmountConfig
{
    public required string TokenKey { get; init; }

    public required long Amount { get; init; }

    public required AmountBasis Basis { get; init; }
}

/// <summary>Which event, with which properties.</summary>
public sealed record CustomConfig
{
    public required string EventType { get; init; }

    public required IReadOnlyList<WhereClause> Where { get; init; }
}
