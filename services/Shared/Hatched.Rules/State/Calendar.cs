using Hatched.Contracts;
using Hatched.Rules.Document;

namespace Hatched.Rules.State;

/// <summary>Days, ISO weeks and calendar months as numbers that rise by one: UTC's, or those of a zone's local dates.</summary>
internal static class Calendar
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    public static long Day(DateTimeOffset at) => (long)Math.Floor(at.ToUnixTimeMilliseconds() / 86_400_000d);

    /// <summary>The number of the ISO week: 1 January 1970 was a Thursday, so that Monday stands three days before day 0.</summary>
    public static long Week(DateTimeOffset at) => FloorDiv(Day(at) + 3, 7);

    public static long Month(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return ((utc.Year - 1970) * 12) + utc.Month - 1;
    }

    public static long Number(Period period, DateTimeOffset at) => period switch
    {
        Period.Daily => Day(at),
        Period.Weekly => Week(at),
        _ => Month(at),
    };

    /// <param name="zone">Null: UTC.</param>
    public static long Number(Period period, DateTimeOffset at, string? zone) =>
        zone is null ? Number(period, at) : Number(period, Local(at, zone));

    /// <summary>The first day of the period with a number.</summary>
    public static DateOnly Start(Period period, long number) => period switch
    {
        Period.Daily => Date(number),
        Period.Weekly => Date((number * 7) - 3),
        _ => new DateOnly(1970, 1, 1).AddMonths(checked((int)number)),
    };

    /// <summary>The first day of the period that holds a day.</summary>
    public static long FirstDay(Period period, long day) => period switch
    {
        Period.Daily => day,
        Period.Weekly => (FloorDiv(day + 3, 7) * 7) - 3,
        _ => day - Date(day).Day + 1,
    };

    /// <summary>When the period that holds an instant is over.</summary>
    public static DateTimeOffset EndOf(Period period, DateTimeOffset at)
    {
        var first = Date(FirstDay(period, Day(at)));
        var next = period switch
        {
            Period.Daily => first.AddDays(1),
            Period.Weekly => first.AddDays(7),
            _ => first.AddMonths(1),
        };
        return new DateTimeOffset(next, TimeOnly.MinValue, TimeSpan.Zero);
    }

    /// <summary>When the period that holds an instant is over by a zone's clock: the first instant of the next one's first date.</summary>
    /// <param name="zone">Null: UTC.</param>
    public static DateTimeOffset EndOf(Period period, DateTimeOffset at, string? zone) =>
        zone is null ? EndOf(period, at) : Instant(EndOf(period, Local(at, zone)), TimeZones.Of(zone));

    /// <summary>When the period with a number is over.</summary>
    /// <param name="zone">Null: UTC.</param>
    public static DateTimeOffset EndOf(Period period, long number, string? zone)
    {
        var next = new DateTimeOffset(Start(period, number + 1), TimeOnly.MinValue, TimeSpan.Zero);
        return zone is null ? next : Instant(next, TimeZones.Of(zone));
    }

    public static DateOnly Date(long day) => Epoch.AddDays(checked((int)day));

    public static long Day(DateOnly date) => date.DayNumber - Epoch.DayNumber;

    // The wall clock, told as if it were UTC's.
    private static DateTimeOffset Local(DateTimeOffset at, string zone)
    {
        var utc = at.UtcDateTime;
        return new DateTimeOffset(utc + TimeZones.Of(zone).GetUtcOffset(utc), TimeSpan.Zero);
    }

    // A time that the clocks show twice is the first; one that they pass over is when they do.
    private static DateTimeOffset Instant(DateTimeOffset local, TimeZoneInfo zone)
    {
        var before = zone.GetUtcOffset(local.UtcDateTime.AddDays(-1));
        var after = zone.GetUtcOffset(local.UtcDateTime.AddDays(1));
        return Shows(local - before) || !Shows(local - after) ? local - before : local - after;

        bool Shows(DateTimeOffset at) => at + zone.GetUtcOffset(at.UtcDateTime) == local;
    }

    private static long FloorDiv(long value, long by) => (value - (((value % by) + by) % by)) / by;
}
