using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class BadgeTests
{
    private static Player PlayerWith(params BadgeDefinition[] badges) => new(Given.Config with { BadgeDefinitions = badges });

    [Fact]
    public void It_is_awarded_once_with_its_reward()
    {
        var badge = Given.Badge("first", Given.Count(1)) with { Reward = new Reward { Coins = 20, TokenKey = "mana", TokenAmount = 3 } };
        var player = PlayerWith(badge);

        var first = player.Send();
        var second = player.Send();

        Assert.Equal(["first"], first.Effects.BadgesAwarded);
        Assert.Equal(20, first.Effects.Coins);
        Assert.Equal(["mana:3"], first.Effects.Tokens);
        Assert.Equal(["badge:first", "badge:first:mana"], first.Postings.Select(p => p.Kind));
        Assert.Contains(new Happening.BadgeAwarded("first", badge.Id), first.Happenings);
        Assert.Empty(second.Postings);
        Assert.Equal("already_awarded", player.Why("badge", "first"));
    }

    [Fact]
    public void A_badge_may_bring_another_in_the_same_event_whatever_their_order()
    {
        var player = PlayerWith(
            Given.Badge("rich", Given.CoinsAtLeast(20, AmountBasis.Balance)),
            Given.Badge("both", Given.AllBadges("rich", "first")),
            Given.Badge("first", Given.Count(1)) with { Reward = new Reward { Coins = 20 } });

        Assert.Equal(["first", "rich", "both"], player.Send().Effects.BadgesAwarded);
    }

    [Fact]
    public void A_manual_badge_is_ready_once_and_awarded_by_hand_once()
    {
        var badge = Given.Badge("star", Given.Count(1)) with { AwardMode = AwardMode.Manual, Reward = new Reward { Coins = 5 } };
        var player = PlayerWith(badge);

        Assert.Equal(["star"], player.Send().Effects.BadgesReady);
        Assert.Empty(player.Send().Effects.BadgesReady);
        Assert.Equal("already_ready", player.Why("badge", "star"));

        var (outcome, result) = Evaluator.AwardBadge(player.Rules, player.State, "default", Given.Monday, "star");
        Assert.Equal(BadgeAward.Awarded, outcome);
        Assert.Equal(5, player.Keep(result!).Effects.Coins);
        Assert.Equal((BadgeAward.AlreadyAwarded, null), Evaluator.AwardBadge(player.Rules, player.State, "default", Given.Monday, "star"));
        Assert.Equal((BadgeAward.UnknownBadge, null), Evaluator.AwardBadge(player.Rules, player.State, "default", Given.Monday, "moon"));
        Assert.Empty(player.Send().Effects.BadgesReady);
    }

    [Fact]
    public void One_that_the_event_came_near_to_says_that_it_was_not_met()
    {
        var player = PlayerWith(Given.Badge("ten", Given.Count(10)), Given.Badge("quizzes", Given.Count(1, "quiz")));

        player.Send("lesson");

        Assert.Equal("condition_not_met", player.Why("badge", "ten"));
        Assert.DoesNotContain(player.Last.Explanations, e => e.Key == "quizzes");
    }

    [Theory]
    [InlineData(false, null, "inactive")]
    [InlineData(true, "teachers", "audience_mismatch")]
    public void One_that_is_not_meant_says_why(bool active, string? audience, string reason)
    {
        var player = PlayerWith(Given.Badge("first", Given.Count(1)) with { IsActive = active, Audience = audience });

        Assert.Empty(player.Send().Effects.BadgesAwarded);
        Assert.Equal(reason, player.Why("badge", "first"));
        Assert.Equal(BadgeAward.UnknownBadge, Evaluator.AwardBadge(player.Rules, player.State, "default", Given.Monday, "first").Outcome);
    }

    [Fact]
    public void Every_kind_of_condition_can_award()
    {
        var item = Guid.CreateVersion7();
        WhereClause hard = Given.If("level", WhereOperator.Eq, "hard");
        var player = new Player(Given.Config with
        {
            StreakDefinitions = [Given.Streak()],
            SkillRules = [Given.Growth("reading", 20)],
            CoinRules = [Given.Coins(10)],
            Tokens = [Given.Token("gems", TokenKind.Primary), Given.Token("mana", TokenKind.Progression, Given.Earn(4))],
            Gates = [Given.Gate("door", "gems", 5)],
            BadgeDefinitions =
            [
                Given.Badge("counted", Given.Count(2)),
                Given.Badge("counted_hard", Given.Count(1, "lesson", hard)),
                Given.Badge("events", Given.Milestone(MilestoneMetric.TotalEvents, 2)),
                Given.Badge("earned", Given.Milestone(MilestoneMetric.CoinsEarned, 20)),
                Given.Badge("levels", Given.Milestone(MilestoneMetric.TotalSkillLevel, 4)),
                Given.Badge("decorated", Given.Milestone(MilestoneMetric.BadgeCount, 3)),
                Given.Badge("shopper", Given.Milestone(MilestoneMetric.ItemCount, 1)),
                Given.Badge("grown", Given.Milestone(MilestoneMetric.EvolutionStage, 2)),
                Given.Badge("steady", Given.StreakOf(2)),
                Given.Badge("reader", Given.Level("reading", 4)),
                Given.Badge("collector", new CollectionCondition { Config = new CollectionConfig { ItemIds = [item, Guid.CreateVersion7()], Count = 1 } }),
                Given.Badge("staged", Given.AtStage(2)),
                Given.Badge("wealthy", Given.CoinsAtLeast(20, AmountBasis.Balance)),
                Given.Badge("after", Given.HasBadge("reader")),
                Given.Badge("opener", Given.GateOpen("door")),
                Given.Badge("magic", Given.TokensAtLeast("mana", 8, AmountBasis.LifetimeEarned)),
                Given.Badge("seen", Given.Seen("lesson", hard)),
            ],
        });

        Assert.Empty(player.Send(at: Given.Monday).Effects.BadgesAwarded);
        var second = player.Send(at: Given.Monday.AddDays(1), properties: new { level = "hard" }).Effects.BadgesAwarded;
        Assert.Equal(
            ["counted", "counted_hard", "events", "earned", "levels", "decorated", "steady", "reader", "wealthy", "after", "magic", "seen"], second);

        player.State = player.State.WithItem(item).WithGate("door");
        Assert.Equal(["shopper", "collector", "opener"], player.Keep(Reevaluate(player)).Effects.BadgesAwarded);
        Assert.Equal(["grown", "staged"], player.Keep(Evaluator.CompleteEvolution(player.Rules, player.State, "default", Given.Monday)).Effects.BadgesAwarded);
    }

    [Fact]
    public void Coins_from_outside_count_for_conditions()
    {
        var player = PlayerWith(Given.Badge("rich", Given.CoinsAtLeast(50, AmountBasis.LifetimeEarned)), Given.Badge("holds", Given.CoinsAtLeast(50, AmountBasis.Balance)));

        player.State = player.State.WithExternal(BuddyState.CoinsWallet, net: 10, earned: 60, version: 1);
        Assert.Equal(["rich"], player.Keep(Reevaluate(player)).Effects.BadgesAwarded);
        player.State = player.State.WithExternal(BuddyState.CoinsWallet, net: 50, earned: 100, version: 2).WithExternal(BuddyState.CoinsWallet, net: 0, earned: 0, version: 1);
        Assert.Equal(["holds"], player.Keep(Reevaluate(player)).Effects.BadgesAwarded);
    }

    [Fact]
    public void Looking_again_without_a_change_changes_nothing()
    {
        var player = PlayerWith(Given.Badge("first", Given.Count(1)));
        player.Send();
        var before = BuddyStateJson.Write(player.State);

        var again = Reevaluate(player);

        Assert.Equal(before, BuddyStateJson.Write(again.State));
        Assert.Empty(again.Postings);
        Assert.Empty(again.Happenings);
    }

    private static EvaluationResult Reevaluate(Player player) => Evaluator.Reevaluate(player.Rules, player.State, "default", Given.Monday);
}
