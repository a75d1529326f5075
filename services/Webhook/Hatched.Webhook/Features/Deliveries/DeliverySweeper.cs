using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Counts what waits, and forgets: deliveries after their 30 days, rotated secrets after their overlap.</summary>
internal sealed class DeliverySweeper(NpgsqlDataSource database, DatabaseReady ready, TimeProvider clock, ILogger<DeliverySweeper> log) : BackgroundService
{
    private const int Slice = 5_000;
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);
    private static long _due;

    static DeliverySweeper() => HatchedTelemetry.Meter.CreateObservableGauge(
        "hatched.webhooks.backlog", () => Interlocked.Read(ref _due), description: "Webhook deliveries that are due and not yet sent.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        var swept = DateTimeOffset.MinValue;
        using var timer = new PeriodicTimer(CountInterval, clock);
        do
        {
            try
            {
                await CountAsync(stoppingToken);
                if (clock.GetUtcNow() - swept >= SweepInterval)
                {
                    await SweepAsync(stoppingToken);
                    swept = clock.GetUtcNow();
                }
            }
            catch (NpgsqlException exception)
            {
                log.LogWarning("Old webhook deliveries stay until the next look: {Reason}", exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CountAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT count(*) FROM deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id
            WHERE d.status = 'pending' AND d.next_attempt_at <= now() AND (d.on_request OR e.status = 'active')
            """);
        Interlocked.Exchange(ref _due, (long)(await command.ExecuteScalarAsync(ct))!);
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        // Keys are UUIDv7: what is older than an instant is a range of the primary key.
        var oldest = Guid.CreateVersion7(clock.GetUtcNow() - Delivery.Lifetime);
        int removed;
        do
        {
            await using var command = database.CreateCommand(
                "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE id < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)");
            command.Parameters.Add(new() { Value = oldest });
            command.Parameters.Add(new() { Value = Slice });
            removed = await command.ExecuteNonQueryAsync(ct);
        }
        while (removed is Slice);

        await using var secrets = database.CreateCommand(
            "UPDATE webhook_endpoints SET previous_secret = NULL, previous_secret_until = NULL WHERE previous_secret_until < now()");
        await secrets.ExecuteNonQueryAsync(ct);
    }
}
