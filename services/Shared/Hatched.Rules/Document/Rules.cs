using System.Text.Json.Serialization;
using Hatched.Rules.Conditions;
using Hatched.Rules.Matching;

namespace Hatched.Rules.Document;

/// <summary>An event of the type pays coins.</summary>
public sealed record CoinRule
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string EventType { get; init; }

    public required long Amount { get; init; }

    /// <summary>Null: every audience.</summary>
    public required string? Audience { get; init; }

    public required IReadOnlyList<WhereClause> Where { get; init; }

    /// <summary>Coins of this rule in a UTC day.</summary>
    public required long? DailyCap { get; init; }

    /// <summary>Coins of this rule in an ISO week.</summary>
    public required long? WeeklyCap { get; init; }

    /// <summary>Times that this rule pays one buddy, ever.</summary>
    public required long? TotalLimit { get; init; }

    public required long? CooldownSeconds { get; init; }

    public required CoinMultiplier? Multiplier { get; init; }

    public required CoinLuck? Lucky { get; init; }

    public required bool IsActive { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The amount times <c>1 + per_tick × current streak</c>, at most times <c>max</c>; fractions of a coin are dropped.</summary>
public sealed record CoinMultiplier
{
    public required MultiplierBasis Basis { get; init; }

    public required string StreakKey { get; init; }

    public required decimal PerTick { get; init; }

    public required decimal Max { get; init; }
}

/// <summary>What the multiplier grows with.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MultiplierBasis>))]
public enum MultiplierBasis
{
    Streak,
}

/// <summary>With this chance (0…1) the rule pays <c>bonus</c> coins on top.</summary>
public sealed record CoinLuck
{
    public required double Chance { get; init; }

    public required long Bonus { get; init; }
}

/// <summary>An event of the type raises a skill.</summary>
public sealed record SkillRule
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string EventType { get; init; }

    public required string SkillKey { get; init; }

    public required long Amount { get; init; }

    public required string? Audience { get; init; }

    public required IReadOnlyList<WhereClause> Where { get; init; }

    /// <summary>Points of this rule in a UTC day.</summary>
    public required long? DailyCap { get; init; }

    public required bool IsActive { get; init; }
}

/// <summary>A skill that is not used fades: once a buddy and period.</summary>
public sealed record SkillDecayRule
{
    public required Guid Id { get; init; }

    public required string SkillKey { get; init; }

    public required Period Cadence { get; init; }

    /// <summary>Points that a buddy loses in a period.</summary>
    public required long Amount { get; init; }

    /// <summary>The level below which the rule takes no skill.</summary>
    public required long FloorLevel { get; init; }

    /// <summary>Days after the skill was last trained, or the buddy was born, on which nothing is lost.</summary>
    public required int GraceDays { get; init; }

    /// <summary>Only while the skill has more points than this.</summary>
    public required long? ApplyOnlyAbove { get; init; }

    public required string Audience { get; init; }

    public required bool Active { get; init; }
}

/// <summary>A UTC day, an ISO week, or a calendar month.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Period>))]
public enum Period
{
    Daily,
    Weekly,
    Monthly,
}
