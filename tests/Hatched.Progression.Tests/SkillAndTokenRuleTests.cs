using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class SkillAndTokenRuleTests
{
    [Fact]
    public void A_skill_grows_levels_up_and_stops_at_its_maximum()
    {
        var player = new Player(Given.Config with { SkillRules = [Given.Growth("speaking", 45)] });

        Assert.Equal(new Happening.SkillLeveled("speaking", 0, 2, 45), Assert.Single(player.Send().Happenings));
        Assert.Equal(new Happening.SkillLeveled("speaking", 2, 4, 90), Assert.Single(player.Send().Happenings));
        player.Send();
        Assert.Equal(100, player.State.Skills["speaking"]);
        Assert.Equal("capped", player.Why("skill_rule", "speaking"));
        player.Send();
        Assert.Equal("max_value_reached", player.Why("skill_rule", "speaking"));
    }

    [Fact]
    public void A_skill_rules_daily_cap_counts_points()
    {
        var player = new Player(Given.Config with { SkillRules = [Given.Growth("speaking", 10) with { DailyCap = 15 }] });

        player.Send();
        player.Send();
        player.Send();

        Assert.Equal(15, player.State.Skills["speaking"]);
        Assert.Equal("daily_cap_reached", player.Why("skill_rule", "speaking"));
    }

    [Fact]
    public void Skills_of_an_inactive_set_do_not_grow()
    {
        var player = new Player(Given.Config with
        {
            SkillSets = [Given.SkillSet("old", Given.Skill("speaking", 100, 20)) with { IsActive = false }],
            SkillRules = [Given.Growth("speaking", 10)],
        });

        player.Send();

        Assert.Equal("inactive", player.Why("skill_rule", "speaking"));
        Assert.Empty(player.State.Skills);
    }

    [Fact]
    public void Changing_skills_by_hand_clamps_and_awards_what_follows()
    {
        var player = new Player(Given.Config with { BadgeDefinitions = [Given.Badge("talker", Given.Level("speaking", 5))] });

        var result = player.Keep(Evaluator.ChangeSkills(player.Rules, player.State, "default", Given.Monday,
            [new("speaking", SkillAction.Set, 500), new("reading", SkillAction.Decrease, 5), new("reading", SkillAction.Increase, 7)]));

        Assert.Equal(100, player.State.Skills["speaking"]);
        Assert.Equal(7, player.State.Skills["reading"]);
        Assert.Equal(["talker"], result.Effects.BadgesAwarded);
    }

    [Fact]
    public void Losing_levels_is_not_told_as_gaining_them()
    {
        var player = new Player(Given.Config);
        player.Keep(Evaluator.ChangeSkills(player.Rules, player.State, "default", Given.Monday, [new("speaking", SkillAction.Set, 60)]));

        Assert.Empty(player.Keep(Evaluator.ChangeSkills(player.Rules, player.State, "default", Given.Monday, [new("speaking", SkillAction.Decrease, 50)])).Happenings);
        Assert.Equal(10, player.State.Skills["speaking"]);
    }

    [Fact]
    public void Tokens_are_earned_and_listed_by_key_while_the_primary_one_counts_as_coins()
    {
        var player = new Player(Given.Config with
        {
            Tokens =
            [
                Given.Token("gems", TokenKind.Primary, Given.Earn(3)),
                Given.Token("mana", TokenKind.Progression, Given.Earn(2), Given.Earn(4) with { Where = [Given.If("hard", WhereOperator.Eq, true)] }),
            ],
        });

        var result = player.Send(properties: new { hard = true });

        Assert.Equal(3, result.Effects.Coins);
        Assert.Equal(["mana:6"], result.Effects.Tokens);
        Assert.Equal(["token_rule:gems:lesson", "token_rule:mana:lesson", "token_rule:mana:lesson:1"], result.Postings.Select(p => p.Kind));
    }

    [Fact]
    public void Token_caps_and_the_maximum_balance_hold()
    {
        var player = new Player(Given.Config with
        {
            Tokens = [Given.Token("mana", TokenKind.Progression, Given.Earn(10) with { DailyCap = 25, WeeklyCap = 40 }) with { MaxBalance = 37 }],
        });

        Assert.Equal([10L, 10L, 5L, 0L], Enumerable.Range(0, 4).Select(_ => player.Send().Postings.Sum(p => p.Amount)));
        Assert.Equal("daily_cap_reached", player.Why("token_rule", "mana"));
        Assert.Equal([10L, 2L, 0L], Enumerable.Range(0, 3).Select(_ => player.Send(at: Given.Monday.AddDays(1)).Postings.Sum(p => p.Amount)));
        Assert.Equal("max_balance_reached", player.Why("token_rule", "mana"));
        player.State = player.State.WithExternal("mana", -37, 0, 1);
        Assert.Equal(3, player.Send(at: Given.Monday.AddDays(2)).Postings.Sum(p => p.Amount));
        player.Send(at: Given.Monday.AddDays(2));
        Assert.Equal("weekly_cap_reached", player.Why("token_rule", "mana"));
    }

    [Fact]
    public void An_inactive_token_earns_nothing()
    {
        var player = new Player(Given.Config with { Tokens = [Given.Token("mana", TokenKind.Progression, Given.Earn(10)) with { IsActive = false }] });

        Assert.Empty(player.Send().Postings);
        Assert.Equal("inactive", player.Why("token_rule", "mana"));
    }
}
