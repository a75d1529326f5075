using Hatched.Gateway.Limits;
using Xunit;

namespace Hatched.Gateway.Tests;

public sealed class KnownWindowsTests
{
    private static readonly Allowance Starter = new("c:1", 100, 5_000);

    private readonly ManualClock _clock = new();

    [Fact]
    public void Below_half_of_both_limits_whoever_comes_is_let_in_and_counted_one_by_one()
    {
        var windows = new KnownWindows(_clock);
        Learn(windows, minute: 40, day: 900);

        var usages = Enumerable.Range(0, 20).Select(_ => windows.TryTake(Starter, out var _)).TakeWhile(usage => usage is not null).ToArray();

        Assert.Equal(Enumerable.Range(41, 10).Select(n => ((long)n, n + 860L)), usages.Select(usage => (usage!.Value.Minute, usage.Value.Day)));
    }

    [Fact]
    public void The_day_can_be_the_tighter_one_and_need_not_be_limited()
    {
        var windows = new KnownWindows(_clock);
        Learn(windows, minute: 0, day: 2_498);

        Assert.Equal(2, Take(windows, 10));
        Assert.NotNull(windows.TryTake(Starter with { PerDay = null }, out _));
    }

    [Fact]
    public void What_Redis_said_half_a_second_ago_is_known_no_more()
    {
        var windows = new KnownWindows(_clock);
        Assert.Equal(0, Take(windows, 1));
        Learn(windows, minute: 0, day: 0);

        _clock.Advance(0.5);
        Assert.Equal(1, Take(windows, 1));
        _clock.Advance(0.001);
        Assert.Equal(0, Take(windows, 1));
    }

    [Fact]
    public void A_report_takes_all_along_once_and_those_that_come_meanwhile_go_with_the_next()
    {
        var windows = new KnownWindows(_clock);
        Learn(windows, minute: 0, day: 0);
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(_ => windows.TryTake(Starter, out var isFirst) is { } && isFirst));

        Assert.Equal(3, windows.Begin(Starter, isAwaited: false));
        Assert.True(windows.TryTake(Starter, out var first) is { Minute: 4 } && first);
        Learn(windows, minute: 3, day: 3);
        Assert.Equal(5, windows.TryTake(Starter, out _)?.Minute);
        Assert.Equal(2, windows.Begin(Starter, isAwaited: false));
    }

    [Fact]
    public void While_others_wait_for_Redis_nobody_is_let_in_past_them()
    {
        var windows = new KnownWindows(_clock);
        Learn(windows, minute: 0, day: 0);
        Assert.Equal(2, Take(windows, 2));

        Assert.Equal(2, windows.Begin(Starter, isAwaited: true));
        Assert.Equal(0, Take(windows, 1));
        windows.Forget(Starter);
        Assert.Equal(0, Take(windows, 1));
        Learn(windows, minute: 9, day: 9);
        Assert.Equal(10, windows.TryTake(Starter, out _)?.Minute);
    }

    [Fact]
    public void A_flood_of_addresses_is_forgotten_but_never_what_is_still_to_be_reported()
    {
        var windows = new KnownWindows(_clock);
        Learn(windows, minute: 0, day: 0);
        Assert.Equal(3, Take(windows, 3));

        for (var address = 0; address < 100_000; address++)
        {
            windows.Learn(new Allowance($"open:{address}", 20, 200), 1, 1, _clock.GetTimestamp());
            _clock.Advance(0.001);
        }

        Assert.InRange(windows.Count, 1, 2_000);
        Assert.Equal(3, windows.Begin(Starter, isAwaited: false));
    }

    private static int Take(KnownWindows windows, int requests) => Enumerable.Range(0, requests).Count(_ => windows.TryTake(Starter, out var _) is not null);

    private void Learn(KnownWindows windows, long minute, long day) => windows.Learn(Starter, minute, day, _clock.GetTimestamp());
}
