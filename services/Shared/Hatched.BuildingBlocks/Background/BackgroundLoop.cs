using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hatched.BuildingBlocks.Background;

/// <summary>Work that comes back: round after round while there is something to do, then a pause. Only its process ends it.</summary>
/// <remarks>
/// A round is a bounded piece of the work with a limit in time. What it throws is counted, told once a kind and followed by a pause that
/// grows; while none succeeds for <see cref="StuckLimit"/>, the service is not ready. Every replica runs each loop: rounds share the work
/// by locks that skip what another replica has. What can never pass a round sets aside itself, or it would stand before all the rest.
/// </remarks>
public abstract class BackgroundLoop(DatabaseReady ready, TimeProvider clock, ILogger log) : BackgroundService, IWatchedWork
{
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(1); // what is back is noticed soon

    private readonly LoopProgress _progress = new();
    private readonly FailureLog _failures = new(log, clock);
    private int _failed;

    public virtual string WorkName => GetType().Name;

    TimeSpan? IWatchedWork.Stuck => _progress.Stuck;

    TimeSpan IWatchedWork.StuckLimit => StuckLimit;

    protected TimeProvider Clock => clock;

    protected ILogger Log => log;

    /// <summary>Between one round and the next when nothing was left to do.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>A round that takes longer is given up.</summary>
    protected virtual TimeSpan RoundLimit => TimeSpan.FromSeconds(30);

    /// <summary>Without a successful round for so long, though there is one to do, the service is not ready.</summary>
    protected virtual TimeSpan StuckLimit => TimeSpan.FromSeconds(20);

    /// <summary>The longest pause after a failure.</summary>
    protected virtual TimeSpan LongestBackOff => TimeSpan.FromSeconds(30);

    /// <summary>Does a bounded piece of the work, in a transaction of its own; true when there may be more.</summary>
    /// <param name="ct">Ends with the process, or when the round has taken too long.</param>
    protected abstract Task<bool> RoundAsync(CancellationToken ct);

    /// <summary>Waits for more to do.</summary>
    protected virtual Task RestAsync(CancellationToken ct) => Task.Delay(Pause, clock, ct);

    /// <summary>Lets go of what a failed round has kept for the next one.</summary>
    protected virtual ValueTask ResetAsync() => ValueTask.CompletedTask;

    /// <summary>After the last round, when the process ends.</summary>
    protected virtual Task FinishAsync() => Task.CompletedTask;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ready.WaitAsync(stoppingToken);
            while (true)
            {
                await Task.Delay(await TurnAsync(stoppingToken), clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the one way in which a loop ends
        }

        await ForgivingAsync(ResetAsync);
        await ForgivingAsync(async () => await FinishAsync());
    }

    /// <returns>How long to leave the work alone after a failure.</returns>
    private async Task<TimeSpan> TurnAsync(CancellationToken ct)
    {
        try
        {
            _progress.Begin();
            var more = await LimitedRoundAsync(ct);
            _progress.Succeed();
            _failed = 0;
            if (!more)
            {
                await RestAsync(ct);
            }

            return TimeSpan.Zero;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            _progress.Begin();
            LoopMetrics.Failed(WorkName, _failures.Tell(WorkName, failure));
            await ForgivingAsync(ResetAsync);
            _failed = Math.Min(_failed + 1, 10);
            return Shorter(Outages.IsOutage(failure) ? OutagePause : OutagePause * (1 << (_failed - 1)), LongestBackOff);
        }
    }

    private async Task<bool> LimitedRoundAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(RoundLimit);
        try
        {
            return await RoundAsync(limit.Token);
        }
        catch (OperationCanceledException tooLong) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new TimeoutException($"A round took longer than {RoundLimit.TotalSeconds:0} s.", tooLong);
        }
    }

    // Letting go fails as well as anything, of a connection that is broken for instance: the loop goes on.
    private async ValueTask ForgivingAsync(Func<ValueTask> letGo)
    {
        try
        {
            await letGo();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            LoopMetrics.Failed(WorkName, _failures.Tell(WorkName, failure));
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
