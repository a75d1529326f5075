using Hatched.BuildingBlocks.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hatched.BuildingBlocks.Background;

/// <summary>Work at the start, tried until it is done. The service is ready only then; whatever it throws ends neither it nor the host.</summary>
public abstract class StartupTask(DatabaseReady ready, TimeProvider clock, ILogger log) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly FailureLog _failures = new(log, clock);
    private volatile bool _done;

    protected TimeProvider Clock => clock;

    protected ILogger Log => log;

    /// <summary>What readiness says until it is done.</summary>
    protected abstract string Obstacle { get; }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_done ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(Obstacle));

    /// <summary>Does the work; done twice it changes nothing more.</summary>
    protected abstract Task RunAsync(CancellationToken ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        while (!_done)
        {
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                limit.CancelAfter(Limit);
                await RunAsync(limit.Token);
                _done = true;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LoopMetrics.Failed(GetType().Name, _failures.Tell(GetType().Name, failure));
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }
}
