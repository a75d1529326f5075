using System.Threading.Channels;
using Hatched.ServiceDefaults.Telemetry;
using StackExchange.Redis;

namespace Hatched.Gateway.Limits;

/// <summary>The windows that all gateways share. An absent Redis costs a caller at most <see cref="Patience"/>, once a second.</summary>
/// <remarks>
/// Who is far from its limits by what <see cref="KnownWindows"/> holds does not wait: it is let in and counted here a <see cref="Round"/>
/// later, with all that came meanwhile. Whoever is nearer waits for a script, which first counts what this gateway has let in by itself;
/// so one gateway never lets in more than the limit, and several at most by what the others let in within a round.
/// </remarks>
internal sealed class RedisWindows(IConfiguration configuration, KnownWindows known, LocalWindows local, TimeProvider clock, ILogger<RedisWindows> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(25);

    // By bucket: who waits while a script for it is under way.
    private readonly Dictionary<string, List<TaskCompletionSource<Usage?>>> _waiting = new(StringComparer.Ordinal);
    private readonly Channel<Allowance> _unreported = Channel.CreateUnbounded<Allowance>(new() { SingleReader = true });
    private ConnectionMultiplexer? _redis;
    private long _pausedUntil;

    /// <summary>Whether the shared windows are in use.</summary>
    public bool IsUp => _redis is { IsConnected: true } && clock.GetTimestamp() >= Volatile.Read(ref _pausedUntil);

    /// <summary>Null when Redis is away.</summary>
    /// <remarks>While a bucket's script is under way, whoever must wait for one shares the next.</remarks>
    public ValueTask<Usage?> TryTakeAsync(Allowance allowance, bool isLifted = false)
    {
        if (!IsUp)
        {
            return default;
        }

        if (known.TryTake(allowance, out var isFirst, isLifted) is { } usage)
        {
            if (isFirst)
            {
                _unreported.Writer.TryWrite(allowance);
            }

            return new(usage);
        }

        var turn = new TaskCompletionSource<Usage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            if (_waiting.TryGetValue(allowance.Key, out var waiting))
            {
                waiting.Add(turn);
                return new(turn.Task);
            }

            _waiting.Add(allowance.Key, []);
        }

        _ = TakeInTurnsAsync(allowance, [turn]);
        return new(turn.Task);
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

    /// <param name="wanted">By those who wait for the answer; 0: only what is let in already is counted.</param>
    private async Task<Taken?> TakeAsync(Allowance allowance, int wanted)
    {
        var letIn = known.Begin(allowance, isAwaited: wanted > 0);
        if (letIn + wanted is 0)
        {
            return null; // somebody who had to wait has counted them with his own
        }

        var (isUp, askedAt) = (IsUp, clock.GetTimestamp());
        if (isUp && await AskAsync(allowance, letIn, wanted) is { } taken)
        {
            known.Learn(allowance, taken.Minute + taken.Granted, taken.Day + taken.Granted, askedAt);
            return taken;
        }

        // They count where all are counted from now on, and not in Redis again: it may have counted them, and only its answer was lost.
        known.Forget(allowance);
        local.Count(allowance, letIn);
        if (isUp)
        {
            Volatile.Write(ref _pausedUntil, clock.GetTimestamp() + (long)(Pause.TotalSeconds * clock.TimestampFrequency));
        }

        return null;
    }

    private async Task<Taken?> AskAsync(Allowance allowance, int letIn, int wanted)
    {
        try
        {
            // The braces put both windows of a bucket on one shard of a cluster.
            var answer = (long[]?)await _redis!.GetDatabase()
                .ScriptEvaluateAsync(WindowScript.Text, [$"limit:{{{allowance.Key}}}:m", $"limit:{{{allowance.Key}}}:d"], [allowance.PerMinute, allowance.PerDay ?? -1, letIn, wanted])
                .WaitAsync(Patience, clock);
            return answer is [var granted, var minute, var day] ? new Taken(granted, minute, day) : null;
        }
        catch (Exception e)
        {
            // Nobody awaits the turns, and all who come wait for them: whatever goes wrong in one, it must not be the last.
            log.LogWarning("Redis does not answer: rate limits are counted in this process for a moment. {Reason}", e.GetType().Name);
            return null;
        }
    }

    private async Task ReportInRoundsAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _unreported.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Round, clock, stoppingToken);
                BeginReports();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Nobody comes in any more. What is left is counted, which takes one answer of Redis, or its absence.
            while (_unreported.Reader.TryPeek(out _))
            {
                await Task.WhenAll([.. BeginReports(), Task.Delay(Round, clock, CancellationToken.None)]);
            }
        }
    }

    private List<Task> BeginReports()
    {
        List<Task> reports = [];
        List<Allowance> busy = [];
        while (_unreported.Reader.TryRead(out var allowance))
        {
            bool isFree;
            lock (_waiting)
            {
                isFree = _waiting.TryAdd(allowance.Key, []);
            }

            if (isFree)
            {
                reports.Add(TakeInTurnsAsync(allowance, []));
            }
            else
            {
                busy.Add(allowance); // its script may have left before these were let in: seen to in the next round
            }
        }

        busy.ForEach(allowance => _unreported.Writer.TryWrite(allowance));
        return reports;
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
        await ReportInRoundsAsync(stoppingToken);
    }

    /// <summary>What one script gave to those who shared it, and how full the windows were before them.</summary>
    private sealed record Taken(long Granted, long Minute, long Day)
    {
        public Usage Of(int i, Allowance allowance) => i < Granted
            ? new(false, false, Minute + i + 1, Day + i + 1)
            : new(Minute + Granted >= allowance.PerMinute, Day + Granted >= allowance.PerDay, Minute + Granted, Day + Granted);
    }
}
