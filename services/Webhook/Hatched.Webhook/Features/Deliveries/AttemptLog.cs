using Hatched.BuildingBlocks.Batching;
using Hatched.Webhook.Features.Sending;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>An attempt that was made.</summary>
/// <param name="Wait">Until the next one; null when there is none.</param>
internal sealed record MadeAttempt(Guid DeliveryId, Guid EndpointId, int Number, Answer Answer, TimeSpan? Wait)
{
    public string Status => Answer.IsSuccess ? Delivery.Success : Wait is null ? Delivery.Failed : Delivery.Pending;

    public string? Error => Answer.IsSuccess ? null : Answer.Error ?? $"The endpoint answered {Answer.Status}.";
}

/// <summary>Records attempts, and what they say about their endpoints, as sets.</summary>
/// <remarks>
/// Result of each: the endpoint's <c>updated_at</c>, or null when nothing more may be sent to it. An attempt counts once: when a lease ran
/// out and somebody else has recorded the same number, the second record changes nothing.
/// </remarks>
internal sealed class AttemptLog(NpgsqlDataSource database) : Batcher<MadeAttempt, DateTimeOffset?>(partitions: 2, maxBatch: 200, maxWaiting: 8192)
{
    /// <summary>An endpoint that has failed everything for so long is switched off.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    public const string Gone = "The endpoint answered 410 Gone.";
    public const string Failing = "Every delivery failed for 5 days.";

    // Endpoints are locked before deliveries, in their order, as changes and deletions do it: nobody can deadlock with anybody.
    private const string Lock = "SELECT 1 FROM webhook_endpoints WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE";

    // A delivery that failed with its endpoint while this attempt was on its way stays failed, unless the attempt succeeded.
    private const string Record = """
        WITH made AS (
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                AS m (delivery_id, number, started_at, duration_ms, response_status, response_body, error_message, status, wait)
        ), settled AS (
            UPDATE deliveries d SET status = CASE WHEN m.status = 'pending' THEN d.status ELSE m.status END, attempts = m.number, last_attempt_at = m.started_at, duration_ms = m.duration_ms,
                response_status = m.response_status, error_message = m.error_message,
                next_attempt_at = CASE WHEN m.status = 'pending' AND d.status = 'pending' THEN now() + m.wait END
            FROM made m WHERE d.id = m.delivery_id AND d.status <> 'success' AND d.attempts = m.number - 1
            RETURNING d.id
        )
        INSERT INTO delivery_attempts (delivery_id, number, started_at, duration_ms, response_status, response_body, error_message)
        SELECT delivery_id, number, started_at, duration_ms, response_status, response_body, error_message
        FROM made JOIN settled ON settled.id = made.delivery_id
        """;

    private const string Recovered = "UPDATE webhook_endpoints SET failing_since = NULL WHERE id = ANY($1) AND failing_since IS NOT NULL";

    private const string Failed = "UPDATE webhook_endpoints SET failing_since = now() WHERE id = ANY($1) AND failing_since IS NULL";

    private const string Disable = """
        WITH off AS (
            UPDATE webhook_endpoints SET status = 'disabled', updated_at = now(), disabled_reason = CASE WHEN id = ANY($1) THEN $3 ELSE $4 END
            WHERE status <> 'disabled' AND (id = ANY($1) OR (id = ANY($2) AND failing_since < now() - $5))
            RETURNING id
        )
        UPDATE deliveries d SET status = 'failed', next_attempt_at = NULL, error_message = 'The endpoint was disabled.'
        FROM off WHERE d.endpoint_id = off.id AND d.status = 'pending'
        """;

    private const string Versions = "SELECT id, updated_at FROM webhook_endpoints WHERE id = ANY($1) AND status <> 'disabled'";

    // One endpoint's attempts go through one partition, so that two sets of this process never wait for the same row.
    protected override int PartitionKey(MadeAttempt item) => item.EndpointId.GetHashCode();

    protected override async Task<IReadOnlyList<DateTimeOffset?>> HandleAsync(IReadOnlyList<MadeAttempt> items, CancellationToken ct)
    {
        var endpoints = items.Select(item => item.EndpointId).Distinct().ToArray();
        var well = items.Where(item => item.Answer.IsSuccess).Select(item => item.EndpointId).Distinct().ToArray();
        var ill = endpoints.Except(well).ToArray();
        var gone = items.Where(item => item.Answer.Status is 410).Select(item => item.EndpointId).Distinct().ToArray();

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { Of(Lock, endpoints), RecordOf(items) } };
        if (well.Length > 0)
        {
            batch.BatchCommands.Add(Of(Recovered, well));
        }

        if (ill.Length > 0)
        {
            batch.BatchCommands.Add(Of(Failed, ill));
        }

        if (ill.Length > 0 || gone.Length > 0)
        {
            batch.BatchCommands.Add(Of(Disable, gone, ill, Gone, Failing, Patience));
        }

        batch.BatchCommands.Add(Of(Versions, endpoints));
        Dictionary<Guid, DateTimeOffset> versions = [];
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            do
            {
                while (await reader.ReadAsync(ct) && reader.FieldCount is 2)
                {
                    versions[reader.GetGuid(0)] = reader.GetFieldValue<DateTimeOffset>(1);
                }
            }
            while (await reader.NextResultAsync(ct));
        }

        await transaction.CommitAsync(ct);
        return [.. items.Select(item => versions.TryGetValue(item.EndpointId, out var version) ? version : (DateTimeOffset?)null)];
    }

    private static NpgsqlBatchCommand Of(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static NpgsqlBatchCommand RecordOf(IReadOnlyList<MadeAttempt> items) => new(Record)
    {
        Parameters =
        {
            Array(items, i => i.DeliveryId, NpgsqlDbType.Uuid),
            Array(items, i => i.Number, NpgsqlDbType.Integer),
            Array(items, i => i.Answer.StartedAt, NpgsqlDbType.TimestampTz),
            Array(items, i => (int)i.Answer.Duration.TotalMilliseconds, NpgsqlDbType.Integer),
            Array(items, i => i.Answer.Status, NpgsqlDbType.Integer),
            Array(items, i => i.Answer.Body, NpgsqlDbType.Text),
            Array(items, i => i.Error, NpgsqlDbType.Text),
            Array(items, i => i.Status, NpgsqlDbType.Text),
            Array(items, i => i.Wait, NpgsqlDbType.Interval),
        },
    };
}
