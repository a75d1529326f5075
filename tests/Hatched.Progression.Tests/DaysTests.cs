using Hatched.Contracts;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Xunit;

namespace Hatched.Progression.Tests;

/// <summary>Whose midnight it is: the cases that the page on days names.</summary>
public sealed class DaysTests
{
    private static readonly ConfigDocument Config = Given.Config with { StreakDefinitions = [Given.Streak()] };

    [Theory]
    [InlineData("Europe/Istanbul", true)]
    [InlineData("Pacific/Apia", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("UTC", true)]
    [InlineData("+03:00", false)]
    [InlineData("UTC+3", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("europe/istanbul", false)]
    [InlineData("Turkey Standard Time", false)]
    [InlineData("posix/Europe/Istanbul", false)]
    [InlineData("../Europe/Istanbul", false)]
    [InlineData("localtime", false)]
    [InlineData("", false)]
    public void A_zone_is_a_name_of_the_table(string name, bool isKnown) => Assert.Equal(isKnown, TimeZones.IsKnown(name));

    [Fact]
    public void The_day_is_that_of_the_local_date()
    {
        var player = new Player(Config);
        Assert.True(Ticks(player, "2026-03-02T20:30:00Z", "Europe/Istanbul")); // 23:30 on the 2nd
        Assert.True(Ticks(player, "2026-03-02T21:30:00Z", "Europe/Istanbul")); // 00:30 on the 3rd
        Assert.False(Ticks(player, "2026-03-03T10:00:00Z", "Europe/Istanbul"));
    }

    [Theory]
    [InlineData("2026-03-08T04:59:00Z", "2026-03-08T05:01:00Z")] // the night of the change to summer time: still UTC-5
    [InlineData("2026-11-01T03:59:00Z", "2026-11-01T04:01:00Z")] // the night of the change back: still UTC-4
    public void On_the_night_of_a_change_a_minute_before_midnight_and_one_after_are_two_days(string before, string after)
    {
        var player = new Player(Config);
        Assert.True(Ticks(player, before, "America/New_York"));
        Assert.True(Ticks(player, after, "America/New_York"));
        Assert.Equal(2, Current(player));
    }

    [Fact]
    public void A_round_trip_west_east_west_within_three_days_loses_nothing_and_gains_no_tick()
    {
        var player = new Player(Config);
        Assert.True(Ticks(player, "2026-03-02T12:00:00Z", "Europe/Berlin"));
        Assert.True(Ticks(player, "2026-03-03T18:00:00Z", "America/Los_Angeles"));
        Assert.True(Ticks(player, "2026-03-04T15:00:00Z", "Europe/Berlin"));
        Assert.False(Ticks(player, "2026-03-04T19:00:00Z", "America/Los_Angeles")); // the same date again
        Assert.Equal(3, Current(player));
        Assert.True(Ticks(player, "2026-03-05T18:00:00Z", "America/Los_Angeles"));
        Assert.Equal(4, Current(player));
    }

    [Fact]
    public void Who_crosses_the_date_line_eastwards_or_westwards_keeps_the_streak()
    {
        var east = new Player(Config); // the calendar repeats a day
        Assert.True(Ticks(east, "2026-03-02T22:00:00Z", "Pacific/Auckland")); // the 3rd
        Assert.False(Ticks(east, "2026-03-03T20:00:00Z", "Pacific/Honolulu")); // the 3rd once more
        Assert.True(Ticks(east, "2026-03-04T20:00:00Z", "Pacific/Honolulu"));
        Assert.Equal(2, Current(east));

        var west = new Player(Config); // the calendar passes over a day
        Assert.True(Ticks(west, "2026-03-03T05:00:00Z", "Pacific/Honolulu")); // the 2nd
        Assert.True(Ticks(west, "2026-03-04T01:00:00Z", "Pacific/Auckland")); // the 4th
        Assert.Equal(2, Current(west));
    }

    [Fact]
    public void A_date_that_was_left_out_of_a_calendar_is_no_missed_day_for_its_travellers_alone()
    {
        var player = new Player(Config); // Samoa went from the 29th to the 31st of December 2011
        Assert.True(Ticks(player, "2011-12-30T08:00:00Z", "Pacific/Apia"));
        Assert.True(Ticks(player, "2011-12-31T08:00:00Z", "Pacific/Auckland"));
        Assert.Equal(2, Current(player));
    }

    [Fact]
    public void A_weekly_streak_runs_on_over_New_Year_far_in_the_east()
    {
        var player = new Player(Given.Config with { StreakDefinitions = [Given.Streak(period: Period.Weekly)] });
        Assert.True(Ticks(player, "2026-12-27T09:59:00Z", "Pacific/Kiritimati")); // Sunday of week 52, a minute before midnight
        Assert.True(Ticks(player, "2026-12-27T10:01:00Z", "Pacific/Kiritimati")); // Monday of week 53
        Assert.False(Ticks(player, "2027-01-03T09:00:00Z", "Pacific/Kiritimati")); // Sunday of week 53
        Assert.True(Ticks(player, "2027-01-03T10:00:00Z", "Pacific/Kiritimati")); // Monday of week 1
        Assert.Equal(3, Current(player));
    }

    [Fact]
    public void A_phone_that_flips_zones_at_every_event_ticks_once_a_day()
    {
        var player = new Player(Config);
        string[] zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Tokyo"];
        var ticks = Enumerable.Range(0, 10 * 48).Count(i =>
            Ticks(player, Given.Monday.AddMinutes(30 * i), zones[i % zones.Length]));
        Assert.InRange(ticks, 9, 12);
        Assert.Equal(ticks, Current(player));
    }

    [Fact]
    public void When_the_customer_changes_its_default_zone_no_running_streak_breaks()
    {
        for (var i = 0; i < 10_000; i++)
        {
            var player = new Player(Config);
            var at = Given.Monday.AddMinutes(i * 0.144);
            player.Send(at: at);
            player.Send(at: at.AddDays(1));
            player.Send(Given.Event(at: at.AddDays(2)) with { DefaultTimeZone = i % 2 is 0 ? "Pacific/Kiritimati" : "Pacific/Pago_Pago" });
            player.Send(Given.Event(at: at.AddDays(3)) with { DefaultTimeZone = i % 2 is 0 ? "Pacific/Kiritimati" : "Pacific/Pago_Pago" });
            Assert.InRange(Current(player), 3, 4);
        }
    }

    [Fact]
    public void The_events_zone_goes_before_the_buddys_and_that_before_the_customers()
    {
        var player = new Player(Config);
        var given = Given.Event() with { DefaultTimeZone = "Asia/Tokyo" };
        Assert.Equal("Asia/Tokyo", player.Send(given).TimeZone);
        Assert.Null(player.State.TimeZone);
        Assert.Equal("Europe/Paris", player.Send(given with { TimeZone = "Europe/Paris" }).TimeZone);
        Assert.Equal("Europe/Paris", player.State.TimeZone);
        Assert.Equal("Europe/Paris", player.Send(given).TimeZone);
        player.Keep(Evaluator.SetTimeZone(player.Rules, player.State, "default", Given.Monday, null));
        Assert.Equal("Asia/Tokyo", player.Send(given).TimeZone);
    }

    [Fact]
    public void Where_no_zone_is_set_none_is_written_down()
    {
        var player = new Player(Config);
        Assert.Null(player.Send().TimeZone);
        var written = System.Text.Encoding.UTF8.GetString(BuddyStateJson.Write(player.State));
        Assert.DoesNotContain("\"tz\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain("\"sz\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain("\"z\"", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Istanbul", "2026-03-02T20:30:00Z", "2026-03-02T21:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T08:00:00Z", "2011-12-30T10:00:00Z")] // the day after is the one after the next
    [InlineData("America/Havana", "2026-03-07T20:00:00Z", "2026-03-08T05:00:00Z")] // that midnight does not exist
    [InlineData("America/Havana", "2026-10-31T20:00:00Z", "2026-11-01T04:00:00Z")] // an hour before clocks go back
    public void A_day_ends_when_the_next_date_begins(string zone, string at, string end) =>
        Assert.Equal(Instant(end), Calendar.EndOf(Period.Daily, Instant(at), zone));

    private static bool Ticks(Player player, string at, string zone) => Ticks(player, Instant(at), zone);

    private static bool Ticks(Player player, DateTimeOffset at, string zone) =>
        player.Send(Given.Event(at: at) with { TimeZone = zone }).Effects.StreakUpdates.Count is 1;

    private static int Current(Player player) => player.State.Streaks["daily"].Current;

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
