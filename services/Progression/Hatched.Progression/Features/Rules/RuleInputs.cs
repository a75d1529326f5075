using Hatched.Progression.Features.Configs.Document;

namespace Hatched.Progression.Features.Rules;

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
