using Hatched.Rules.Explanations;

namespace Hatched.Rules.State;

/// <summary>The limits of one rule over time, by <c>occurred_at</c>.</summary>
/// <remarks>
/// Only the latest days and weeks that paid are kept. An event older than all of them cannot be checked any more, so a
/// capped rule refuses it: a cap is never passed, in whatever order events come.
/// </remarks>
internal sealed record Caps(string StateKey, long? Daily, long? Weekly, long? TotalLimit, long? CooldownSeconds)
{
    public const int DaysKept = 4;
    public const int WeeksKept = 2;

    private bool IsUnlimited => (Daily ?? Weekly ?? TotalLimit ?? CooldownSeconds) is null;

    /// <summary>How much of <paramref name="wanted"/> may be granted, or why nothing may.</summary>
    public (long Granted, Reason Refusal) Allow(BuddyState state, DateTimeOffset at, long wanted)
    {
        if (IsUnlimited)
        {
            return (wanted, Reason.None);
        }

        var spent = state.Caps.GetValueOrDefault(StateKey);
        if (TotalLimit is { } limit && spent.Times >= limit)
        {
            return (0, Reason.TotalLimitReached);
        }

        if (CooldownSeconds is { } cooldown && spent.LastAt is { } last && at.ToUnixTimeMilliseconds() - last < cooldown * 1000)
        {
            return (0, Reason.Cooldown);
        }

        var granted = wanted;
        if (Daily is { } daily)
        {
            if (!TryRead(spent.Days, Calendar.Day(at), DaysKept, out var today))
            {
                return (0, Reason.LateEvent);
            }

            if ((granted = Math.Min(granted, daily - today)) <= 0)
            {
                return (0, Reason.DailyCapReached);
            }
        }

        if (Weekly is { } weekly)
        {
            if (!TryRead(spent.Weeks, Calendar.Week(at), WeeksKept, out var thisWeek))
            {
                return (0, Reason.LateEvent);
            }

            if ((granted = Math.Min(granted, weekly - thisWeek)) <= 0)
            {
                return (0, Reason.WeeklyCapReached);
            }
        }

        return (granted, Reason.None);
    }

    /// <summary>Notes a grant that <see cref="Allow"/> has allowed.</summary>
    public void Spend(BuddyState state, DateTimeOffset at, long granted)
    {
        if (IsUnlimited)
        {
            return;
        }

        var spent = state.Caps.GetValueOrDefault(StateKey);
        state.Caps[StateKey] = new CapState
        {
            Days = Daily is null ? spent.Days : Add(spent.Days, Calendar.Day(at), granted, DaysKept),
            Weeks = Weekly is null ? spent.Weeks : Add(spent.Weeks, Calendar.Week(at), granted, WeeksKept),
            Times = TotalLimit is null ? spent.Times : spent.Times + 1,
            LastAt = CooldownSeconds is null ? spent.LastAt : at.ToUnixTimeMilliseconds(),
        };
    }

    private static bool TryRead(long[]? windows, long window, int kept, out long amount)
    {
        amount = 0;
        if (windows is null)
        {
            return true;
        }

        var oldest = long.MaxValue;
        for (var i = 0; i < windows.Length; i += 2)
        {
            if (windows[i] == window)
            {
                amount = windows[i + 1];
                return true;
            }

            oldest = Math.Min(oldest, windows[i]);
        }

        return windows.Length < kept * 2 || window > oldest;
    }

    private static long[] Add(long[]? windows, long window, long amount, int kept)
    {
        if (windows is null)
        {
            return [window, amount];
        }

        var oldest = 0;
        for (var i = 0; i < windows.Length; i += 2)
        {
            if (windows[i] == window)
            {
                long[] same = [.. windows];
                same[i + 1] += amount;
                return same;
            }

            oldest = windows[i] < windows[oldest] ? i : oldest;
        }

        if (windows.Length < kept * 2)
        {
            return [.. windows, window, amount];
        }

        long[] rolled = [.. windows];
        rolled[oldest] = window;
        rolled[oldest + 1] = amount;
        return rolled;
    }
}
