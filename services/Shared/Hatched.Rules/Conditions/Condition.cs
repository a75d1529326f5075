using System.Text.Json.Serialization;

namespace Hatched.Rules.Conditions;

/// <summary>The closed set of conditions, <c>{type, config}</c>: used by badges, paths, evolution and marketplace visibility.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(EventCountCondition), "event_count")]
[JsonDerivedType(typeof(MilestoneCondition), "milestone")]
[JsonDerivedType(typeof(StreakCondition), "streak")]
[JsonDerivedType(typeof(SkillLevelCondition), "skill_level")]
[JsonDerivedType(typeof(CollectionCondition), "collection")]
[JsonDerivedType(typeof(EvolutionCondition), "evolution")]
[JsonDerivedType(typeof(CoinCondition), "coin")]
[JsonDerivedType(typeof(BadgeEarnedCondition), "badge_earned")]
[JsonDerivedType(typeof(GateUnlockedCondition), "gate_unlocked")]
[JsonDerivedType(typeof(TokenCondition), "token")]
[JsonDerivedType(typeof(CustomCondition), "custom")]
public abstract record Condition
{
    private protected Condition()
    {
    }
}

/// <summary>So many events of a type have come, those that pass <c>where</c> only.</summary>
public sealed record EventCountCondition : Condition
{
    public required EventCountConfig Config { get; init; }
}

/// <summary>A total of the buddy has reached a threshold.</summary>
public sealed record MilestoneCondition : Condition
{
    public required MilestoneConfig Config { get; init; }
}

/// <summary>The streak has once been this long. It stays met when the streak breaks later.</summary>
public sealed record StreakCondition : Condition
{
    public required StreakConfig Config { get; init; }
}

/// <summary>The skill stands at this level or above.</summary>
public sealed record SkillLevelCondition : Condition
{
    public required SkillLevelConfig Config { get; init; }
}

/// <summary>All, or <c>count</c>, of the named badges or items are owned.</summary>
public sealed record CollectionCondition : Condition
{
    public required CollectionConfig Config { get; init; }
}

/// <summary>The buddy is at this stage or above.</summary>
public sealed record EvolutionCondition : Condition
{
    public required StageConfig Config { get; init; }
}

/// <summary>So many coins are held, or have ever been earned.</summary>
public sealed record CoinCondition : Condition
{
    public required CoinConfig Config { get; init; }
}

/// <summary>The badge is awarded.</summary>
public sealed record BadgeEarnedCondition : Condition
{
    public required BadgeEarnedConfig Config { get; init; }
}

/// <summary>The gate is open.</summary>
public sealed record GateUnlockedCondition : Condition
{
    public required GateUnlockedConfig Config { get; init; }
}

/// <summary>So much of a token is held, or has ever been earned.</summary>
public sealed record TokenCondition : Condition
{
    public required TokenAmountConfig Config { get; init; }
}

/// <summary>At least one event of the type has come whose properties pass <c>where</c>.</summary>
public sealed record CustomCondition : Condition
{
    public required CustomConfig Config { get; init; }
}
