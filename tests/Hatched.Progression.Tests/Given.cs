using System.Text.Json;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;
using Hatched.Rules.State;

namespace Hatched.Progression.Tests;

/// <summary>Small configs and events for tests; what a test is about is added by <c>with</c>.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly Guid Customer = new("0195a000-0000-7000-8000-000000000001");

    public static readonly IReadOnlySet<string> Audiences = new HashSet<string> { "default", "teachers" };

    private static int _events;

    public static ConfigDocument Config { get; } = ConfigDocument.Empty with
    {
        SkillSets = [SkillSet("main", Skill("speaking", max: 100, perLevel: 20), Skill("reading", max: 50, perLevel: 10))],
        Tokens = [Token("gems", TokenKind.Primary), Token("mana", TokenKind.Progression)],
    };

    public static SkillSet SkillSet(string key, params Skill[] skills) =>
        new() { Id = Guid.CreateVersion7(), Key = key, Name = key, Skills = skills, IsActive = true };

    public static Skill Skill(string key, long max, long perLevel) =>
        new() { Key = key, Label = key, Icon = null, Color = null, MaxValue = max, PointsPerLevel = perLevel };

    public static CoinRule Coins(long amount, string type = "lesson") => new()
    {
        Id = Guid.CreateVersion7(),
        Name = $"{amount} for {type}",
        EventType = type,
        Amount = amount,
        Audience = null,
        Where = [],
        DailyCap = null,
        WeeklyCap = null,
        TotalLimit = null,
        CooldownSeconds = null,
        Multiplier = null,
        Lucky = null,
        IsActive = true,
        CreatedAt = Monday,
        UpdatedAt = Monday,
    };

    public static SkillRule Growth(string skill, long amount, string type = "lesson") => new()
    {
        Id = Guid.CreateVersion7(),
        Name = $"{skill} by {type}",
        EventType = type,
        SkillKey = skill,
        Amount = amount,
        Audience = null,
        Where = [],
        DailyCap = null,
        IsActive = true,
    };

    public static TokenConfig Token(string key, TokenKind kind, params TokenEarnRule[] rules) => new()
    {
        TokenKey = key,
        Label = key,
        Icon = null,
        Kind = kind,
        MaxBalance = null,
        EarnRules = rules,
        IsActive = true,
    };

    public static TokenEarnRule Earn(long amount, string type = "lesson") =>
        new() { EventType = type, Amount = amount, Where = [], DailyCap = null, WeeklyCap = null };

    public static BadgeDefinition Badge(string key, Condition? condition) => new()
    {
        Id = Guid.CreateVersion7(),
        Key = key,
        Label = key,
        Description = null,
        IconUrl = null,
        Audience = null,
        AwardMode = condition is null ? AwardMode.Manual : AwardMode.Auto,
        Condition = condition,
        Reward = null,
        IsActive = true,
    };

    public static StreakDefinition Streak(string key = "daily", Period period = Period.Daily, string type = "lesson") => new()
    {
        Id = Guid.CreateVersion7(),
        Key = key,
        Label = key,
        Icon = "flame",
        EventType = type,
        Where = [],
        Period = period,
        DisplayMode = StreakDisplay.Count,
        MaxRowIcons = null,
        Hero = false,
        Milestones = [],
        TickBonusCoins = null,
        Freeze = new StreakFreeze { MaxHeld = 3, CostCoins = 10 },
        Audience = null,
        IsActive = true,
    };

    public static PathDefinition Path(string key, params PathStep[] steps)
    {
        var id = Guid.CreateVersion7();
        return new PathDefinition
        {
            Id = id,
            CustomerId = Customer,
            Audience = "default",
            Key = key,
            Label = key,
            Description = null,
            Icon = PathIcon.Path,
            AccentColor = null,
            DisplayMode = PathDisplay.Straight,
            IsActive = true,
            Steps = [.. steps.Select((s, i) => s with { PathDefinitionId = id, Ordinal = i })],
            CreatedAt = Monday,
            UpdatedAt = Monday,
        };
    }

    public static PathStep Step(string key, params PathSubStep[] subSteps)
    {
        var id = Guid.CreateVersion7();
        return new PathStep
        {
            Id = id,
            PathDefinitionId = default,
            Key = key,
            Label = key,
            Description = null,
            Icon = null,
            Ordinal = 0,
            UnlockCondition = null,
            CompletionCondition = null,
            RewardCoins = 0,
            RewardBadgeKey = null,
            IsActive = true,
            SubSteps = [.. subSteps.Select((s, i) => s with { PathStepId = id, Ordinal = i })],
            CreatedAt = Monday,
            UpdatedAt = Monday,
        };
    }

    public static PathSubStep SubStep(string key, Condition? condition = null) => new()
    {
        Id = Guid.CreateVersion7(),
        PathStepId = default,
        Key = key,
        Label = key,
        Description = null,
        Ordinal = 0,
        CompletionCondition = condition,
        AllowManualComplete = condition is null,
        AllowSkipAhead = false,
        RewardCoins = 0,
        RewardBadgeKey = null,
        ContentUrl = null,
        CtaLabel = null,
        IsActive = true,
        CreatedAt = Monday,
        UpdatedAt = Monday,
    };

    public static EvolutionStage Stage(int stage, params Condition[] requirements) =>
        new() { Stage = stage, Name = $"Stage {stage}", Requirements = requirements };

    public static Gate Gate(string key, string token, long cost) => new()
    {
        Id = Guid.CreateVersion7(),
        GateKey = key,
        TokenKey = token,
        Cost = cost,
        Label = null,
        Description = null,
        Metadata = new Dictionary<string, JsonElement>(),
        IsActive = true,
        CreatedAt = Monday,
        UpdatedAt = Monday,
    };

    public static Condition Count(long count, string type = "lesson", params WhereClause[] where) => new EventCountCondition
    {
        Config = new EventCountConfig { EventType = type, Count = count, Where = where.Length == 0 ? null : where },
    };

    public static Condition Milestone(MilestoneMetric metric, long threshold) =>
        new MilestoneCondition { Config = new MilestoneConfig { Metric = metric, Threshold = threshold } };

    public static Condition StreakOf(int length, string key = "daily") =>
        new StreakCondition { Config = new StreakConfig { StreakKey = key, Length = length } };

    public static Condition Level(string skill, long level) =>
        new SkillLevelCondition { Config = new SkillLevelConfig { SkillKey = skill, Level = level } };

    public static Condition AllBadges(params string[] keys) =>
        new CollectionCondition { Config = new CollectionConfig { BadgeKeys = keys } };

    public static Condition HasBadge(string key) => new BadgeEarnedCondition { Config = new BadgeEarnedConfig { BadgeKey = key } };

    public static Condition AtStage(int stage) => new EvolutionCondition { Config = new StageConfig { Stage = stage } };

    public static Condition CoinsAtLeast(long amount, AmountBasis basis) =>
        new CoinCondition { Config = new CoinConfig { Amount = amount, Basis = basis } };

    public static Condition TokensAtLeast(string key, long amount, AmountBasis basis) =>
        new TokenCondition { Config = new TokenAmountConfig { TokenKey = key, Amount = amount, Basis = basis } };

    public static Condition GateOpen(string key) => new GateUnlockedCondition { Config = new GateUnlockedConfig { GateKey = key } };

    public static Condition Seen(string type, params WhereClause[] where) =>
        new CustomCondition { Config = new CustomConfig { EventType = type, Where = where } };

    public static WhereClause If(string property, WhereOperator op, object? value = null) => new()
    {
        Property = property,
        Operator = op,
        Value = value is null ? null : JsonSerializer.SerializeToElement(value),
    };

    public static InboundEvent Event(string type = "lesson", DateTimeOffset? at = null, object? properties = null, string audience = "default", string? id = null) => new(
        Customer,
        id ?? $"event-{Interlocked.Increment(ref _events)}",
        "user-1",
        type,
        audience,
        at ?? Monday,
        properties is null ? default : JsonSerializer.SerializeToElement(properties));
}
