using Microsoft.Extensions.Hosting;

namespace Hatched.ServiceDefaults;

/// <summary>Gives back, once, what starting up has left behind: models, documents and configuration that a quiet process would keep for hours.</summary>
internal sealed class StartupGarbage(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Settled, clock, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
