using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;

namespace Hatched.Progression.Features.Play.SkillDecay;

/// <summary>Sweeps the buddies of every config version once a day, soon after midnight UTC.</summary>
internal sealed class DecaySweeper(DatabaseReady ready, DecaySkills decay, TimeProvider clock, ILogger<DecaySweeper> log)
    : BackgroundLoop(ready, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    protected override async Task<bool> RoundAsync(CancellationToken ct) => await decay.StepAsync(ct) is not null;
}
