using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;

namespace Hatched.Progression.Features.Play.StreakClosing;

/// <summary>Closes the streaks of those who stay away: 24 hours after the end of a missed period, by the user's own midnight.</summary>
/// <remarks>An event does the same for its own buddy. What was missed while nobody swept is made up for.</remarks>
internal sealed class StreakSweeper(DatabaseReady ready, CloseStreaks close, TimeProvider clock, ILogger<StreakSweeper> log)
    : BackgroundLoop(ready, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    protected override Task<bool> RoundAsync(CancellationToken ct) => close.StepAsync(ct);
}
