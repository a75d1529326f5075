using Hatched.BuildingBlocks.Messaging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Work that comes back: step after step while there is something to do, then a pause. It ends with its process and with nothing else.</summary>
/// <remarks>Every replica runs it: steps share the work by locks that skip what another replica has.</remarks>
public abstract class Sweeper(DatabaseReady ready, TimeProvider clock, ILogger log) : BackgroundService
{
    protected TimeProvider Clock => clock;

    protected ILogger Log => log;

    /// <summary>Between one look and the next when nothing was left to do.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>Does a bounded piece of the work, in a transaction of its own; true when there may be more.</summary>
    protected abstract Task<bool> StepAsync(CancellationToken ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                while (await StepAsync(stoppingToken))
                {
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(Outages.IsOutage(exception) ? null : exception, "{Sweeper} goes on at its next look: {Reason}", GetType().Name, exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
