using Hatched.Contracts;
using Hatched.Rules.Document;

namespace Hatched.Rules.State;

/// <summary>Whose midnight streaks go by, and what a journey changes. Where no zone is set anywhere, nothing of it applies.</summary>
internal static class StreakDays
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    /// <summary>The least time between two ticks of a daily streak in different zones: who flips zones gains nothing by it.</summary>
    private const long LeastBetween = 20 * Hour;

    /// <summary>The zone that streaks go by once an event of <paramref name="zone"/> has come.</summary>
    /// <remarks>A change holds at once; a second one within 24 hours only from the next local date on.</remarks>
    /// <param name="zone">Null: UTC.</param>
    public static StreakZone Move(StreakZone now, string? zone, DateTimeOffset at)
    {
        var wanted = zone is TimeZones.Utc ? null : zone;
        if (wanted == now.Name)
        {
            return now;
        }

        var ms = at.ToUnixTimeMilliseconds();
        var isTooSoon = now.Since is not 0 && ms - now.Since < Day
            && Calendar.Number(Period.Daily, at, now.Name)
                <= Calendar.Number(Period.Daily, DateTimeOffset.FromUnixTimeMilliseconds(now.Since), now.Name);
        return isTooSoon ? now : new StreakZone { Name = wanted, Since = ms };
    }

    /// <summary>Whether a daily streak has ticked too shortly before, in another zone.</summary>
    public static bool IsTooSoon(StreakState streak, Period period, long at, string? zone) =>
        period is Period.Daily && streak.Zone != zone && streak.TickedAt is not 0 && at - streak.TickedAt < LeastBetween;

    /// <summary>How many periods lie between the last settled one and <paramref name="number"/> without their event.</summary>
    /// <remarks>A single one that a journey cost is forgiven while the last tick is not too long ago.</remarks>
    public static long Missed(StreakState streak, Period period, long number, long at, string? zone)
    {
        if (streak.Settled is not { } settled || number - settled <= 1)
        {
            return 0;
        }

        var missed = number - settled - 1;
        if (streak.Held is { } held && held > settled && held < number)
        {
            missed--;
        }

        return missed is 1 && streak.Zone != zone && (streak.TickedAt is 0 || at - streak.TickedAt < Forgiven(period)) ? 0 : missed;
    }

    private static long Forgiven(Period period) => period switch
    {
        Period.Daily => 2 * Day,
        Period.Weekly => 14 * Day,
        _ => 62 * Day,
    };
}
