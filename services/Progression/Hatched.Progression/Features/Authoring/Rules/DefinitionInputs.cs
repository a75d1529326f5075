using System.Text.Json.Serialization;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;

namespace Hatched.Progression.Features.Authoring.Rules;

/// <summary>A skill set to create, or all of what one is to become.</summary>
public sealed record SkillSetInput(string Key, string Name, IReadOnlyList<SkillInput> Skills, bool IsActive = true) : IEntryInput<SkillSet>
{
    [JsonIgnore]
    public string? Audience => null;

    public SkillSet ToEntry(Guid id, SkillSet? before, DateTimeOffset now) => new()
    {
        Id = id,
        Key = Key,
        Name = Name,
        Skills = [.. Skills.Select(skill => skill.ToSkill())],
        IsActive = IsActive,
    };
}

/// <summary>One skill of a set; by default 0 to 100 with a level every 20 points.</summary>
public sealed record SkillInput(
    string Key, string Label, string? Icon = null, string? Color = null, long MaxValue = 100, long PointsPerLevel = 20)
{
    public Skill ToSkill() => new()
    {
        Key = Key,
        Label = Label,
        Icon = Icon,
        Color = Color,
        MaxValue = MaxValue,
        PointsPerLevel = PointsPerLevel,
    };
}

/// <summary>A badge to create, or all of what one is to become.</summary>
public sealed record BadgeDefinitionInput(
    string Key,
    string Label,
    string? Description = null,
    string? IconUrl = null,
    string? Audience = null,
    AwardMode AwardMode = AwardMode.Auto,
    Condition? Condition = null,
    Reward? Reward = null,
    bool IsActive = true) : IEntryInput<BadgeDefinition>
{
    public BadgeDefinition ToEntry(Guid id, BadgeDefinition? before, DateTimeOffset now) => new()
    {
        Id = id,
        Key = Key,
        Label = Label,
        Description = Description,
        IconUrl = IconUrl,
        Audience = Audience,
        AwardMode = AwardMode,
        Condition = Condition,
        Reward = Reward,
        IsActive = IsActive,
    };
}

/// <summary>A streak to create, or all of what one is to become.</summary>
public sealed record StreakDefinitionInput(
    string Key,
    string Label,
    string EventType,
    string? Icon = null,
    IReadOnlyList<WhereClause>? Where = null,
    Period Period = Period.Daily,
    StreakDisplay DisplayMode = StreakDisplay.Count,
    int? MaxRowIcons = null,
    bool Hero = false,
    IReadOnlyList<StreakMilestone>? Milestones = null,
    long? TickBonusCoins = null,
    StreakFreeze? Freeze = null,
    string? Audience = null,
    bool IsActive = true) : IEntryInput<StreakDefinition>
{
    public StreakDefinition ToEntry(Guid id, StreakDefinition? before, DateTimeOffset now) => new()
    {
        Id = id,
        Key = Key,
        Label = Label,
        Icon = Icon,
        EventType = EventType,
        Where = Where ?? [],
        Period = Period,
        DisplayMode = DisplayMode,
        MaxRowIcons = MaxRowIcons,
        Hero = Hero,
        Milestones = Milestones ?? [],
        TickBonusCoins = TickBonusCoins,
        Freeze = Freeze,
        Audience = Audience,
        IsActive = IsActive,
    };
}
