using System.Diagnostics.Metrics;
using Hatched.ServiceDefaults.Telemetry;

namespace Hatched.BuildingBlocks.Background;

/// <summary>What background work could not do.</summary>
public static class LoopMetrics
{
    private static readonly Counter<long> Failures = HatchedTelemetry.Meter.CreateCounter<long>(
        "hatched.background.failures", "{failure}", "Rounds of background work that failed, by kind of error.");

    private static readonly Counter<long> SetAsides = HatchedTelemetry.Meter.CreateCounter<long>(
        "hatched.background.set_aside", "{item}", "Items that background work could not pass on and has set aside, by reason.");

    public static void Failed(string work, string error) =>
        Failures.Add(1, new KeyValuePair<string, object?>("work", work), new KeyValuePair<string, object?>("error.type", error));

    /// <param name="reason">One of a few fixed words.</param>
    public static void SetAside(string work, string reason, int count = 1) =>
        SetAsides.Add(count, new KeyValuePair<string, object?>("work", work), new KeyValuePair<string, object?>("reason", reason));
}
