using Hatched.Rules;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Xunit;

namespace Hatched.Progression.Tests;

/// <summary>Every rule that an event concerns says what it did and why, whatever kept it from acting.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Each_kind_of_rule_says_that_it_is_switched_off()
    {
        var player = new Player(Given.Config with
        {
            CoinRules = [Given.Coins(1) with { Name = "coin", IsActive = false }],
            SkillRules = [Given.Growth("speaking", 1) with { IsActive = false }],
            Tokens = [Given.Token("gems", TokenKind.Primary), Given.Token("mana", TokenKind.Progression, Given.Earn(1)) with { IsActive = false }],
            StreakDefinitions = [Given.Streak() with { IsActive = false }],
            BadgeDefinitions = [Given.Badge("first", Given.Count(1)) with { IsActive = false }],
            PathDefinitions = [Road() with { IsActive = false }],
        });

        player.Send();

        Assert.Equal(["badge inactive", "coin_rule inactive", "path_step inactive", "path_sub_step inactive", "skill_rule inactive", "streak inactive", "token_rule inactive"], Reasons(player));
    }

    [Fact]
    public void Each_kind_of_rule_of_another_audience_says_so()
    {
        var player = new Player(Given.Config with
        {
            CoinRules = [Given.Coins(1) with { Audience = "teachers" }],
            SkillRules = [Given.Growth("speaking", 1) with { Audience = "teachers" }],
            StreakDefinitions = [Given.Streak() with { Audience = "teachers" }],
            BadgeDefinitions = [Given.Badge("first", Given.Count(1)) with { Audience = "teachers" }],
            PathDefinitions = [Road() with { Audience = "teachers" }],
        });

        player.Send();

        Assert.Equal(["badge", "coin_rule", "path_step", "path_sub_step", "skill_rule", "streak"], player.Last.Explanations.Select(x => x.RuleType).Order());
        Assert.All(player.Last.Explanations, x => Assert.Equal((ExplanationOutcome.Skipped, "audience_mismatch"), (x.Outcome, x.Reason)));
    }

    [Fact]
    public void Each_kind_of_limit_says_that_it_was_reached()
    {
        var player = new Player(Given.Config with
        {
            CoinRules =
            [
                Given.Coins(10) with { Name = "day", DailyCap = 15 }, Given.Coins(10) with { Name = "week", WeeklyCap = 15 }, Given.Coins(10) with { Name = "ever", TotalLimit = 1 },
                Given.Coins(10) with { Name = "again", CooldownSeconds = 60 },
            ],
            SkillRules = [Given.Growth("speaking", 10) with { DailyCap = 15 }, Given.Growth("reading", 50)],
            Tokens = [Given.Token("gems", TokenKind.Primary), Given.Token("mana", TokenKind.Progression, Given.Earn(10) with { DailyCap = 15 }), Given.Token("dust", TokenKind.Progression, Given.Earn(10)) with { MaxBalance = 10 }],
            StreakDefinitions = [Given.Streak()],
        });
        (string Type, string Key)[] rules =
        [
            ("coin_rule", "day"), ("coin_rule", "week"), ("coin_rule", "ever"), ("coin_rule", "again"), ("skill_rule", "speaking"), ("skill_rule", "reading"), ("token_rule", "mana"),
            ("token_rule", "dust"), ("streak", "daily"),
        ];
        string[] Whys() => [.. rules.Select(rule => player.Why(rule.Type, rule.Key))];

        player.Send();
        Assert.Equal(Enumerable.Repeat("fired", 9), Whys());
        player.Send();
        Assert.Equal(["capped", "capped", "total_limit_reached", "cooldown", "capped", "max_value_reached", "capped", "max_balance_reached", "already_ticked"], Whys());
        player.Send();
        Assert.Equal(["daily_cap_reached", "weekly_cap_reached", "total_limit_reached", "cooldown", "daily_cap_reached", "max_value_reached", "daily_cap_reached", "max_balance_reached", "already_ticked"], Whys());
    }

    [Fact]
    public void A_clause_that_does_not_hold_says_so()
    {
        WhereClause[] good = [Given.If("score", WhereOperator.Gte, 90)];
        var player = new Player(Given.Config with
        {
            CoinRules = [Given.Coins(1) with { Where = good }],
            SkillRules = [Given.Growth("speaking", 1) with { Where = good }],
            Tokens = [Given.Token("gems", TokenKind.Primary), Given.Token("mana", TokenKind.Progression, Given.Earn(1) with { Where = good })],
            StreakDefinitions = [Given.Streak() with { Where = good }],
            BadgeDefinitions = [Given.Badge("good", Given.Seen("lesson", good))],
            PathDefinitions = [Given.Path("road", Given.Step("one", Given.SubStep("a", Given.Seen("lesson", good))))],
            Evolution = ConfigDocument.Empty.Evolution with { Stages = [Given.Stage(2, Given.Count(1, "lesson", good))] },
        });

        player.Send(properties: new { score = 89 });

        Assert.Equal(["badge", "coin_rule", "evolution", "path_sub_step", "skill_rule", "streak", "token_rule"], player.Last.Explanations.Select(x => x.RuleType).Order());
        Assert.All(player.Last.Explanations, x => Assert.Equal("condition_not_met", x.Reason));
    }

    [Fact]
    public void What_stands_on_a_path_says_whether_it_was_done_before_is_locked_or_switched_off()
    {
        var player = new Player(Given.Config with
        {
            PathDefinitions =
            [
                Given.Path(
                    "road",
                    Given.Step("one", Given.SubStep("a", Given.Count(1)), Given.SubStep("off", Given.Count(1)) with { IsActive = false }) with { CompletionCondition = Given.Count(9) },
                    Given.Step("two", Given.SubStep("b", Given.Count(9))) with { UnlockCondition = Given.Count(5), CompletionCondition = Given.Count(9, "quiz") },
                    Given.Step("gone", Given.SubStep("c", Given.Count(1))) with { IsActive = false, CompletionCondition = Given.Count(1) }),
            ],
        });

        player.Send();
        Assert.Equal(
            ["a fired", "b locked", "c inactive", "gone inactive", "off inactive", "one fired", "two locked"],
            player.Last.Explanations.Select(x => $"{x.Key} {x.Reason}").Order(StringComparer.Ordinal));
        player.Send();
        Assert.Equal(("already_completed", "already_completed", "locked"), (player.Why("path_sub_step", "a"), player.Why("path_step", "one"), player.Why("path_step", "two")));
    }

    [Fact]
    public void Over_random_rules_and_events_each_rule_that_reads_the_event_is_explained_once()
    {
        var explained = 0;
        for (var seed = 1; seed <= 64; seed++)
        {
            var config = new RandomConfig(seed).Make();
            config = config with
            {
                PathDefinitions =
                [
                    .. config.PathDefinitions,
                    .. new RandomConfig(seed + 1_000).Make().PathDefinitions.Select(path => path with { IsActive = false }),
                    .. new RandomConfig(seed + 2_000).Make().PathDefinitions.Select(path => path with { Audience = "teachers" }),
                ],
            };
            var lacking = (Capabilities)(seed % 32);
            var player = new Player(config);
            player.Rules = player.Rules.Without(lacking);
            var history = new RandomHistory(seed);
            for (var i = 0; i < 60; i++)
            {
                var (e, stage) = (history.Next(i), player.State.Stage);
                var reasons = player.Send(e).Explanations.ToLookup(x => (x.RuleType, x.RuleId));
                foreach (var rule in Concerned(config, e.Type, stage))
                {
                    Assert.True(reasons[rule].Any(), $"{rule} says nothing of {e.Type}: rule set {seed}, event {i}");
                    explained++;
                }

                Assert.All(reasons, rule => Assert.Single(rule));
                Assert.All(reasons.SelectMany(rule => rule), x => Assert.Equal((lacking & CapabilityOf(x.RuleType)) != Capabilities.None, x.Reason is "capability_off"));
            }
        }

        Assert.True(explained > 15_000, $"Only {explained} explanations were looked for.");
    }

    private static PathDefinition Road() => Given.Path("road", Given.Step("one", Given.SubStep("a", Given.Count(1))) with { CompletionCondition = Given.Count(3) });

    private static IEnumerable<string> Reasons(Player player) => player.Last.Explanations.Select(x => $"{x.RuleType} {x.Reason}").Order(StringComparer.Ordinal);

    /// <summary>What the config says of the event, read from the document alone.</summary>
    private static IEnumerable<(string Type, string Id)> Concerned(ConfigDocument config, string type, int stage)
    {
        bool Reads(Condition? condition) => condition switch
        {
            EventCountCondition { Config: var c } => c.EventType == type,
            CustomCondition { Config: var c } => c.EventType == type,
            MilestoneCondition { Config.Metric: MilestoneMetric.TotalEvents } => true,
            _ => false,
        };
        var steps = config.PathDefinitions.SelectMany(path => path.Steps).ToList();
        return config.CoinRules.Where(rule => rule.EventType == type).Select(rule => ("coin_rule", rule.Id.ToString()))
            .Concat(config.SkillRules.Where(rule => rule.EventType == type).Select(rule => ("skill_rule", rule.Id.ToString())))
            .Concat(config.StreakDefinitions.Where(streak => streak.EventType == type).Select(streak => ("streak", streak.Id.ToString())))
            .Concat(config.Tokens.Where(token => token.EarnRules.Any(rule => rule.EventType == type)).Select(token => ("token_rule", $"{token.TokenKey}:{type}")))
            .Concat(config.BadgeDefinitions.Where(badge => Reads(badge.Condition)).Select(badge => ("badge", badge.Id.ToString())))
            .Concat(steps.Where(step => Reads(step.CompletionCondition)).Select(step => ("path_step", step.Id.ToString())))
            .Concat(steps.SelectMany(step => step.SubSteps).Where(subStep => Reads(subStep.CompletionCondition)).Select(subStep => ("path_sub_step", subStep.Id.ToString())))
            .Concat(config.Evolution.Stages.Where(next => next.Stage == stage + 1 && next.Requirements.Any(Reads)).Select(next => ("evolution", $"stage:{next.Stage}")));
    }

    private static Capabilities CapabilityOf(string ruleType) => ruleType switch
    {
        "badge" => Capabilities.Badges,
        "streak" => Capabilities.Streaks,
        "token_rule" => Capabilities.Tokens,
        "path_step" or "path_sub_step" => Capabilities.Paths,
        "evolution" => Capabilities.Evolution,
        _ => Capabilities.None,
    };
}
