using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;

namespace Hatched.Progression.Tests;

/// <summary>Valid configs of every kind, from a seed.</summary>
internal sealed class RandomConfig(int seed)
{
    public static readonly string[] EventTypes = ["lesson", "quiz", "login", "walk"];

    private static readonly string[] BadgeKeys = [.. Enumerable.Range(0, 7).Select(i => $"badge_{i}")];
    private static readonly string[] SkillKeys = ["speaking", "reading", "old"];
    private static readonly string[] StreakKeys = ["daily", "weekly", "monthly"];
    private static readonly string[] Gates = ["door", "garden"];

    private readonly Random _random = new(seed);
    private readonly Guid[] _items = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    public Guid[] Items => _items;

    public ConfigDocument Make()
    {
        bool primary = Chance(0.8);
        var tokens = Tokens(primary);
        var config = ConfigDocument.Empty with
        {
            SkillSets =
            [
                Given.SkillSet("main", Given.Skill("speaking", Pick(30L, 100, 400), Pick(1L, 7, 20)), Given.Skill("reading", 60, 10)),
                Given.SkillSet("gone", Given.Skill("old", 40, 5)) with { IsActive = false },
            ],
            Tokens = tokens,
            StreakDefinitions = [Streak("daily", Period.Daily), Streak("weekly", Period.Weekly), Streak("monthly", Period.Monthly)],
            CoinRules = [.. Many(1, 6).Select(_ => CoinRule())],
            SkillRules = [.. Many(0, 5).Select(_ => SkillRule())],
            BadgeDefinitions = [.. BadgeKeys.Select(Badge)],
            Gates = [Given.Gate("door", primary ? "gems" : "coins", 1), Given.Gate("garden", primary ? "gems" : "coins", 1)],
            PathDefinitions = Chance(0.7) ? [Path()] : [],
            Evolution = ConfigDocument.Empty.Evolution with
            {
                Stages = [.. Enumerable.Range(2, _random.Next(0, 5)).Select(s => Given.Stage(s, [.. Many(1, 2).Select(_ => Condition())]))],
            },
        };
        return config;
    }

    private TokenConfig[] Tokens(bool primary) =>
    [
        .. primary ? new[] { Given.Token("gems", TokenKind.Primary, [.. Many(0, 2).Select(_ => Earn())]) with { MaxBalance = Maybe(0.3, 60L, 300) } } : [],
        Given.Token("mana", TokenKind.Progression, [.. Many(0, 3).Select(_ => Earn())]) with { MaxBalance = Maybe(0.4, 25L, 150) },
        Given.Token("dust", TokenKind.Progression, [.. Many(0, 2).Select(_ => Earn())]) with { IsActive = Chance(0.5) },
    ];

    private TokenEarnRule Earn() => Given.Earn(_random.Next(1, 12), Type()) with
    {
        Where = Where(),
        DailyCap = Maybe(0.4, 5L, 20),
        WeeklyCap = Maybe(0.3, 15L, 60),
    };

    private CoinRule CoinRule() => Given.Coins(_random.Next(1, 30), Type()) with
    {
        Id = new Guid(_random.Next(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), // luck draws on it
        Name = $"rule {_random.Next()}",
        Audience = Audience(),
        Where = Where(),
        DailyCap = Maybe(0.4, 10L, 45),
        WeeklyCap = Maybe(0.3, 25L, 100),
        TotalLimit = Maybe(0.2, 1L, 6),
        CooldownSeconds = Maybe(0.2, 60L, 7200),
        Multiplier = Chance(0.3)
            ? new CoinMultiplier { Basis = MultiplierBasis.Streak, StreakKey = Pick(StreakKeys), PerTick = Pick(0.1m, 0.25m, 1m), Max = Pick(1m, 1.5m, 3m) }
            : null,
        Lucky = Chance(0.2) ? new CoinLuck { Chance = Pick(0.0, 0.3, 1.0), Bonus = _random.Next(1, 20) } : null,
        IsActive = Chance(0.9),
    };

    private SkillRule SkillRule() => Given.Growth(Pick(SkillKeys), _random.Next(1, 25), Type()) with
    {
        Audience = Audience(),
        Where = Where(),
        DailyCap = Maybe(0.4, 10L, 30),
        IsActive = Chance(0.9),
    };

    private StreakDefinition Streak(string key, Period period) => Given.Streak(key, period, Type()) with
    {
        Where = Where(),
        TickBonusCoins = Maybe(0.3, 1L, 5),
        Audience = Audience(),
        IsActive = Chance(0.9),
        Milestones =
        [
            .. new[] { 1, 2, 3, 5, 8 }.Where(_ => Chance(0.4)).Select(count => new StreakMilestone
            {
                Count = count,
                Coins = Maybe(0.6, 1L, 40),
                TokenKey = null,
                BadgeKey = Chance(0.3) ? Pick(BadgeKeys) : null,
            }).Select(m => Chance(0.3) ? m with { TokenKey = "mana", TokenAmount = 4 } : m),
        ],
    };

    private BadgeDefinition Badge(string key) => Given.Badge(key, Condition()) with
    {
        AwardMode = Chance(0.8) ? AwardMode.Auto : AwardMode.Manual,
        Audience = Audience(),
        IsActive = Chance(0.9),
        Reward = Chance(0.5) ? new Reward { Coins = Maybe(0.7, 1L, 25), TokenKey = "mana", TokenAmount = 3 } : null,
    };

    private PathDefinition Path() => Given.Path("road", [.. Many(1, 3).Select(Step)]);

    private PathStep Step(int number) => Given.Step($"step_{number}", [.. Many(1, 3).Select(i => SubStep($"sub_{number}_{i}"))]) with
    {
        UnlockCondition = Chance(0.2) ? Condition() : null,
        CompletionCondition = Chance(0.2) ? Condition() : null,
        RewardCoins = Chance(0.5) ? _random.Next(1, 10) : 0,
        RewardBadgeKey = Chance(0.3) ? Pick(BadgeKeys) : null,
        IsActive = number == 0 || Chance(0.9),
    };

    private PathSubStep SubStep(string key) => Given.SubStep(key, Chance(0.8) ? Condition() : null) with
    {
        AllowSkipAhead = Chance(0.4),
        AllowManualComplete = true,
        RewardCoins = Chance(0.5) ? _random.Next(1, 10) : 0,
        RewardBadgeKey = Chance(0.2) ? Pick(BadgeKeys) : null,
    };

    private Condition Condition() => _random.Next(12) switch
    {
        11 => Given.Milestone(Pick(MilestoneMetric.TotalEvents, MilestoneMetric.CoinsEarned, MilestoneMetric.TotalSkillLevel), _random.Next(10, 200)),
        0 => Given.Count(_random.Next(1, 12), Type(), [.. Where()]),
        1 => Given.Milestone(Pick(Enum.GetValues<MilestoneMetric>()), _random.Next(1, 6)),
        2 => Given.StreakOf(_random.Next(1, 5), Pick(StreakKeys)),
        3 => Given.Level(Pick(SkillKeys), _random.Next(1, 4)),
        4 => Given.AllBadges([.. BadgeKeys.Where(_ => Chance(0.3)).DefaultIfEmpty(BadgeKeys[0])]),
        5 => Given.AtStage(_random.Next(1, 4)),
        6 => Given.CoinsAtLeast(_random.Next(1, 120), Pick(AmountBasis.Balance, AmountBasis.LifetimeEarned)),
        7 => Given.HasBadge(Pick(BadgeKeys)),
        8 => Given.GateOpen(Pick(Gates)),
        9 => Given.TokensAtLeast("mana", _random.Next(1, 40), Pick(AmountBasis.Balance, AmountBasis.LifetimeEarned)),
        _ => Given.Seen(Type(), Clause()),
    };

    private WhereClause[] Where() => Chance(0.3) ? [.. Many(1, 2).Select(_ => Clause())] : [];

    private WhereClause Clause() => _random.Next(8) switch
    {
        0 => Given.If("score", WhereOperator.Gte, _random.Next(100)),
        1 => Given.If("score", WhereOperator.Lt, _random.Next(100)),
        2 => Given.If("kind", WhereOperator.Eq, Pick("a", "b", "c")),
        3 => Given.If("kind", WhereOperator.Neq, Pick("a", "b", "c")),
        4 => Given.If("kind", WhereOperator.In, new[] { "a", Pick("b", "z") }),
        5 => Given.If("tags", WhereOperator.Contains, Pick("x", "y")),
        6 => Given.If("nested.deep", WhereOperator.Exists, Chance(0.7)),
        _ => Given.If("nested.deep", WhereOperator.Gt, _random.Next(5)),
    };

    private string Type() => Pick(EventTypes[..3]);

    private string? Audience() => Pick(null, null, null, "default", "teachers");

    private IEnumerable<int> Many(int min, int max) => Enumerable.Range(0, _random.Next(min, max + 1));

    private bool Chance(double chance) => _random.NextDouble() < chance;

    private long? Maybe(double chance, long min, long max) => Chance(chance) ? _random.NextInt64(min, max + 1) : null;

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
