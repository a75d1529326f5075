using System.Text.Json;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Rules;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Results;
using Xunit;

namespace Hatched.Progression.Tests;

/// <summary>What a customer's plan leaves out gives nothing.</summary>
public sealed class CapabilityTests
{
    [Theory]
    [InlineData("starter", new string[0], "Paths, Evolution")]
    [InlineData("growth", new string[0], "Paths")]
    [InlineData("pro", new string[0], "None")]
    [InlineData("enterprise", new string[0], "None")]
    [InlineData("pro", new[] { "badges", "kudos" }, "Badges")]
    [InlineData("growth", new[] { "tokens", "streaks" }, "Streaks, Tokens, Paths")]
    [InlineData(null, null, "Paths, Evolution")]
    [InlineData("a plan of tomorrow", new[] { "badges" }, "Badges, Paths, Evolution")]
    public void What_is_lacking_follows_from_the_table_of_plans_and_the_customers_switches(string? plan, string[]? disabled, string lacking) =>
        Assert.Equal(lacking, CustomerPlan.Lacking(plan, disabled).ToString());

    [Fact]
    public void What_is_left_out_is_counted_and_had_once_the_plan_includes_it()
    {
        var player = new Player(Given.Config with
        {
            PathDefinitions = [Given.Path("road", Given.Step("one", Given.SubStep("a", Given.Count(2)) with { RewardCoins = 5 }))],
            Evolution = ConfigDocument.Empty.Evolution with { Stages = [Given.Stage(2, Given.Count(2, "lesson", Given.If("score", WhereOperator.Gte, 50)))] },
        });
        var whole = player.Rules;
        player.Rules = whole.Without(Capabilities.Paths | Capabilities.Evolution);
        player.Send(properties: new { score = 60 });

        var left = player.Send(properties: new { score = 70 });

        Assert.Equal((0, false, 0, 0), (left.Effects.Coins, left.Effects.EvolutionReady, left.Effects.PathUpdates.Count, left.Happenings.Count));
        Assert.Equal(("capability_off", "capability_off"), (player.Why("path_sub_step", "a"), player.Why("evolution", "stage_2")));
        player.Rules = whole;
        var had = player.Send("quiz");
        Assert.Equal((5, true), (had.Effects.Coins, had.Effects.EvolutionReady));
        Assert.Equal("road", Assert.Single(had.Effects.PathUpdates).PathCompleted!.PathKey);
    }

    [Fact]
    public void Each_rule_that_is_left_out_is_explained()
    {
        var player = new Player(Given.Config with
        {
            StreakDefinitions = [Given.Streak() with { TickBonusCoins = 1 }],
            BadgeDefinitions = [Given.Badge("first", Given.Count(1)) with { Reward = new Reward { Coins = 1 } }],
            Tokens = [Given.Token("gems", TokenKind.Primary), Given.Token("mana", TokenKind.Progression, Given.Earn(2))],
        });
        player.Rules = player.Rules.Without(Capabilities.Badges | Capabilities.Streaks | Capabilities.Tokens);

        Assert.Empty(player.Send().Postings);
        Assert.Equal(["capability_off"], new[] { player.Why("streak", "daily"), player.Why("badge", "first"), player.Why("token_rule", "mana") }.Distinct());
    }

    [Theory]
    [InlineData("Badges")]
    [InlineData("Streaks")]
    [InlineData("Tokens")]
    [InlineData("Paths")]
    [InlineData("Evolution")]
    [InlineData("Badges, Streaks, Tokens, Paths, Evolution")]
    public void Over_random_rules_and_events_leaving_out_is_as_if_the_config_had_none_of_it(string capabilities)
    {
        var lacking = Enum.Parse<Capabilities>(capabilities);
        var had = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var config = new RandomConfig(seed).Make();
            var whole = new Player(config);
            var without = new Player(config);
            without.Rules = without.Rules.Without(lacking);
            var reference = new Player(Emptied(config, lacking));
            var (history, others, thirds) = (new RandomHistory(seed), new RandomHistory(seed), new RandomHistory(seed));
            for (var i = 0; i < 120; i++)
            {
                var expected = Outcome(reference.Send(history.Next(i)));
                Assert.Equal(expected, Outcome(without.Send(others.Next(i))));
                had += Outcome(whole.Send(thirds.Next(i))) == expected ? 0 : 1;
            }
        }

        // The hint differs rightly: rules that are off are there all the same, and explained.
        Assert.True(had > 10, $"Only {had} events differ from what the whole rules give: the comparison says nothing.");
    }

    private static ConfigDocument Emptied(ConfigDocument config, Capabilities lacking)
    {
        bool Lacks(Capabilities one) => (lacking & one) != Capabilities.None;
        static Reward? WithoutTokens(Reward? reward) => reward is null ? null : reward with { TokenKey = null, TokenAmount = null };
        var emptied = config with
        {
            BadgeDefinitions = Lacks(Capabilities.Badges) ? [] : config.BadgeDefinitions,
            StreakDefinitions = Lacks(Capabilities.Streaks) ? [] : config.StreakDefinitions,
            PathDefinitions = Lacks(Capabilities.Paths) ? [] : config.PathDefinitions,
            Evolution = Lacks(Capabilities.Evolution) ? config.Evolution with { Stages = [] } : config.Evolution,
        };
        return !Lacks(Capabilities.Tokens) ? emptied : emptied with
        {
            Tokens = [.. config.Tokens.Select(token => token with { EarnRules = [] })],
            BadgeDefinitions = [.. emptied.BadgeDefinitions.Select(badge => badge with { Reward = WithoutTokens(badge.Reward) })],
            StreakDefinitions =
            [
                .. emptied.StreakDefinitions.Select(streak => streak with
                {
                    Milestones = [.. streak.Milestones.Select(milestone => milestone with { TokenKey = null, TokenAmount = null })],
                }),
            ],
        };
    }

    private static string Outcome(EvaluationResult result) => string.Join('\n', [
        JsonSerializer.Serialize(result.Effects with { Hint = null }, EvaluationJson.Default.EventEffects),
        .. result.Postings.Select(posting => posting.ToString()),
        .. result.Happenings.Select(happening => happening.ToString()),
    ]);
}
