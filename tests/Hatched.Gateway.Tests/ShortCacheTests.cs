using Hatched.Gateway.Callers;
using Xunit;

namespace Hatched.Gateway.Tests;

public sealed class ShortCacheTests
{
    private readonly ManualClock _clock = new();
    private Func<Task<string?>> _service = () => Task.FromResult<string?>("key");
    private int _asked;

    [Fact]
    public async Task A_burst_asks_once()
    {
        var slow = new TaskCompletionSource<string?>();
        _service = () => slow.Task;
        var cache = Cache();
        var waiting = Enumerable.Range(0, 100).Select(_ => cache.GetAsync("k", TestContext.Current.CancellationToken).AsTask()).ToArray();
        slow.SetResult("key");

        Assert.All(await Task.WhenAll(waiting), value => Assert.Equal("key", value));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_revocation_is_seen_after_a_second()
    {
        var cache = Cache();
        Assert.Equal("key", await cache.GetAsync("k", TestContext.Current.CancellationToken));
        _service = () => Task.FromResult<string?>(null);

        _clock.Advance(0.5);
        Assert.Equal("key", await cache.GetAsync("k", TestContext.Current.CancellationToken));
        _clock.Advance(0.5);
        Assert.Null(await cache.GetAsync("k", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_outage_is_bridged_for_a_minute_for_what_is_known_and_not_at_all_for_what_is_not()
    {
        var cache = Cache();
        await cache.GetAsync("k", TestContext.Current.CancellationToken);
        _service = () => throw new HttpRequestException("refused");

        _clock.Advance(30);
        Assert.Equal("key", await cache.GetAsync("k", TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<UnreachableException>(() => cache.GetAsync("other", TestContext.Current.CancellationToken).AsTask());
        _clock.Advance(31);
        await Assert.ThrowsAsync<UnreachableException>(() => cache.GetAsync("k", TestContext.Current.CancellationToken).AsTask());

        _service = () => Task.FromResult<string?>("key");
        Assert.Equal("key", await cache.GetAsync("k", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_forgotten_is_asked_again_at_once()
    {
        var cache = Cache();
        await cache.GetAsync("k", TestContext.Current.CancellationToken);
        _service = () => Task.FromResult<string?>("changed");

        cache.Forget((_, value) => value is "key");

        Assert.Equal("changed", await cache.GetAsync("k", TestContext.Current.CancellationToken));
    }

    private ShortCache<string, string> Cache() => new(
        (_, _) =>
        {
            Interlocked.Increment(ref _asked);
            return _service();
        }, _clock);
}
