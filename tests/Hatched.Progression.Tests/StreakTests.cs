using Hatched.Contracts.Internal;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class StreakTests
{
    private static readonly StreakMilestone Three = new() { Count = 3, Coins = 30, TokenKey = "mana", TokenAmount = 5, BadgeKey = "steady" };

    private static Player PlayerWith(StreakDefinition streak) => new(Given.Config with
    {
        StreakDefinitions = [streak],
        BadgeDefinitions = [Given.Badge("steady", null)],
    });

    private static int Current(Player player) => player.State.Streaks["daily"].Current;

    [Fact]
    public void It_ticks_once_a_day()
    {
        var player = PlayerWith(Given.Streak());

        var first = player.Send(at: Given.Monday);
        var second = player.Send(at: Given.Monday.AddHours(5));

        Assert.Equal(new StreakUpdate("daily", "daily", "flame", 1, 1, null, false), Assert.Single(first.Effects.StreakUpdates));
        Assert.Empty(second.Effects.StreakUpdates);
        Assert.Equal("already_ticked", player.Why("streak", "daily"));
    }

    [Theory]
    [InlineData(Period.Daily, "2026-03-31T23:00:00Z", "2026-04-01T01:00:00Z", 2)]
    [InlineData(Period.Daily, "2026-03-31T23:00:00Z", "2026-04-02T01:00:00Z", 1)]
    [InlineData(Period.Weekly, "2025-12-28T12:00:00Z", "2026-01-01T12:00:00Z", 2)]
    [InlineData(Period.Weekly, "2025-12-29T00:00:00Z", "2026-01-04T23:59:59Z", 1)]
    [InlineData(Period.Weekly, "2026-01-04T12:00:00Z", "2026-01-12T00:00:00Z", 1)]
    [InlineData(Period.Monthly, "2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", 2)]
    [InlineData(Period.Monthly, "2026-01-31T12:00:00Z", "2026-03-01T00:00:00Z", 1)]
    public void Periods_follow_the_utc_calendar(Period period, string first, string second, int current)
    {
        var player = PlayerWith(Given.Streak(period: period));

        player.Send(at: DateTimeOffset.Parse(first, System.Globalization.CultureInfo.InvariantCulture));
        player.Send(at: DateTimeOffset.Parse(second, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(current, Current(player));
    }

    [Fact]
    public void A_missed_day_starts_it_over_and_keeps_the_longest()
    {
        var player = PlayerWith(Given.Streak());
        Days(player, 0, 1, 2, 4);

        Assert.Equal(1, Current(player));
        Assert.Equal(3, player.State.Streaks["daily"].Longest);
        Assert.Contains(new Happening.StreakBurned("daily", 3, 0, Broken: true), player.Last.Happenings);
    }

    [Fact]
    public void A_held_freeze_bridges_a_missed_day()
    {
        var player = PlayerWith(Given.Streak());
        Days(player, 0, 1);
        player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", 1)!);

        Days(player, 3);

        Assert.Equal(3, Current(player));
        Assert.Equal(0, player.State.Streaks["daily"].Freezes);
        Assert.Contains(new Happening.StreakBurned("daily", 2, 1, Broken: false), player.Last.Happenings);
    }

    [Fact]
    public void Freezes_that_do_not_suffice_are_used_up_all_the_same()
    {
        var player = PlayerWith(Given.Streak());
        Days(player, 0, 1);
        player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", 2)!);

        Days(player, 5);

        Assert.Equal(1, Current(player));
        Assert.Equal(0, player.State.Streaks["daily"].Freezes);
        Assert.Contains(new Happening.StreakBurned("daily", 2, 2, Broken: true), player.Last.Happenings);
    }

    [Fact]
    public void Freezes_are_held_up_to_the_maximum()
    {
        var player = PlayerWith(Given.Streak());

        player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", int.MaxValue)!);

        Assert.Equal(3, player.State.Streaks["daily"].Freezes);
        Assert.Null(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "nosuch", 1));
    }

    [Fact]
    public void A_late_event_neither_ticks_nor_mends()
    {
        var player = PlayerWith(Given.Streak());
        Days(player, 0, 1, 3);

        Days(player, 2);

        Assert.Equal(1, Current(player));
        Assert.Equal("late_event", player.Why("streak", "daily"));
    }

    [Fact]
    public void A_milestone_is_rewarded_once_and_never_again()
    {
        var player = PlayerWith(Given.Streak() with { Milestones = [Three], TickBonusCoins = 2 });
        Days(player, 0, 1, 2);

        Assert.Equal([3], player.Last.Effects.StreakMilestones);
        Assert.Equal(32, player.Last.Effects.Coins);
        Assert.Equal(["mana:5"], player.Last.Effects.Tokens);
        Assert.Equal(["steady"], player.Last.Effects.BadgesAwarded);
        Assert.Equal(["streak:daily:tick", "streak:daily:milestone:3", "streak:daily:milestone:3:mana"], player.Last.Postings.Select(p => p.Kind));
        Assert.Equal(3, Assert.Single(player.Last.Effects.StreakUpdates).MilestoneHit);

        Days(player, 10, 11, 12);
        Assert.Equal(3, Current(player));
        Assert.Empty(player.Last.Effects.StreakMilestones);
        Assert.Equal(2, player.Last.Effects.Coins);
    }

    [Fact]
    public void The_sweep_breaks_what_was_missed_once_and_refuses_what_comes_later_for_it()
    {
        var player = PlayerWith(Given.Streak());
        Days(player, 0, 1);
        Assert.Empty(Close(player, 2).Happenings);

        Assert.Equal(new Happening.StreakBurned("daily", 2, 0, Broken: true), Assert.Single(Close(player, 3).Happenings));
        Assert.Empty(Close(player, 3).Happenings);
        Days(player, 2);
        Assert.Equal("late_event", player.Why("streak", "daily"));
        Days(player, 3);
        Assert.Equal(1, Current(player));
    }

    [Fact]
    public void The_sweep_burns_freezes_day_by_day_as_the_next_tick_would()
    {
        var swept = PlayerWith(Given.Streak());
        var left = PlayerWith(Given.Streak());
        foreach (var player in new[] { swept, left })
        {
            Days(player, 0, 1);
            player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", 2)!);
        }

        Close(swept, 3);
        Close(swept, 4);
        Days(swept, 4);
        Days(left, 4);

        Assert.Equal(3, Current(left));
        Assert.Equal(BuddyStateJson.Write(left.State), BuddyStateJson.Write(swept.State));
    }

    [Fact]
    public void Where_clauses_and_activity_decide_who_ticks()
    {
        var player = PlayerWith(Given.Streak() with { Where = [Given.If("score", WhereOperator.Gte, 50)] });
        player.Send(properties: new { score = 10 });
        Assert.Equal("condition_not_met", player.Why("streak", "daily"));

        var inactive = PlayerWith(Given.Streak() with { IsActive = false });
        inactive.Send();
        Assert.Equal("inactive", inactive.Why("streak", "daily"));
    }

    [Fact]
    public void A_changed_period_keeps_the_length()
    {
        var player = PlayerWith(Given.Streak());
        Days(player, 0, 1, 2);

        var weekly = PlayerWith(Given.Streak(period: Period.Weekly));
        weekly.State = player.State;
        Days(weekly, 3);

        Assert.Equal(4, Current(weekly));
    }

    [Fact]
    public void The_hero_streak_is_the_one_shown_and_lapses_with_time()
    {
        var player = new Player(Given.Config with { StreakDefinitions = [Given.Streak() with { Hero = true }, Given.Streak("quizzes", type: "quiz")] });
        Days(player, 0, 1);
        foreach (var day in Enumerable.Range(0, 5))
        {
            player.Send("quiz", Given.Monday.AddDays(day));
        }

        var today = Evaluator.Progression(player.Rules, player.State, "default", Given.Monday.AddDays(2));
        var later = Evaluator.Progression(player.Rules, player.State, "default", Given.Monday.AddDays(3));

        Assert.Equal((2, 2), (today.CurrentStreak, today.LongestStreak));
        Assert.Equal((0, 2), (later.CurrentStreak, later.LongestStreak));
        Assert.Equal((2, 5), (later.CustomCounters["lesson"], later.CustomCounters["quiz"]));
        Assert.Contains(Evaluator.DescribeStreaks(player.Rules, player.State, "default", Given.Monday.AddDays(4)), s => s is { DefinitionKey: "quizzes", Current: 5, TickedThisPeriod: true });
    }

    private static void Days(Player player, params int[] days)
    {
        foreach (var day in days)
        {
            player.Send(at: Given.Monday.AddDays(day));
        }
    }

    // What ended before the day, as it has closed on the next.
    private static EvaluationResult Close(Player player, int day) =>
        player.Keep(Evaluator.CloseStreaks(player.Rules, player.State, "default", Given.Monday.AddDays(day + 1)));
}
