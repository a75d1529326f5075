using System.Diagnostics.Metrics;
using System.Net;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Messaging;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Drives accepted events without an outcome again, until they have one. Any replica: locks that are only tried share the work.</summary>
internal sealed class EventSweeper(NpgsqlDataSource database, DatabaseReady ready, DriveEvents drive, TimeProvider clock, ILogger<EventSweeper> log) : BackgroundService
{
    private const int SetSize = 200;
    private const int MaxAttempts = 20;

    /// <summary>Younger events are on their way through the pipe.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly Counter<long> Swept = HatchedTelemetry.Meter.CreateCounter<long>("hatched.events.swept", description: "Events that a sweep drove to their outcome.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var driven = 0;
            try
            {
                driven = await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the sweep is the net under the pipe: it must not end with it.
                log.LogWarning(Outages.IsOutage(exception) ? null : exception, "Accepted events wait for the next sweep: {Reason}", exception.Message);
            }

            if (driven < SetSize)
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    private async Task<int> SweepAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        // Advisory locks rather than row locks: storing the outcome goes through another connection. Held to the end of the transaction.
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var waiting = await ReadAsync(connection, clock.GetUtcNow() - Grace, ct);
        if (waiting.Count is 0)
        {
            return 0;
        }

        log.LogInformation("{Count} accepted events are driven again", waiting.Count);
        try
        {
            await drive.RunAsync(waiting, ct);
            Swept.Add(waiting.Count);
        }
        catch (HttpRequestException exception) when (exception.StatusCode is HttpStatusCode.InternalServerError)
        {
            await DriveOneByOneAsync(connection, waiting, ct);
            await transaction.CommitAsync(ct);
        }

        return waiting.Count;
    }

    // One event of the set cannot be evaluated: the others must not wait for it, and it must not be tried for ever.
    private async Task DriveOneByOneAsync(NpgsqlConnection connection, List<EventToEvaluate> events, CancellationToken ct)
    {
        foreach (var e in events)
        {
            try
            {
                await drive.RunAsync([e], ct);
                Swept.Add(1);
            }
            catch (HttpRequestException exception) when (exception.StatusCode is HttpStatusCode.InternalServerError)
            {
                await using var count = new NpgsqlCommand($"""
                    WITH counted AS (
                        UPDATE events SET attempts = attempts + 1, status = CASE WHEN attempts + 1 >= {MaxAttempts} THEN 'failed' ELSE status END
                        WHERE customer_id = $1 AND event_id = $2
                        RETURNING id, status)
                    UPDATE accepted_events a SET failed = true FROM counted c WHERE a.id = c.id AND c.status = 'failed'
                    """, connection)
                {
                    Parameters = { new() { Value = e.CustomerId }, new() { Value = e.EventId } },
                };
                await count.ExecuteNonQueryAsync(ct);
                log.LogError("Event {EventId} of customer {CustomerId} cannot be evaluated", e.EventId, e.CustomerId);
            }
        }
    }

    private static async Task<List<EventToEvaluate>> ReadAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            SELECT {StoredEvents.Columns}
            FROM (
                SELECT id, customer_id, event_id FROM accepted_events
                WHERE NOT failed AND received_at < $1 AND pg_try_advisory_xact_lock(hashtextextended(customer_id::text || event_id, 3))
                ORDER BY id LIMIT {SetSize}) a
            JOIN events e ON e.customer_id = a.customer_id AND e.event_id = a.event_id
            ORDER BY a.id
            """, connection)
        {
            Parameters = { new() { Value = before } },
        };
        return await StoredEvents.ReadAllAsync(command, ct);
    }
}
