using Hatched.BuildingBlocks.Data;
using Hatched.Webhook.Features.Configs;
using Hatched.Webhook.Features.Sending;
using Npgsql;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>A delivery that this process may send until <paramref name="LeaseEnds"/>; afterwards it is anybody's again.</summary>
/// <param name="Attempt">The number of the attempt to make, 1….</param>
/// <param name="Version">The endpoint's <c>updated_at</c> as the claim saw it.</param>
/// <param name="LeaseEnds">On this process's <see cref="Environment.TickCount64"/>.</param>
internal sealed record ClaimedDelivery(OutgoingDelivery Outgoing, Guid EndpointId, int Attempt, string? TraceParent, DateTimeOffset Version, long LeaseEnds);

/// <summary>Takes due deliveries for this process, a bounded number an endpoint, so that the backlog of one never hides another's.</summary>
/// <remarks>
/// A claim is a lease: it moves <c>next_attempt_at</c> past the time that sending may take, so that a process that dies leaves nothing
/// behind that would not become due by itself. Replicas skip each other's locked rows. The database's clock is the one for all.
/// </remarks>
internal sealed class ClaimDeliveries(NpgsqlDataSource database, SecretBox box, TimeProvider clock)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // The recursive part hops from endpoint to endpoint along the index of waiting deliveries; it never reads a backlog.
    private const string Sql = """
        WITH RECURSIVE waiting (endpoint_id) AS (
            (SELECT endpoint_id FROM deliveries WHERE status = 'pending' ORDER BY endpoint_id LIMIT 1)
            UNION ALL
            SELECT (SELECT d.endpoint_id FROM deliveries d WHERE d.status = 'pending' AND d.endpoint_id > w.endpoint_id ORDER BY d.endpoint_id LIMIT 1)
            FROM waiting w WHERE w.endpoint_id IS NOT NULL
        ), due AS (
            SELECT d.id
            FROM waiting w
            JOIN webhook_endpoints e ON e.id = w.endpoint_id AND e.status <> 'disabled'
            CROSS JOIN LATERAL (
                SELECT id, next_attempt_at FROM deliveries
                WHERE endpoint_id = e.id AND status = 'pending' AND next_attempt_at <= now() AND (on_request OR e.status = 'active')
                ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED) d
            WHERE e.id <> ALL ($1)
            ORDER BY d.next_attempt_at LIMIT $3
        )
        UPDATE deliveries d SET next_attempt_at = now() + $4
        FROM due, webhook_endpoints e
        WHERE d.id = due.id AND e.id = d.endpoint_id
        RETURNING d.id, d.endpoint_id, d.event, d.payload, d.request_id, d.trace_parent, d.attempts,
            e.url, e.secret, e.previous_secret, e.previous_secret_until, e.updated_at, coalesce(d.message_id, d.id), e.format, d.created_at
        """;

    /// <param name="busy">Endpoints that have enough to do in this process.</param>
    /// <param name="perEndpoint">At most so many of each other endpoint.</param>
    public async Task<List<ClaimedDelivery>> TakeAsync(Guid[] busy, int perEndpoint, int total, CancellationToken ct)
    {
        var leaseEnds = Environment.TickCount64 + (long)Lease.TotalMilliseconds;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = busy });
        command.Parameters.Add(new() { Value = perEndpoint });
        command.Parameters.Add(new() { Value = total });
        command.Parameters.Add(new() { Value = Lease });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<ClaimedDelivery> claimed = [];
        Dictionary<Guid, string[]> secrets = [];
        while (await reader.ReadAsync(ct))
        {
            var endpoint = reader.GetGuid(1);
            if (!secrets.TryGetValue(endpoint, out var signing))
            {
                secrets[endpoint] = signing = Secrets(reader, endpoint);
            }

            claimed.Add(new ClaimedDelivery(
                Outgoing(reader, signing), endpoint, reader.GetInt32(6) + 1, Text(reader, 5), reader.GetFieldValue<DateTimeOffset>(11), leaseEnds));
        }

        return claimed;
    }

    /// <summary>Gives unsent deliveries back: they are due at once.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<ClaimedDelivery> unsent, CancellationToken ct)
    {
        if (unsent.Count > 0)
        {
            await using var command = database.CreateCommand("""
                UPDATE deliveries d SET next_attempt_at = now() FROM unnest($1, $2) AS u (id, attempt)
                WHERE d.id = u.id AND d.status = 'pending' AND d.attempts = u.attempt - 1
                """);
            command.Parameters.Add(new() { Value = unsent.Select(delivery => delivery.Outgoing.Id).ToArray() });
            command.Parameters.Add(new() { Value = unsent.Select(delivery => delivery.Attempt).ToArray() });
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    // None when the current one does not open: then nothing can be signed, and the attempt says so. An old one that does not open signs no
    // more.
    private string[] Secrets(NpgsqlDataReader row, Guid endpoint)
    {
        if (!box.TryOpen(row.GetFieldValue<byte[]>(8), endpoint, out var current))
        {
            return [];
        }

        return !row.IsDBNull(9) && row.GetFieldValue<DateTimeOffset>(10) > clock.GetUtcNow()
            && box.TryOpen(row.GetFieldValue<byte[]>(9), endpoint, out var previous)
            ? [current, previous]
            : [current];
    }

    private static OutgoingDelivery Outgoing(NpgsqlDataReader row, IReadOnlyList<string> secrets)
    {
        var (id, name, payload, attempt) = (row.GetGuid(0), row.GetString(2), row.GetString(3), row.GetInt32(6) + 1);
        var body = row.GetString(13) is WebhookEndpoint.Standard
            ? FactBody.Enveloped(name, payload, row.GetFieldValue<DateTimeOffset>(14))
            : payload;
        return new OutgoingDelivery(id, row.GetGuid(12), AttemptIds.Of(id, attempt), name, row.GetString(7), body, Text(row, 4), secrets);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
