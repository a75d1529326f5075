using Hatched.BuildingBlocks.Data;
using Hatched.Ingestion.Features.Quotas;
using Npgsql;

namespace Hatched.Ingestion.Features.Tallies;

/// <summary>Folds settled events into the tallies, a few times a minute; after a start those of all times.</summary>
internal sealed class TallyEvents(TypeTallies tallies, DatabaseReady ready, TimeProvider clock, ILogger<TallyEvents> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        var since = DateOnly.MinValue;
        using var tick = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await tallies.FoldAsync(since, stoppingToken);
                since = Quota.MonthOf(clock.GetUtcNow()).AddMonths(-1);
            }
            catch (NpgsqlException exception)
            {
                log.LogWarning("Events are tallied later: {Reason}", exception.Message);
            }
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }
}
