using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Counts what is due, as far as it is worth counting.</summary>
internal sealed class DeliveryBacklog(NpgsqlDataSource database, DatabaseReady ready, TimeProvider clock, ILogger<DeliveryBacklog> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int Most = 10_000;
    private static long _due;

    static DeliveryBacklog() => HatchedTelemetry.Meter.CreateObservableGauge(
        "hatched.webhooks.backlog", () => Interlocked.Read(ref _due),
        description: "Webhook deliveries that are due and not yet sent; 10000 means as many or more.");

    protected override TimeSpan Pause => TimeSpan.FromSeconds(15);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            SELECT count(*) FROM (
                SELECT FROM webhook_endpoints e JOIN deliveries d ON d.endpoint_id = e.id
                WHERE e.status <> 'disabled' AND d.status = 'pending' AND d.next_attempt_at <= now()
                    AND (d.on_request OR e.status = 'active')
                LIMIT {Most}) due
            """);
        Interlocked.Exchange(ref _due, (long)(await command.ExecuteScalarAsync(ct))!);
        return false;
    }
}
