using Hatched.ServiceDefaults.Telemetry;
using StackExchange.Redis;

namespace Hatched.Gateway.Limits;

/// <summary>The windows that all gateways share. One script a request; an absent Redis costs a caller at most <see cref="Patience"/>, once a second.</summary>
internal sealed class RedisWindows(IConfiguration configuration, TimeProvider clock, ILogger<RedisWindows> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Time is Redis's own, so that gateways with different clocks agree. A hash a window: "at" is its newest slot, "sum" what is in it.
    private static readonly string Script = $$"""
        local t = redis.call('TIME')
        local now = t[1] * 1000 + math.floor(t[2] / 1000)
        local function open(key, slot_ms)
          local slot = math.floor(now / slot_ms)
          local state = redis.call('HMGET', key, 'at', 'sum')
          local at, sum = tonumber(state[1]) or slot, tonumber(state[2]) or 0
          if slot - at >= {{WindowShape.Slots}} then
            redis.call('DEL', key)
            at, sum = slot, 0
          elseif slot > at then
            local gone = {}
            for i = at - {{WindowShape.Slots - 1}}, slot - {{WindowShape.Slots}} do gone[#gone + 1] = i end
            for _, count in ipairs(redis.call('HMGET', key, unpack(gone))) do sum = sum - (tonumber(count) or 0) end
            redis.call('HDEL', key, unpack(gone))
            redis.call('HSET', key, 'at', slot, 'sum', sum)
          else
            slot = at -- a clock that was set back
          end
          return slot, sum
        end
        local function add(key, slot, sum, seconds, n)
          redis.call('HINCRBY', key, slot, n)
          redis.call('HSET', key, 'at', slot, 'sum', sum + n)
          redis.call('EXPIRE', key, seconds)
        end
        local minute_limit, day_limit, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local minute_slot, minute = open(KEYS[1], {{WindowShape.MinuteSlotMs}})
        local day_slot, day = 0, 0
        if day_limit >= 0 then day_slot, day = open(KEYS[2], {{WindowShape.DaySlotMs}}) end
        local granted = math.max(0, math.min(wanted, minute_limit - minute))
        if day_limit >= 0 then granted = math.max(0, math.min(granted, day_limit - day)) end
        if granted > 0 then
          add(KEYS[1], minute_slot, minute, {{WindowShape.MinuteSeconds * 2}}, granted)
          if day_limit >= 0 then add(KEYS[2], day_slot, day, {{WindowShape.DaySeconds * 2}}, granted) end
        end
        return { granted, minute, day }
        """;

    private static readonly Task<Usage?> Away = Task.FromResult<Usage?>(null);

    // By bucket: who waits while a script for it is under way.
    private readonly Dictionary<string, List<TaskCompletionSource<Usage?>>> _waiting = new(StringComparer.Ordinal);
    private ConnectionMultiplexer? _redis;
    private long _pausedUntil;

    /// <summary>Whether the shared windows are in use.</summary>
    public bool IsUp => _redis is { IsConnected: true } && clock.GetTimestamp() >= Volatile.Read(ref _pausedUntil);

    /// <summary>Null when Redis is away.</summary>
    /// <remarks>While a bucket's script is under way, whoever else wants from that bucket waits for the next one and shares it.</remarks>
    public Task<Usage?> TryTakeAsync(Allowance allowance)
    {
        if (!IsUp)
        {
            return Away;
        }

        var turn = new TaskCompletionSource<Usage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            if (_waiting.TryGetValue(allowance.Key, out var waiting))
            {
                waiting.Add(turn);
                return turn.Task;
            }

            _waiting.Add(allowance.Key, []);
        }

        _ = TakeInTurnsAsync(allowance, [turn]);
        return turn.Task;
    }

    private async Task TakeInTurnsAsync(Allowance allowance, List<TaskCompletionSource<Usage?>> turn)
    {
        while (true)
        {
            var taken = await TakeAsync(allowance, turn.Count);
            for (var i = 0; i < turn.Count; i++)
            {
                turn[i].SetResult(taken?.Of(i, allowance));
            }

            lock (_waiting)
            {
                if (_waiting[allowance.Key] is not { Count: > 0 } next)
                {
                    _waiting.Remove(allowance.Key);
                    return;
                }

                turn = next;
                _waiting[allowance.Key] = [];
            }
        }
    }

    private async Task<Taken?> TakeAsync(Allowance allowance, int wanted)
    {
        try
        {
            // The braces put both windows of a bucket on one shard of a cluster.
            var answer = (long[]?)await _redis!.GetDatabase()
                .ScriptEvaluateAsync(Script, [$"limit:{{{allowance.Key}}}:m", $"limit:{{{allowance.Key}}}:d"], [allowance.PerMinute, allowance.PerDay ?? -1, wanted])
                .WaitAsync(Patience, clock);
            return answer is [var granted, var minute, var day] ? new Taken(granted, minute, day) : null;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            Volatile.Write(ref _pausedUntil, clock.GetTimestamp() + (long)(Pause.TotalSeconds * clock.TimestampFrequency));
            log.LogWarning("Redis does not answer: rate limits are counted in this process for a moment. {Reason}", e.GetType().Name);
            return null;
        }
    }

    public override void Dispose()
    {
        _redis?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration.GetConnectionString("redis") is not { } address)
        {
            log.LogWarning("ConnectionStrings__redis is not set: rate limits are counted in this process alone.");
            return;
        }

        HatchedTelemetry.Meter.CreateObservableGauge(
            "hatched.rate_limit.redis_up", () => IsUp ? 1 : 0, description: "1: windows are shared through Redis; 0: this gateway counts alone.");
        var options = ConfigurationOptions.Parse(address);
        options.AbortOnConnectFail = false; // keeps trying by itself, now and after every loss
        options.ConnectTimeout = 1000;
        options.SyncTimeout = 1000;
        options.ClientName = "hatched-gateway";
        _redis = await ConnectionMultiplexer.ConnectAsync(options);
    }

    /// <summary>What one script gave to those who shared it, and how full the windows were before.</summary>
    private sealed record Taken(long Granted, long Minute, long Day)
    {
        public Usage Of(int i, Allowance allowance) => i < Granted
            ? new(false, false, Minute + i + 1, Day + i + 1)
            : new(Minute + Granted >= allowance.PerMinute, Day + Granted >= allowance.PerDay, Minute + Granted, Day + Granted);
    }
}
