using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.Ingestion.Features.Quotas;

namespace Hatched.Ingestion.Features.Tallies;

/// <summary>Folds settled events into the tallies, a few times a minute; after a start those of all times.</summary>
internal sealed class TallyEvents(TypeTallies tallies, DatabaseReady ready, TimeProvider clock, ILogger<TallyEvents> log)
    : BackgroundLoop(ready, clock, log)
{
    private DateOnly _since = DateOnly.MinValue;
    private Guid _after;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(10);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        if (await tallies.FoldAsync(_since, _after, ct) is { } next)
        {
            _after = next;
            return true;
        }

        (_since, _after) = (Quota.MonthOf(Clock.GetUtcNow()).AddMonths(-1), Guid.Empty);
        return false;
    }
}
