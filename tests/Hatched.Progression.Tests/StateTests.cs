using Hatched.Contracts.Internal;
using Hatched.Rules.Compiled;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class StateTests
{
    [Fact]
    public void The_state_that_went_in_is_untouched()
    {
        var player = new Player(Given.Config with
        {
            CoinRules = [Given.Coins(10) with { DailyCap = 50 }],
            SkillRules = [Given.Growth("speaking", 5)],
            StreakDefinitions = [Given.Streak() with { Milestones = [new() { Count = 2, Coins = 5 }] }],
            BadgeDefinitions = [Given.Badge("second", Given.Count(2))],
        });
        player.Send();
        var before = BuddyStateJson.Write(player.State);

        var after = Evaluator.Evaluate(player.Rules, player.State, Given.Event(at: Given.Monday.AddDays(1))).State;

        Assert.Equal(before, BuddyStateJson.Write(player.State));
        Assert.NotEqual(before, BuddyStateJson.Write(after));
    }

    [Fact]
    public void A_state_of_another_version_is_read_as_far_as_it_is_known()
    {
        var state = BuddyStateJson.Read("""{ "sk": { "speaking": 7 }, "st": { "daily": { "c": 3, "new": 1 } }, "invented_later": { "a": [1] } }""");

        Assert.Equal(7, state.Skills["speaking"]);
        Assert.Equal(3, state.Streaks["daily"].Current);
        Assert.Equal(1, state.Stage);
        Assert.Empty(state.Wallets);
    }

    [Fact]
    public void Coins_are_the_same_coins_when_the_primary_token_is_renamed()
    {
        var player = new Player(Given.Config with { CoinRules = [Given.Coins(10)] });
        player.Send();
        var granted = player.State.WithExternal(BuddyState.CoinsWallet, net: 90, earned: 90, version: 1);

        var renamed = Ruleset.Compile(Given.Config with
        {
            Tokens = [Given.Token("stars", TokenKind.Primary)],
            BadgeDefinitions = [Given.Badge("rich", Given.CoinsAtLeast(100, AmountBasis.Balance)), Given.Badge("starry", Given.TokensAtLeast("stars", 100, AmountBasis.LifetimeEarned))],
        });
        var result = Evaluator.Reevaluate(renamed, granted, "default", Given.Monday);

        Assert.Equal(100, granted.Coins);
        Assert.Equal(["rich", "starry"], result.Effects.BadgesAwarded);
    }

    [Fact]
    public void Effects_are_written_as_the_api_answers_them()
    {
        var player = new Player(Given.Config with
        {
            CoinRules = [Given.Coins(10)],
            StreakDefinitions = [Given.Streak() with { Hero = true }],
            PathDefinitions = [Given.Path("road", Given.Step("one", Given.SubStep("a", Given.Count(1)) with { RewardCoins = 2 }))],
        });

        var json = System.Text.Json.JsonSerializer.Serialize(player.Send().Effects, EvaluationJson.Default.EventEffects);

        Assert.Equal(
            """
            {"coins":12,"badges_awarded":[],"badges_ready":[],"tokens":[],"evolution_ready":false,"streak_milestones":[],
            "streak_updates":[{"definition_key":"daily","label":"daily","icon":"flame","current":1,"longest":1,"milestone_hit":null,"hero":true}],
            "path_updates":[{"path_key":"road","sub_step_completed":{"path_key":"road","step_key":"one","sub_step_key":"a","reward_coins":2,"reward_badge_key":null},
            "step_completed":{"path_key":"road","step_key":"one","reward_coins":0,"reward_badge_key":null},"path_completed":{"path_key":"road"}}]}
            """.ReplaceLineEndings(""),
            json);
    }

    [Fact]
    public void Explanations_are_written_with_their_outcome_as_a_word()
    {
        var player = new Player(Given.Config with { CoinRules = [Given.Coins(10) with { Name = "Lesson" }] });

        var json = System.Text.Json.JsonSerializer.Serialize(player.Send().Explanations, EvaluationJson.Default.IReadOnlyListExplanation);

        Assert.Matches("""^\[\{"rule_type":"coin_rule","rule_id":"[0-9a-f-]{36}","key":"Lesson","outcome":"fired","reason":"fired"\}\]$""", json);
    }

    [Fact]
    public void A_busy_buddys_state_stays_small()
    {
        var preset = Features.Authoring.Presets.PresetLibrary.Find("language-learning")!;
        var player = new Player(preset.Document);
        string[] types = ["lesson_completed", "quiz_passed", "word_learned", "conversation_held", "story_read", "daily_login"];
        for (var i = 0; i < 600; i++)
        {
            player.Send(types[i % types.Length], Given.Monday.AddHours(i * 4), new { score = 100 });
        }

        Assert.InRange(BuddyStateJson.Write(player.State).Length, 500, 3000);
    }
}
