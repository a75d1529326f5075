using Hatched.Contracts;
using Hatched.Rules.Evaluation;
using NodaTime;
using Xunit;
using Period = Hatched.Rules.Document.Period;

namespace Hatched.Progression.Tests;

/// <summary>Streaks of users who travel, against NodaTime's calendar, over all zones that both tables know.</summary>
public sealed class DaysPropertyTests
{
    private const int Histories = 200_000;
    private const int Seed = 20_111_230;

    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => TimeZones.IsKnown(id) && id is not "UTC")];

    /// <summary>Moments at which clocks did something: Samoa's lost day, Lord Howe's half hour, Ramadan in Morocco, Cuba's midnight, New Year.</summary>
    private static readonly (string Zone, DateTimeOffset At)[] Turns =
    [
        ("Pacific/Apia", Utc(2011, 12, 30, 8)), ("Australia/Lord_Howe", Utc(2022, 10, 1, 15)), ("Australia/Lord_Howe", Utc(2022, 4, 2, 15)),
        ("Africa/Casablanca", Utc(2022, 3, 27, 2)), ("Africa/Casablanca", Utc(2022, 5, 8, 2)), ("America/Havana", Utc(2022, 3, 13, 5)),
        ("Pacific/Kiritimati", Utc(2021, 12, 31, 10)), ("Europe/Istanbul", Utc(2016, 9, 6, 21)), ("America/New_York", Utc(2022, 11, 6, 6)),
        ("Europe/Lisbon", Utc(2022, 3, 27, 1)), ("Asia/Kathmandu", Utc(2022, 1, 31, 18)), ("Pacific/Pago_Pago", Utc(2022, 2, 28, 11)),
    ];

    [Fact]
    public void Two_hundred_thousand_journeys_are_what_an_independent_calendar_says()
    {
        Assert.True(Zones.Length > 300, $"only {Zones.Length} zones are known to both");
        Parallel.For(0, Histories / 100, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, slice =>
        {
            var random = new Random(Seed + slice);
            for (var i = 0; i < 100; i++)
            {
                Live(random, (Period)random.Next(3));
            }
        });
    }

    private static void Live(Random random, Period period)
    {
        var freezes = random.Next(3);
        var config = Given.Config with { StreakDefinitions = [Given.Streak(period: period)] };
        var player = new Player(config);
        if (freezes > 0)
        {
            player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", freezes)!);
        }

        var calendar = new ZonedCalendar(period, freezes);
        var (turn, at) = Turns[random.Next(Turns.Length)];
        at = at.AddHours(random.Next(-60, 0)).AddMinutes(random.Next(60));
        var zone = turn;
        List<string> told = [];
        for (var i = random.Next(2, 14); i > 0; i--)
        {
            zone = random.Next(4) switch
            {
                0 => Zones[random.Next(Zones.Length)],
                1 => turn,
                _ => zone,
            };
            at = at.AddMinutes(random.Next(12) switch
            {
                0 => random.Next(-3_000, 0),
                < 9 => random.Next(1, 2_200),
                _ => random.Next(1, period is Period.Daily ? 6_000 : 70_000),
            });
            told.Add($"{at:O} {zone}");
            var ticked = player.Send(Given.Event(at: at) with { TimeZone = zone }).Effects.StreakUpdates.Count is 1;
            var expected = calendar.Visit(Instant.FromDateTimeOffset(at), DateTimeZoneProviders.Tzdb[zone]);
            var streak = player.State.Streaks["daily"];
            if (ticked != expected || (streak.Current, streak.Longest, streak.Freezes) != calendar.Now)
            {
                throw new InvalidOperationException($"{period}: {ticked} {streak} but {expected} {calendar.Now} after\n{string.Join('\n', told)}");
            }
        }
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}
