using System.Diagnostics.Metrics;
using Hatched.ServiceDefaults.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Hatched.BuildingBlocks.Background;

/// <summary>A service is ready only while its background work gets on: a process that lives and does nothing is named here.</summary>
internal sealed class LoopHealth : IHealthCheck
{
    public const string CheckName = "background";

    private readonly Lazy<IWatchedWork[]> _work;

    public LoopHealth(IServiceProvider services)
    {
        // Asked for late: hosted services may need this service's health themselves.
        _work = new(() => [.. services.GetServices<IHostedService>().OfType<IWatchedWork>()]);
        HatchedTelemetry.Meter.CreateObservableGauge(
            "hatched.background.stuck", Measure, "s", "How long background work has got nowhere; 0 while all is well.");
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var stuck = _work.Value.Where(work => work.Stuck > work.StuckLimit).Select(work => work.WorkName).Distinct().ToArray();
        return Task.FromResult(stuck is []
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"no progress: {string.Join(", ", stuck)}"));
    }

    private IEnumerable<Measurement<double>> Measure() => _work.Value.GroupBy(work => work.WorkName, StringComparer.Ordinal).Select(named =>
        new Measurement<double>(named.Max(work => work.Stuck?.TotalSeconds ?? 0), new KeyValuePair<string, object?>("work", named.Key)));
}
