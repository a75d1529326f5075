using System.Diagnostics;
using Hatched.Gateway.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using Xunit;

namespace Hatched.Gateway.Tests;

/// <summary>Gateways that count in one Redis, each by its own knowledge.</summary>
public sealed class RedisWindowsTests(RedisProcess redis) : IClassFixture<RedisProcess>
{
    private static int s_buckets;

    // None of them is drawn from by another test.
    private readonly Allowance _bucket = new($"c:{Interlocked.Increment(ref s_buckets)}", 1_000, 50_000);

    [Theory]
    [InlineData(1_000, 50_000)]
    [InlineData(100_000, 1_000)]
    [InlineData(1_000, null)]
    [InlineData(1, 200)]
    public async Task Of_a_flood_over_32_connections_exactly_the_limit_is_let_in(int perMinute, int? perDay)
    {
        await using var gateway = await Gateway.StartAsync(redis);
        var bucket = _bucket with { PerMinute = perMinute, PerDay = perDay };
        var limit = Math.Min(perMinute, perDay ?? perMinute);

        var usages = (await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            List<Usage> own = [];
            for (var n = 0; n < 100; n++)
            {
                own.Add(await gateway.TakeAsync(bucket));
            }

            return own;
        })))).SelectMany(own => own).ToArray();

        Assert.Equal(Enumerable.Range(1, limit).Select(n => (long)n), usages.Where(usage => !usage.Refused).Select(usage => usage.Minute).Order());
        await CountedAsync(bucket, limit);
    }

    [Fact]
    public async Task One_after_the_other_counts_exactly_one_whether_it_waits_for_Redis_or_not()
    {
        await using var gateway = await Gateway.StartAsync(redis);

        for (var n = 1; n <= 600; n++)
        {
            var usage = await gateway.TakeAsync(_bucket);
            Assert.Equal((n, n, false), (usage.Minute, usage.Day, usage.Refused));
            if (n % 50 is 0)
            {
                await Task.Delay(40, TestContext.Current.CancellationToken); // a round passes
            }
        }

        await CountedAsync(_bucket, 600);
    }

    [Fact]
    public async Task Who_is_far_from_the_limits_does_not_wait_and_another_gateway_sees_him_shortly_after()
    {
        await using var gateway = await Gateway.StartAsync(redis, new ManualClock()); // what is known stays young
        await using var other = await Gateway.StartAsync(redis);
        await gateway.TakeAsync(_bucket);

        for (var n = 0; n < 99; n++)
        {
            Assert.True(gateway.Begin(_bucket).IsCompleted);
        }

        await CountedAsync(_bucket, 100);
        Assert.Equal(101, (await other.TakeAsync(_bucket)).Minute);
    }

    [Fact]
    public async Task What_was_let_in_counts_beyond_the_limit_too_when_another_gateway_has_filled_the_window_meanwhile()
    {
        var bucket = _bucket with { PerMinute = 20 };
        var clock = new ManualClock(); // what is known stays young
        await using var gateway = await Gateway.StartAsync(redis, clock);
        await using var other = await Gateway.StartAsync(redis);
        await gateway.TakeAsync(bucket);
        await other.FillAsync(bucket);
        await CountedAsync(bucket, 20);

        Assert.False((await gateway.TakeAsync(bucket)).Refused);

        await CountedAsync(bucket, 21);
        clock.Advance(1); // what it knew is old
        Assert.True((await gateway.TakeAsync(bucket)).MinuteFull);
        Assert.True((await other.TakeAsync(bucket)).MinuteFull);
        await CountedAsync(bucket, 21);
    }

    [Fact]
    public async Task Who_waits_gets_what_those_have_left_who_did_not()
    {
        var bucket = _bucket with { PerMinute = 20 };
        var clock = new ManualClock();
        await using var gateway = await Gateway.StartAsync(redis, clock);
        await using var other = await Gateway.StartAsync(redis);
        await gateway.TakeAsync(bucket);
        for (var n = 0; n < 18; n++)
        {
            await other.TakeAsync(bucket);
        }

        await CountedAsync(bucket, 19);

        var last = gateway.Begin(bucket);
        clock.Advance(1); // what it knew is old before the round
        var waiting = gateway.Begin(bucket);

        Assert.Equal((true, false), (last.IsCompleted, (await last)!.Value.Refused));
        Assert.True((await waiting)!.Value.MinuteFull);
        await CountedAsync(bucket, 20);
    }

    [Fact]
    public async Task A_gateway_that_stops_reports_what_is_left()
    {
        var gateway = await Gateway.StartAsync(redis);
        for (var n = 0; n < 100; n++)
        {
            await gateway.TakeAsync(_bucket);
        }

        await gateway.DisposeAsync();

        using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        Assert.Equal(100, await SumAsync(connection, _bucket));
    }

    [Fact]
    public async Task While_Redis_hangs_what_was_let_in_counts_in_the_windows_of_the_process()
    {
        using var hanging = new RedisProcess();
        var clock = new ManualClock();
        var bucket = _bucket with { PerMinute = 20 };
        await using var gateway = await Gateway.StartAsync(hanging, clock);
        await gateway.TakeAsync(bucket);
        gateway.Clock.IsPatient = false;
        hanging.Hang();

        for (var n = 2; n <= 6; n++)
        {
            var taking = gateway.Begin(bucket);
            Assert.True(taking.IsCompleted);
            Assert.Equal(n, (await taking)?.Minute);
        }

        await UntilAsync(() => !gateway.Shared.IsUp, "the gateway has given up on Redis");
        await Task.Delay(100, TestContext.Current.CancellationToken); // rounds pass
        Assert.Equal(20 - 5, await gateway.FillAsync(bucket));

        gateway.Clock.IsPatient = true;
        hanging.GoOn();
        clock.Advance(1);
        await UntilAsync(() => gateway.Shared.IsUp, "Redis is asked again");
        Assert.False((await gateway.TakeAsync(bucket)).Refused);
    }

    [Fact]
    public async Task A_report_that_is_due_while_others_wait_for_Redis_follows_them()
    {
        using var slow = new RedisProcess();
        var clock = new ManualClock();
        await using var gateway = await Gateway.StartAsync(slow, clock);
        await gateway.TakeAsync(_bucket);
        slow.Hang();
        await gateway.TakeAsync(_bucket);
        clock.Advance(1); // what it knew is old
        var waiting = gateway.Begin(_bucket);
        await Task.Delay(100, TestContext.Current.CancellationToken); // rounds pass
        slow.GoOn();

        Assert.Equal(3, (await waiting)?.Minute);
        Assert.Equal(4, (await gateway.TakeAsync(_bucket)).Minute);
        await CountedAsync(_bucket, 4, slow);
    }

    [Fact]
    public async Task Redis_dies_and_comes_back_and_nobody_waits_and_the_limit_holds()
    {
        using var mortal = new RedisProcess();
        var bucket = _bucket with { PerMinute = 100 };
        await using var gateway = await Gateway.StartAsync(mortal);
        for (var n = 0; n < 30; n++)
        {
            await gateway.TakeAsync(bucket);
        }

        gateway.Clock.IsPatient = false;
        mortal.Kill();
        var began = Stopwatch.GetTimestamp();
        var let = await gateway.FillAsync(bucket);

        // At most what the process's own windows hold, and those few that were let in before the loss was noticed.
        Assert.InRange(let, 70, 120);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(3));
        await UntilAsync(() => !gateway.Shared.IsUp, "the gateway has given up on Redis");
        Assert.True((await gateway.TakeAsync(bucket)).MinuteFull);

        mortal.StartAgain();
        await UntilAsync(() => gateway.Shared.IsUp, "Redis is back");
        gateway.Clock.IsPatient = true;
        await Task.Delay(510, TestContext.Current.CancellationToken); // what the one before said is known no more
        Assert.Equal(1, (await gateway.TakeAsync(bucket)).Minute);
        Assert.Equal(99, await gateway.FillAsync(bucket));
    }

    private async Task CountedAsync(Allowance bucket, long expected, RedisProcess? by = null)
    {
        using var connection = await ConnectionMultiplexer.ConnectAsync((by ?? redis).Address);
        await UntilAsync(async () => await SumAsync(connection, bucket) == expected, $"Redis has counted {expected}");
    }

    private static async Task<long> SumAsync(ConnectionMultiplexer connection, Allowance bucket) =>
        (long)await connection.GetDatabase().HashGetAsync($"limit:{{{bucket.Key}}}:m", "sum");

    private static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var n = 0; !await condition(); n++)
        {
            Assert.True(n < 500, $"After ten seconds still not: {what}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_turn_that_fails_for_a_reason_that_nobody_thought_of_is_not_the_last_of_its_bucket()
    {
        var clock = new BreakingClock();
        await using var gateway = await Gateway.StartAsync(redis, clock);
        clock.IsBroken = true;
        Assert.Null(await gateway.Begin(_bucket).WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));

        clock.IsBroken = false;
        await UntilAsync(() => gateway.Shared.IsUp, "the pause is over");
        Assert.NotNull(await gateway.Begin(_bucket).WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
    }

    /// <summary>A clock that cannot tell how long to wait.</summary>
    private sealed class BreakingClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            IsBroken ? throw new InvalidOperationException("Out of order.") : base.CreateTimer(callback, state, dueTime, period);
    }

    private sealed class Gateway(RedisWindows shared, LocalWindows local, PatientClock clock) : IAsyncDisposable
    {
        public RedisWindows Shared => shared;

        public PatientClock Clock => clock;

        public static async Task<Gateway> StartAsync(RedisProcess redis, TimeProvider? time = null)
        {
            var clock = new PatientClock(time ?? TimeProvider.System);
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:redis", redis.Address)]).Build();
            var local = new LocalWindows(clock);
            var shared = new RedisWindows(configuration, new KnownWindows(clock), local, clock, NullLogger<RedisWindows>.Instance);
            await shared.StartAsync(TestContext.Current.CancellationToken);
            await UntilAsync(() => shared.IsUp, "the gateway is connected");
            return new(shared, local, clock);
        }

        public Task<Usage?> Begin(Allowance bucket) => shared.TryTakeAsync(bucket).AsTask();

        public async Task<Usage> TakeAsync(Allowance bucket) => await Begin(bucket) ?? local.Take(bucket);

        /// <summary>How many are let in until one is refused.</summary>
        public async Task<int> FillAsync(Allowance bucket)
        {
            var let = 0;
            while (await TakeAsync(bucket) is { Refused: false })
            {
                let++;
            }

            return let;
        }

        public async ValueTask DisposeAsync()
        {
            await shared.StopAsync(CancellationToken.None);
            shared.Dispose();
        }
    }

    /// <summary>A busy machine is no absent Redis: unless it is told so, nothing that waits half a second or longer gives up.</summary>
    private sealed class PatientClock(TimeProvider time) : TimeProvider
    {
        public bool IsPatient { get; set; } = true;

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, IsPatient && dueTime >= TimeSpan.FromSeconds(0.5) ? TimeSpan.FromMinutes(1) : dueTime, period);
    }
}
