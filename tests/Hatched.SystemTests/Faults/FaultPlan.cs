using System.Globalization;

namespace Hatched.SystemTests.Faults;

/// <summary>How long the suite goes on: <c>./hatched test</c> runs the short form, <c>./hatched test --faults</c> the long one.</summary>
/// <param name="Kills">At least so many.</param>
/// <param name="Freezes">At least so many, in which a process stands still for a while and keeps its connections.</param>
/// <param name="LongestFreeze">The shortest is a sixth of it.</param>
/// <param name="Events">At least so many that are acknowledged.</param>
/// <param name="Pause">Between two requests of one client.</param>
/// <param name="Within">By when it must have come so far.</param>
internal sealed record FaultPlan(int Seed, int Kills, int Freezes, TimeSpan LongestFreeze, int Events, TimeSpan Pause, TimeSpan Within)
{
    public static FaultPlan FromEnvironment()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HATCHED_FAULTS_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next(1_000_000);
        return Environment.GetEnvironmentVariable("HATCHED_FAULTS") is "long"
            ? new FaultPlan(seed, Kills: 200, Freezes: 60, TimeSpan.FromSeconds(30), Events: 21_000, TimeSpan.FromMilliseconds(400), TimeSpan.FromMinutes(40))
            : new FaultPlan(seed, Kills: 14, Freezes: 4, TimeSpan.FromSeconds(3), Events: 1_500, TimeSpan.FromMilliseconds(80), TimeSpan.FromMinutes(3));
    }

    /// <summary>Chance for one of those who draw on it; the same seed draws the same.</summary>
    public Random Chance(int drawer) => new(unchecked((Seed * 397) ^ drawer));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"HATCHED_FAULTS_SEED={Seed}: {Kills} kills, {Freezes} freezes, {Events} events, within {Within.TotalMinutes} min");
}
