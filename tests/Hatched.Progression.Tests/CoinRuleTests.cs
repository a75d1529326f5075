using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class CoinRuleTests
{
    private static Player PlayerWith(params CoinRule[] rules) => new(Given.Config with { CoinRules = rules });

    [Fact]
    public void A_matching_event_pays_into_the_primary_token()
    {
        var rule = Given.Coins(10);
        var player = PlayerWith(rule);

        var result = player.Send("lesson");

        Assert.Equal(10, result.Effects.Coins);
        Assert.Equal(new Posting("gems", 10, $"coin_rule:{rule.Id}", "coin_rule", "coin_rule", rule.Id.ToString(), false), Assert.Single(result.Postings));
        Assert.Equal(10, player.State.Coins);
        Assert.Equal("fired", player.Why("coin_rule", rule.Name));
    }

    [Fact]
    public void Without_a_primary_token_coins_are_called_coins()
    {
        var player = new Player(ConfigDocument.Empty with { CoinRules = [Given.Coins(10)] });

        Assert.Equal("coins", Assert.Single(player.Send("lesson").Postings).TokenKey);
    }

    [Fact]
    public void An_event_of_another_type_pays_nothing_and_is_not_explained()
    {
        var result = PlayerWith(Given.Coins(10)).Send("logout");

        Assert.Empty(result.Postings);
        Assert.Empty(result.Explanations);
    }

    [Fact]
    public void A_grant_is_cut_to_what_the_day_leaves()
    {
        var player = PlayerWith(Given.Coins(10) with { Name = "r", DailyCap = 25 });

        Assert.Equal([10L, 10L, 5L, 0L], Enumerable.Range(0, 4).Select(_ => player.Send("lesson").Effects.Coins));
        Assert.Equal("daily_cap_reached", player.Why("coin_rule", "r"));
        Assert.Equal(10, player.Send("lesson", Given.Monday.AddDays(1)).Effects.Coins);
    }

    [Fact]
    public void A_cut_grant_says_capped()
    {
        var player = PlayerWith(Given.Coins(10) with { Name = "r", DailyCap = 5 });

        player.Send("lesson");

        Assert.Equal("capped", player.Why("coin_rule", "r"));
        Assert.Equal(ExplanationOutcome.Fired, player.Last.Explanations[0].Outcome);
    }

    [Fact]
    public void The_day_is_the_utc_day_of_occurred_at()
    {
        var player = PlayerWith(Given.Coins(10) with { DailyCap = 10 });
        player.Send("lesson", new DateTimeOffset(2026, 3, 2, 23, 59, 59, TimeSpan.Zero));

        Assert.Equal(0, player.Send("lesson", new DateTimeOffset(2026, 3, 3, 1, 59, 0, TimeSpan.FromHours(2))).Effects.Coins);
        Assert.Equal(10, player.Send("lesson", new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero)).Effects.Coins);
    }

    [Fact]
    public void The_week_runs_from_monday_to_sunday()
    {
        var player = PlayerWith(Given.Coins(10) with { Name = "r", WeeklyCap = 10 });
        player.Send("lesson", Given.Monday);

        player.Send("lesson", Given.Monday.AddDays(6));
        Assert.Equal("weekly_cap_reached", player.Why("coin_rule", "r"));
        Assert.Equal(10, player.Send("lesson", Given.Monday.AddDays(7)).Effects.Coins);
        Assert.Equal(0, player.Send("lesson", Given.Monday.AddDays(1)).Effects.Coins);
    }

    [Fact]
    public void A_late_event_draws_on_the_cap_of_its_own_day()
    {
        var player = PlayerWith(Given.Coins(10) with { DailyCap = 15 });
        player.Send("lesson", Given.Monday);
        player.Send("lesson", Given.Monday.AddDays(1));

        Assert.Equal(5, player.Send("lesson", Given.Monday).Effects.Coins);
        Assert.Equal(0, player.Send("lesson", Given.Monday).Effects.Coins);
    }

    [Fact]
    public void A_capped_rule_refuses_days_that_it_has_forgotten()
    {
        var player = PlayerWith(Given.Coins(10) with { Name = "r", DailyCap = 15 });
        for (var day = 0; day <= Caps.DaysKept; day++)
        {
            player.Send("lesson", Given.Monday.AddDays(day));
        }

        player.Send("lesson", Given.Monday);

        Assert.Equal("late_event", player.Why("coin_rule", "r"));
    }

    [Fact]
    public void A_total_limit_counts_times()
    {
        var player = PlayerWith(Given.Coins(10) with { Name = "r", TotalLimit = 2 });

        Assert.Equal([10L, 10L, 0L], Enumerable.Range(0, 3).Select(day => player.Send("lesson", Given.Monday.AddDays(day)).Effects.Coins));
        Assert.Equal("total_limit_reached", player.Why("coin_rule", "r"));
    }

    [Fact]
    public void A_cooldown_keeps_grants_apart_in_either_direction()
    {
        var player = PlayerWith(Given.Coins(10) with { Name = "r", CooldownSeconds = 60 });
        player.Send("lesson", Given.Monday);

        player.Send("lesson", Given.Monday.AddSeconds(59));
        Assert.Equal("cooldown", player.Why("coin_rule", "r"));
        player.Send("lesson", Given.Monday.AddSeconds(-30));
        Assert.Equal("cooldown", player.Why("coin_rule", "r"));
        Assert.Equal(10, player.Send("lesson", Given.Monday.AddSeconds(60)).Effects.Coins);
    }

    [Fact]
    public void The_multiplier_sees_the_streak_that_the_same_event_ticked_and_stops_at_its_maximum()
    {
        var player = new Player(Given.Config with
        {
            StreakDefinitions = [Given.Streak()],
            CoinRules = [Given.Coins(10) with { Multiplier = new CoinMultiplier { Basis = MultiplierBasis.Streak, StreakKey = "daily", PerTick = 0.25m, Max = 1.6m } }],
        });

        Assert.Equal([12L, 15L, 16L, 16L], Enumerable.Range(0, 4).Select(day => player.Send("lesson", Given.Monday.AddDays(day)).Effects.Coins));
    }

    [Fact]
    public void A_streak_that_has_lapsed_multiplies_nothing()
    {
        var player = new Player(Given.Config with
        {
            StreakDefinitions = [Given.Streak()],
            CoinRules = [Given.Coins(10, "quiz") with { Multiplier = new CoinMultiplier { Basis = MultiplierBasis.Streak, StreakKey = "daily", PerTick = 1, Max = 9 } }],
        });
        player.Send("lesson", Given.Monday);

        Assert.Equal(20, player.Send("quiz", Given.Monday.AddDays(1)).Effects.Coins);
        Assert.Equal(10, player.Send("quiz", Given.Monday.AddDays(2)).Effects.Coins);
    }

    [Fact]
    public void Luck_is_the_same_for_the_same_event_and_about_as_likely_as_it_says()
    {
        var rule = Given.Coins(1) with { Id = Given.Customer, Lucky = new CoinLuck { Chance = 0.2, Bonus = 9 } };
        var events = Enumerable.Range(0, 2000).Select(i => Given.Event(id: $"e{i}")).ToArray();

        long[] Play() => [.. events.Select(e => PlayerWith(rule).Send(e).Effects.Coins)];
        var first = Play();

        Assert.Equal(first, Play());
        Assert.InRange(first.Count(coins => coins == 10), 320, 480);
        Assert.Equal(2000, first.Count(coins => coins is 1 or 10));
    }

    [Fact]
    public void Luck_differs_between_customers_and_rules()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.NotEqual(Luck.Draw(a, "e", b), Luck.Draw(b, "e", a));
        Assert.NotEqual(Luck.Draw(a, "e", b), Luck.Draw(a, "f", b));
    }

    [Fact]
    public void A_lucky_grant_is_marked()
    {
        var player = PlayerWith(Given.Coins(1) with { Lucky = new CoinLuck { Chance = 1, Bonus = 9 } });

        var posting = Assert.Single(player.Send("lesson").Postings);

        Assert.True(posting.IsLucky);
        Assert.Equal(10, posting.Amount);
    }

    [Fact]
    public void A_full_wallet_takes_no_more()
    {
        var config = Given.Config with
        {
            CoinRules = [Given.Coins(10) with { Name = "r" }],
            Tokens = [Given.Token("gems", TokenKind.Primary) with { MaxBalance = 15 }],
        };
        var player = new Player(config);

        Assert.Equal([10L, 5L, 0L], Enumerable.Range(0, 3).Select(_ => player.Send("lesson").Effects.Coins));
        Assert.Equal("max_balance_reached", player.Why("coin_rule", "r"));

        player.State = player.State.WithExternal(BuddyState.CoinsWallet, net: -12, earned: 0, version: 1);
        Assert.Equal(10, player.Send("lesson").Effects.Coins);
    }

    [Theory]
    [InlineData(false, null, "inactive")]
    [InlineData(true, "teachers", "audience_mismatch")]
    public void A_rule_that_is_not_meant_says_why(bool active, string? audience, string reason)
    {
        var player = PlayerWith(Given.Coins(10) with { Name = "r", IsActive = active, Audience = audience });

        Assert.Empty(player.Send("lesson").Postings);
        Assert.Equal(reason, player.Why("coin_rule", "r"));
    }

    [Fact]
    public void A_rule_of_an_audience_pays_that_audience() =>
        Assert.Equal(10, new Player(Given.Config with { CoinRules = [Given.Coins(10) with { Audience = "teachers" }] }, "teachers").Send().Effects.Coins);

    [Fact]
    public void No_credit_is_larger_than_the_economy_takes()
    {
        var player = new Player(Given.Config with
        {
            StreakDefinitions = [Given.Streak()],
            CoinRules = [Given.Coins(1_000_000_000) with { Multiplier = new CoinMultiplier { Basis = MultiplierBasis.Streak, StreakKey = "daily", PerTick = 10, Max = 100 } }],
        });

        Assert.Equal(1_000_000_000, player.Send().Effects.Coins);
    }
}
