using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hatched.Progression.Features.Configs.Document;

public sealed record EventCountConfig
{
    public required string EventType { get; init; }

    public required long Count { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WhereClause>? Where { get; init; }
}

public sealed record MilestoneConfig
{
    public required MilestoneMetric Metric { get; init; }

    public required long Threshold { get; init; }
}

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

public sealed record StreakConfig
{
    public required string StreakKey { get; init; }

    public required int Length { get; init; }
}

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

public sealed record StageConfig
{
    public required int Stage { get; init; }
}

public sealed record CoinConfig
{
    public required long Amount { get; init; }

    public required AmountBasis Basis { get; init; }
}

[JsonConverter(typeof(SnakeCaseEnumConverter<AmountBasis>))]
public enum AmountBasis
{
    Balance,
    LifetimeEarned,
}

public sealed record BadgeEarnedConfig
{
    public required string BadgeKey { get; init; }
}

public sealed record GateUnlockedConfig
{
    public required string GateKey { get; init; }
}

public sealed record TokenAmountConfig
{
    public required string TokenKey { get; init; }

    public required long Amount { get; init; }

    public required AmountBasis Basis { get; init; }
}

public sealed record CustomConfig
{
    public required string EventType { get; init; }

    public required IReadOnlyList<WhereClause> Where { get; init; }
}

/// <summary>One comparison with an event property; the clauses of a list must all hold.</summary>
public sealed record WhereClause
{
    /// <summary>A property name, or a dotted path into nested objects.</summary>
    public required string Property { get; init; }

    public required WhereOperator Operator { get; init; }

    /// <summary>A scalar; a list of scalars for <c>in</c>; a number for the orderings; for <c>exists</c> a boolean, or absent for true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Value { get; init; }
}

[JsonConverter(typeof(SnakeCaseEnumConverter<WhereOperator>))]
public enum WhereOperator
{
    Eq,
    Neq,
    Gt,
    Gte,
    Lt,
    Lte,
    In,
    Contains,
    Exists,
}
