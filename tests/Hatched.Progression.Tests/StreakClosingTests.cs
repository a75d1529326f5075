using Hatched.Contracts;
using Hatched.Contracts.Internal;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using NodaTime;
using Xunit;
using Period = Hatched.Rules.Document.Period;

namespace Hatched.Progression.Tests;

/// <summary>What closes without an event, and when: 24 hours after the end of a missed period, by the user's midnight.</summary>
public sealed class StreakClosingTests
{
    private static readonly ConfigDocument Config = Given.Config with { StreakDefinitions = [Given.Streak(), Given.Streak("quizzes", type: "quiz")] };
    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Past = new(2014, 1, 1, 0, 0, 0, TimeSpan.Zero); // what zones do later, the two tables need not agree on
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => TimeZones.IsKnown(id) && id is not "UTC")];

    [Fact]
    public void A_missed_day_closes_24_hours_after_its_end_and_not_a_millisecond_sooner()
    {
        var player = new Player(Config);
        var ticked = Tell(player, Given.Monday);

        Assert.Equal(Tuesday.AddDays(2), ticked.StreaksDueAt); // Tuesday ends on Wednesday 00:00, and closes on Thursday 00:00
        Assert.Empty(Close(player, Tuesday.AddDays(2).AddMilliseconds(-1)).Happenings);
        var closed = Close(player, Tuesday.AddDays(2));
        Assert.Equal(new Happening.StreakBurned("daily", 1, 0, Broken: true), Assert.Single(closed.Happenings));
        Assert.Null(closed.StreaksDueAt);
        Assert.Empty(Close(player, Tuesday.AddDays(30)).Happenings);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "2026-03-05T10:00:00Z")] // UTC+14, where it is Tuesday already
    [InlineData("Pacific/Pago_Pago", "2026-03-05T11:00:00Z")] // UTC-11
    [InlineData("America/New_York", "2026-03-05T05:00:00Z")]
    public void It_closes_by_the_users_midnight(string zone, string at)
    {
        var player = new Player(Config);
        var closes = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(closes, player.Send(Given.Event(at: Tuesday.AddHours(-12)) with { TimeZone = zone, ReceivedAt = Tuesday.AddHours(-12) }).StreaksDueAt);
        Assert.Empty(Close(player, closes.AddSeconds(-1)).Happenings);
        Assert.Single(Close(player, closes).Happenings);
    }

    [Fact]
    public void A_late_event_ticks_until_its_day_closes_whether_or_not_somebody_sweeps()
    {
        foreach (var (received, ticks) in new[] { (Tuesday.AddDays(2).AddSeconds(-1), true), (Tuesday.AddDays(2), false) })
        {
            foreach (var isSwept in new[] { false, true })
            {
                var player = new Player(Config);
                Tell(player, Given.Monday);
                if (isSwept)
                {
                    Close(player, received);
                }

                var late = Tell(player, Tuesday.AddHours(15), received);

                Assert.Equal(ticks, late.Effects.StreakUpdates.Count is 1);
                Assert.Equal(ticks ? 2 : 0, player.State.Streaks["daily"].Current);
                Assert.Equal(ticks ? "fired" : "late_event", player.Why("streak", "daily"));
            }
        }
    }

    [Fact]
    public void An_event_closes_the_buddys_other_streaks_too_and_its_answer_does_not_take_that_for_its_own_doing()
    {
        var player = new Player(Config);
        Tell(player, Given.Monday, type: "quiz");

        var told = player.Send(Given.Event("unheard_of", Tuesday.AddDays(5)) with { ReceivedAt = Tuesday.AddDays(5) });

        Assert.Equal(new Happening.StreakBurned("quizzes", 1, 0, Broken: true), Assert.Single(told.Happenings));
        Assert.Equal(EventHint.NoRuleForType, told.Effects.Hint);
    }

    [Fact]
    public void Freezes_are_burned_first_one_a_period_and_the_streak_breaks_with_the_first_that_none_is_left_for()
    {
        var player = new Player(Config);
        Tell(player, Given.Monday);
        var granted = player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", 2)!);

        Assert.Equal(Tuesday.AddDays(2), granted.StreaksDueAt);
        Assert.Equal(Tuesday.AddDays(3), Close(player, Tuesday.AddDays(2)).StreaksDueAt);
        Assert.Equal((1, 1), (player.State.Streaks["daily"].Freezes, player.State.Streaks["daily"].Current));
        Close(player, Tuesday.AddDays(40));
        Assert.Equal((0, 0), (player.State.Streaks["daily"].Freezes, player.State.Streaks["daily"].Current));
    }

    [Fact]
    public void What_is_shown_is_what_the_sweep_leaves_whether_or_not_it_has_come_by()
    {
        var player = new Player(Config);
        Tell(player, Given.Monday);
        player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", 2)!);

        var unswept = Evaluator.DescribeStreaks(player.Rules, player.State, "default", Tuesday.AddDays(2));
        Close(player, Tuesday.AddDays(2));

        Assert.Equal(Evaluator.DescribeStreaks(player.Rules, player.State, "default", Tuesday.AddDays(2)), unswept);
        Assert.Equal((1, 1), (unswept[0].Current, unswept[0].FreezesHeld));
    }

    [Fact]
    public void A_history_that_is_told_long_after_is_a_streak_all_the_same_and_stays_open_for_a_day()
    {
        var player = new Player(Config);
        var now = Given.Monday.AddDays(60);
        for (var day = 0; day < 7; day++)
        {
            var told = Tell(player, Given.Monday.AddDays(day), now.AddMinutes(day));
            Close(player, now.AddMinutes(day).AddSeconds(30));
            Assert.Equal(now.AddMinutes(day).AddHours(24), told.StreaksDueAt);
        }

        Assert.Equal(7, player.State.Streaks["daily"].Current);
        Assert.Equal(new Happening.StreakBurned("daily", 7, 0, Broken: true), Assert.Single(Close(player, now.AddMinutes(6).AddHours(24)).Happenings));
    }

    [Fact]
    public void A_change_of_zone_moves_the_instant_and_takes_nothing_that_a_journey_is_forgiven()
    {
        var player = new Player(Config);
        Tell(player, Given.Monday);
        var east = Evaluator.SetTimeZone(player.Rules, player.State, "default", Given.Monday, "Pacific/Kiritimati");
        Assert.Equal(Tuesday.AddDays(1).AddHours(10), east.StreaksDueAt); // its Tuesday ends on Tuesday 10:00
        Assert.Equal("Pacific/Kiritimati", east.State.TimeZone);
        Assert.Equal(Tuesday.AddDays(2).AddHours(11), Evaluator.SetTimeZone(player.Rules, player.State, "default", Given.Monday, "Pacific/Pago_Pago").StreaksDueAt);
    }

    [Fact]
    public void A_missed_day_that_a_journey_is_forgiven_does_not_close_before_48_hours_have_passed_since_the_tick()
    {
        var player = new Player(Config);
        var ticked = Tuesday.AddHours(11); // a minute before the end of its Monday
        player.Send(Given.Event(at: ticked.AddMinutes(-1)) with { TimeZone = "Pacific/Pago_Pago", ReceivedAt = ticked });
        var east = Evaluator.SetTimeZone(player.Rules, player.State, "default", ticked, "Pacific/Kiritimati");
        Assert.Equal(Tuesday.AddDays(2).AddHours(10), east.StreaksDueAt); // Tuesday would close on Wednesday 10:00, and is forgiven until Wednesday is missed too
    }

    [Fact]
    public void A_plan_without_streaks_and_an_inactive_streak_lose_nothing()
    {
        var player = new Player(Config);
        Tell(player, Given.Monday);
        Assert.Empty(Evaluator.CloseStreaks(player.Rules.Without(Hatched.Rules.Capabilities.Streaks), player.State, "default", Tuesday.AddDays(9)).Happenings);
        player.Rules = Hatched.Rules.Compiled.Ruleset.Compile(Given.Config with { StreakDefinitions = [Given.Streak() with { IsActive = false }] });
        Assert.Null(Evaluator.StreaksDueAt(player.Rules, player.State, "default"));
        Assert.Empty(Close(player, Tuesday.AddDays(9)).Happenings);
    }

    /// <summary>Journeys, events told late, sweeps at any hour: the length is NodaTime's calendar's, and sweeping changes nothing.</summary>
    [Fact]
    public void Closing_is_what_an_independent_calendar_says_and_when_it_is_asked_changes_nothing() =>
        Parallel.For(0, 500, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, slice =>
        {
            var random = new Random(20_150_101 + slice);
            for (var i = 0; i < 200; i++)
            {
                Live(random, (Period)random.Next(3));
            }
        });

    private static void Live(Random random, Period period)
    {
        var freezes = random.Next(3);
        var config = Given.Config with { StreakDefinitions = [Given.Streak(period: period)] };
        Player swept = new(config), left = new(config);
        foreach (var player in new[] { swept, left })
        {
            player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", freezes)!);
        }

        var calendar = new ZonedCalendar(period, freezes);
        var zone = Zones[random.Next(Zones.Length)];
        List<string> told = [];
        var (now, length) = (Past.AddMinutes(random.Next(4_000_000)), period is Period.Daily ? 1 : period is Period.Weekly ? 7 : 30);
        for (var i = random.Next(2, 16); i > 0; i--)
        {
            now = now.AddMinutes(random.Next(1, 2_600 * length));
            var at = now.AddMinutes(random.Next(4) switch { 0 => -random.Next(3_000 * length), 1 => -random.Next(300), _ => 0 });
            zone = random.Next(8) is 0 ? Zones[random.Next(Zones.Length)] : zone;
            for (var n = random.Next(3); n > 0; n--)
            {
                var due = Evaluator.StreaksDueAt(swept.Rules, swept.State, "default");
                var closing = Close(swept, now.AddMinutes(-random.Next(2_000)));
                Assert.True(closing.Happenings.Count is 0 || due is not null);
            }

            var e = Given.Event(at: at) with { TimeZone = zone, ReceivedAt = now };
            var ticked = (Swept: swept.Send(e).Effects.StreakUpdates.Count is 1, Left: left.Send(e).Effects.StreakUpdates.Count is 1);
            var expected = calendar.Visit(Instant.FromDateTimeOffset(at), DateTimeZoneProviders.Tzdb[zone], Instant.FromDateTimeOffset(now));
            var (one, other) = (swept.State.Streaks["daily"], left.State.Streaks["daily"]);
            told.Add($"{at:O} told at {now:O} in {zone}: {expected} {ticked} {calendar.Now} {one} {other}");
            if (ticked != (expected, expected) || one != other || calendar.Now != (one.Current, one.Longest, one.Freezes))
            {
                throw new InvalidOperationException($"{period}, {freezes} freezes\n{string.Join('\n', told)}");
            }

            if (Evaluator.StreaksDueAt(left.Rules, left.State, "default") is { } due2)
            {
                Assert.Empty(Evaluator.CloseStreaks(left.Rules, left.State, "default", due2.AddMilliseconds(-1)).Happenings);
                Assert.NotEmpty(Evaluator.CloseStreaks(left.Rules, left.State, "default", due2).Happenings);
            }
        }
    }

    private static EvaluationResult Tell(Player player, DateTimeOffset at, DateTimeOffset? received = null, string type = "lesson") =>
        player.Send(Given.Event(type, at) with { ReceivedAt = received ?? at });

    private static EvaluationResult Close(Player player, DateTimeOffset at) =>
        player.Keep(Evaluator.CloseStreaks(player.Rules, player.State, "default", at));
}
