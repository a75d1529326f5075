using Hatched.Gateway.Limits;
using Xunit;

namespace Hatched.Gateway.Tests;

public sealed class LocalWindowsTests
{
    private static readonly Allowance Starter = new("c:1", 100, 5_000);

    private readonly ManualClock _clock = new();

    [Fact]
    public void A_burst_gets_exactly_the_limit()
    {
        var windows = new LocalWindows(_clock);

        var let = Enumerable.Range(0, 150).Count(_ => !windows.Take(Starter).Refused);

        Assert.Equal(100, let);
    }

    [Fact]
    public void After_a_burst_nothing_more_is_let_in_until_almost_a_minute_has_passed_and_everything_after_the_whole()
    {
        var windows = new LocalWindows(_clock);
        _clock.Advance(59.9); // the end of a calendar minute, where a fixed window would forget
        Fill(windows, 100);

        _clock.Advance(59);
        Assert.True(windows.Take(Starter).MinuteFull);

        _clock.Advance(1);
        Assert.Equal(100, Fill(windows, 150));
    }

    [Fact]
    public void A_steady_stream_is_let_in_at_the_rate_of_the_limit_within_one_percent()
    {
        var windows = new LocalWindows(_clock);
        var let = 0;
        for (var i = 0; i < 600 * 5; i++) // five minutes, ten a second
        {
            let += windows.Take(Starter).Refused ? 0 : 1;
            _clock.Advance(0.1);
        }

        Assert.InRange(let, 500, 505);
    }

    [Fact]
    public void The_day_counts_too_and_refused_requests_do_not()
    {
        var windows = new LocalWindows(_clock);
        var perDay = Starter with { PerDay = 150 };
        Assert.Equal(100, Fill(windows, 200, perDay));
        _clock.Advance(60);
        Assert.Equal(50, Fill(windows, 200, perDay));

        var refused = windows.Take(perDay);

        Assert.True(refused is { DayFull: true, MinuteFull: false, Day: 150 });
        _clock.Advance(86_400);
        Assert.Equal(100, Fill(windows, 200, perDay));
    }

    [Fact]
    public void Without_a_limit_a_day_only_the_minute_counts()
    {
        var windows = new LocalWindows(_clock);
        var enterprise = new Allowance("c:2", 50_000, null);

        Assert.Equal(50_000, Fill(windows, 50_100, enterprise));
        Assert.True(windows.Take(enterprise) is { MinuteFull: true, DayFull: false });
    }

    [Fact]
    public void One_credential_does_not_draw_from_another()
    {
        var windows = new LocalWindows(_clock);
        Fill(windows, 150);

        Assert.False(windows.Take(Starter with { Key = "c:3" }).Refused);
    }

    private static int Fill(LocalWindows windows, int requests, Allowance? allowance = null) =>
        Enumerable.Range(0, requests).Count(_ => !windows.Take(allowance ?? Starter).Refused);
}
