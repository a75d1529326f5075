using Hatched.Contracts;
using Hatched.Rules.Document;

namespace Hatched.Rules.State;

/// <summary>Whose midnight streaks go by, and what a journey changes. Where no zone is set anywhere, nothing of it applies.</summary>
internal static class StreakDays
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    /// <summary>How long after its end a period still takes its event.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(24);

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

    /// <summary>When the first missed period closes, if no event comes: 24 hours after its end, or when a journey is forgiven no longer; null: nothing runs.</summary>
    /// <param name="zone">That the streak goes by now.</param>
    public static DateTimeOffset? ClosesAt(StreakState streak, Period period, string? zone)
    {
        if (streak.Current is 0 || streak.Settled is not { } settled)
        {
            return null;
        }

        var missed = Nth(streak, settled, 1);
        var closes = Calendar.EndOf(period, missed, zone) + Grace;
        if (streak.Zone != zone)
        {
            var second = Calendar.EndOf(period, Nth(streak, settled, 2), zone) + Grace;
            var forgiven = streak.TickedAt is 0 ? second : DateTimeOffset.FromUnixTimeMilliseconds(streak.TickedAt + Forgiven(period));
            closes = forgiven <= closes ? closes : Earlier(forgiven, second);
        }

        return streak.OpenUntil <= closes.ToUnixTimeMilliseconds() ? closes : DateTimeOffset.FromUnixTimeMilliseconds(streak.OpenUntil);
    }

    /// <summary>The latest period that is closed at a moment at which one is: see <see cref="ClosesAt"/>.</summary>
    public static long LastClosed(StreakState streak, Period period, DateTimeOffset at, string? zone) =>
        Math.Max(Nth(streak, streak.Settled!.Value, 1), Calendar.Number(period, at - Grace, zone) - 1);

    /// <summary>The missed period that breaks a streak: the first without a freeze.</summary>
    public static long Breaking(StreakState streak) => Nth(streak, streak.Settled!.Value, streak.Freezes + 1L);

    /// <summary>Until when a streak stays open whose tick was told so late that the next period was over by then: whoever imports a history tells it in order.</summary>
    /// <param name="number">The period that ticked.</param>
    public static long OpenUntil(Period period, long number, DateTimeOffset? receivedAt, string? zone) =>
        receivedAt is { } received && Calendar.EndOf(period, number + 1, zone) < received ? (received + Grace).ToUnixTimeMilliseconds() : 0;

    // The nth period after the settled one that had no event at all.
    private static long Nth(StreakState streak, long settled, long n) =>
        streak.Held is { } held && held > settled && held <= settled + n ? settled + n + 1 : settled + n;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static long Forgiven(Period period) => period switch
    {
        Period.Daily => 2 * Day,
        Period.Weekly => 14 * Day,
        _ => 62 * Day,
    };
}
