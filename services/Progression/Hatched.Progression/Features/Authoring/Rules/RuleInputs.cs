using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;

namespace Hatched.Progression.Features.Authoring.Rules;

// Ranges, keys, clauses and conditions are judged by ConfigValidator, which publishing asks too: here is only the shape.

/// <summary>A coin rule to create, or all of what one is to become.</summary>
public sealed record CoinRuleInput(
    string Name,
    string EventType,
    long Amount,
    string? Audience = null,
    IReadOnlyList<WhereClause>? Where = null,
    long? DailyCap = null,
    long? WeeklyCap = null,
    long? TotalLimit = null,
    long? CooldownSeconds = null,
    CoinMultiplier? Multiplier = null,
    CoinLuck? Lucky = null,
    bool IsActive = true) : IEntryInput<CoinRule>
{
    public CoinRule ToEntry(Guid id, CoinRule? before, DateTimeOffset now) => new()
    {
        Id = id,
        Name = Name,
        EventType = EventType,
        Amount = Amount,
        Audience = Audience,
        Where = Where ?? [],
        DailyCap = DailyCap,
        WeeklyCap = WeeklyCap,
        TotalLimit = TotalLimit,
        CooldownSeconds = CooldownSeconds,
        Multiplier = Multiplier,
        Lucky = Lucky,
        IsActive = IsActive,
        CreatedAt = before?.CreatedAt ?? now,
        UpdatedAt = now,
    };
}

/// <summary>A skill rule to create, or all of what one is to become.</summary>
public sealed record SkillRuleInput(
    string Name,
    string EventType,
    string SkillKey,
    long Amount,
    string? Audience = null,
    IReadOnlyList<WhereClause>? Where = null,
    long? DailyCap = null,
    bool IsActive = true) : IEntryInput<SkillRule>
{
    public SkillRule ToEntry(Guid id, SkillRule? before, DateTimeOffset now) => new()
    {
        Id = id,
        Name = Name,
        EventType = EventType,
        SkillKey = SkillKey,
        Amount = Amount,
        Audience = Audience,
        Where = Where ?? [],
        DailyCap = DailyCap,
        IsActive = IsActive,
    };
}

/// <summary>A decay rule to create, or all of what one is to become. Not active unless it says so: look at its preview first.</summary>
/// <param name="Amount">Points that a buddy loses in a period.</param>
/// <param name="FloorLevel">The level below which the rule takes no skill.</param>
/// <param name="GraceDays">Days after the skill was last trained, or the buddy was born, on which nothing is lost.</param>
/// <param name="ApplyOnlyAbove">Only while the skill has more points than this.</param>
public sealed record SkillDecayRuleInput(
    string SkillKey,
    Period Cadence,
    long Amount,
    long FloorLevel = 0,
    int GraceDays = 0,
    long? ApplyOnlyAbove = null,
    string Audience = "default",
    bool Active = false) : IEntryInput<SkillDecayRule>
{
    public SkillDecayRule ToEntry(Guid id, SkillDecayRule? before, DateTimeOffset now) => new()
    {
        Id = id,
        SkillKey = SkillKey,
        Cadence = Cadence,
        Amount = Amount,
        FloorLevel = FloorLevel,
        GraceDays = GraceDays,
        ApplyOnlyAbove = ApplyOnlyAbove,
        Audience = Audience,
        Active = Active,
    };
}
