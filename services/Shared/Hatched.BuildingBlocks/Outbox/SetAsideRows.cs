using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hatched.BuildingBlocks.Outbox;

/// <summary>Rows that cannot be published, out of the way of the others: kept with the reason, and tried again now and then until they
/// pass.</summary>
/// <remarks>
/// Each is tried at growing intervals, from a minute to an hour, and at once by whoever becomes the relay: the one of a newer replica may
/// know what an older one did not. So after a fault is mended a restart of the service retries all of them, and without one they pass
/// within an hour. Rows that were behind it in its order go before it then, which receivers bear as they bear redelivery.
/// </remarks>
public static class SetAsideRows
{
    /// <summary>Beside the outbox in every database. The row is kept whole, whatever columns an outbox has by then.</summary>
    internal const string CreateTable = """
        CREATE TABLE IF NOT EXISTS outbox_set_aside (
            id bigint PRIMARY KEY, row jsonb NOT NULL, reason text NOT NULL, attempts integer NOT NULL,
            set_aside_at timestamptz NOT NULL, retry_at timestamptz NOT NULL);
        CREATE INDEX IF NOT EXISTS ix_outbox_set_aside_retry_at ON outbox_set_aside (retry_at);
        """;

    private const string WorkName = "OutboxRelay";

    private const string Move = """
        WITH bad AS (DELETE FROM outbox WHERE id = ANY($1) RETURNING *)
        INSERT INTO outbox_set_aside (id, row, reason, attempts, set_aside_at, retry_at)
        SELECT bad.id, to_jsonb(bad), why.reason, 1, now(), now() + interval '1 minute'
        FROM bad JOIN unnest($1, $2) AS why (id, reason) ON why.id = bad.id
        """;

    private const string Due = $"""
        SELECT {OutboxRows.Columns} FROM (
            SELECT o.* FROM outbox_set_aside s CROSS JOIN LATERAL jsonb_populate_record(NULL::outbox, s.row) o
            WHERE s.retry_at <= now() ORDER BY s.retry_at LIMIT 20) due
        ORDER BY id
        """;

    private const string Postpone = """
        UPDATE outbox_set_aside s SET attempts = s.attempts + 1, reason = why.reason,
            retry_at = now() + least(interval '1 minute' * power(2, least(s.attempts, 10)), interval '1 hour')
        FROM unnest($1, $2) AS why (id, reason) WHERE s.id = why.id
        """;

    private static readonly Gauge<long> Waiting = HatchedTelemetry.Meter.CreateGauge<long>(
        "hatched.outbox.set_aside", "{message}",
        "Outbox rows that cannot be published and wait for their next try; 1000 means as many or more.");

    /// <summary>Takes rows out of the outbox.</summary>
    internal static async Task MoveAsync(NpgsqlConnection connection, IReadOnlyList<RefusedRow> refused, ILogger log, CancellationToken ct)
    {
        if (refused is [])
        {
            return;
        }

        await RunAsync(connection, Move, refused, ct);
        foreach (var row in refused)
        {
            LoopMetrics.SetAside(WorkName, row.Kind);
            log.LogError(
                "Outbox row {Id} of type {Type} cannot be published and is set aside: {Reason}",
                row.Message.Id, row.Message.Type, row.Reason);
        }
    }

    /// <summary>All are due now.</summary>
    internal static Task ReviveAsync(NpgsqlConnection connection, CancellationToken ct) =>
        ExecuteAsync(connection, "UPDATE outbox_set_aside SET retry_at = now() WHERE retry_at > now()", ct);

    /// <summary>Tries what is due, and counts what waits.</summary>
    internal static async Task RetryAsync(NpgsqlConnection connection, OutboxPublisher publisher, CancellationToken ct)
    {
        await using (var count = new NpgsqlCommand(
            "SELECT count(*) FROM (SELECT FROM outbox_set_aside ORDER BY retry_at LIMIT 1000) AS waiting", connection))
        {
            Waiting.Record((long)(await count.ExecuteScalarAsync(ct))!);
        }

        await using var due = new NpgsqlCommand(Due, connection);
        if (await OutboxRows.ReadAllAsync(due, ct) is not { Count: > 0 } rows)
        {
            return;
        }

        var outcome = await publisher.PublishAsync(rows, ct);
        await using (var delete = new NpgsqlCommand("DELETE FROM outbox_set_aside WHERE id = ANY($1)", connection))
        {
            delete.Parameters.Add(new() { Value = outcome.Published.ToArray() });
            await delete.ExecuteNonQueryAsync(ct);
        }

        await RunAsync(connection, Postpone, [.. outcome.Refused, .. outcome.Failed], ct);
    }

    /// <summary>Forgets what is kept of a user's buddies, within the open transaction.</summary>
    public static Task ForgetSetAsideRowsAsync(this ServiceDb db, IReadOnlyList<Guid> buddyIds, CancellationToken ct)
    {
        var ids = buddyIds.Select(id => id.ToString()).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"DELETE FROM outbox_set_aside WHERE row ->> 'buddy_id' = ANY({ids}) OR row ->> 'order_key' = ANY({ids})", ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, IReadOnlyList<RefusedRow> rows, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new() { Value = rows.Select(row => row.Message.Id).ToArray() },
                new() { Value = rows.Select(row => row.Reason).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
