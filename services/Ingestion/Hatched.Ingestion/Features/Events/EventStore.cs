using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Facts;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Features.Quotas;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Accepts events by sets: what is new is stored within each customer's quota, in one commit.</summary>
internal sealed class EventStore(NpgsqlDataSource database, QuotaHeaders quotas, TimeProvider clock)
{
    /// <summary>Stores what is new, within each customer's quota; for the rest, what stands already.</summary>
    public async Task<IReadOnlyList<AcceptedEvent>> AcceptAsync(IReadOnlyList<InboundEvent> items, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        var results = new AcceptedEvent[items.Count];
        var fresh = await TryAcceptAllAsync(connection, items, now, ct) ?? await AcceptWithinQuotaAsync(connection, items, now, results, ct);
        await FillFromStandingAsync(connection, items, fresh, results, ct);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] ??= new AcceptedEvent(null, ToDrive: new EventToDrive(items[i].Event, IsRepeat: false));
        }

        return results;
    }

    // The usual case in one round trip. Null, with nothing stored, when a customer passes its threshold or its limit.
    private async Task<HashSet<(Guid CustomerId, string EventId)>?> TryAcceptAllAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, DateTimeOffset now, CancellationToken ct)
    {
        var month = Quota.MonthOf(now);
        var limits = items.DistinctBy(item => item.Event.CustomerId).ToArray();
        await using var command = new NpgsqlCommand(AcceptAll, connection);
        command.Parameters.AddRange(EventParameters(items, now));
        command.Parameters.Add(new() { Value = month });
        command.Parameters.Add(Array(limits.Select(item => item.Event.CustomerId), NpgsqlDbType.Uuid));
        command.Parameters.Add(Array(limits.Select(item => item.QuotaLimit), NpgsqlDbType.Bigint));
        try
        {
            HashSet<(Guid, string)> fresh = [];
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                fresh.Add((reader.GetGuid(0), reader.GetString(1)));
                quotas.Learn(reader.GetGuid(0), month, reader.GetInt64(2));
            }

            return fresh;
        }
        catch (PostgresException exception) when (exception.SqlState is Quota.PassedState)
        {
            return null;
        }
    }

    private async Task<HashSet<(Guid CustomerId, string EventId)>> AcceptWithinQuotaAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, DateTimeOffset now, AcceptedEvent[] results, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var fresh = await InsertAsync(connection, items, now, ct);
        await CountAsync(connection, items, fresh, Quota.MonthOf(now), results, ct);
        await transaction.CommitAsync(ct);
        return fresh;
    }

    // Rows that wait for their outcome stand in accepted_events as well, so that the sweep finds them and an outcome moves no index of events.
    private const string InsertEvents = """
        fresh AS (
            INSERT INTO events (customer_id, id, event_id, user_id, type, audience, occurred_at, properties, request_id, received_at, status, attempts)
            SELECT *, $10, 'accepted', 0 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (customer_id, event_id) DO NOTHING
            RETURNING customer_id, event_id, id),
        waiting AS (
            INSERT INTO accepted_events (id, customer_id, event_id, received_at) SELECT id, customer_id, event_id, $10 FROM fresh)
        """;

    private static readonly string AcceptAll = $"""
        WITH {InsertEvents},
        counted AS (
            INSERT INTO event_usage AS u (customer_id, month, used) SELECT customer_id, $11, count(*) FROM fresh GROUP BY customer_id ORDER BY customer_id
            ON CONFLICT (customer_id, month) DO UPDATE SET used = u.used + excluded.used RETURNING customer_id, used),
        judged AS MATERIALIZED (
            SELECT c.customer_id, c.used, within_event_quota(c.used, (SELECT count(*) FROM fresh WHERE customer_id = c.customer_id), l.most, {Quota.ThresholdPercent}) AS within
            FROM counted c JOIN unnest($12, $13) AS l (customer_id, most) ON l.customer_id = c.customer_id)
        SELECT f.customer_id, f.event_id, j.used FROM fresh f JOIN judged j ON j.customer_id = f.customer_id WHERE j.within
        """;

    private static NpgsqlParameter[] EventParameters(IReadOnlyList<InboundEvent> items, DateTimeOffset now)
    {
        // Ids as they came: lists and the sweep go by them. Rows in key order, so that two sets with the same events never wait for each other in a circle.
        var sorted = items.Select(item => item.Event).DistinctBy(e => (e.CustomerId, e.EventId)).Select(e => (Event: e, Id: OrderedId.Next(now)))
            .OrderBy(row => row.Event.CustomerId).ThenBy(row => row.Event.EventId, StringComparer.Ordinal).ToArray();
        return
        [
            Array(sorted.Select(row => row.Event.CustomerId), NpgsqlDbType.Uuid),
            Array(sorted.Select(row => row.Id), NpgsqlDbType.Uuid),
            Array(sorted.Select(row => row.Event.EventId), NpgsqlDbType.Text),
            Array(sorted.Select(row => row.Event.UserId), NpgsqlDbType.Text),
            Array(sorted.Select(row => row.Event.Type), NpgsqlDbType.Text),
            Array(sorted.Select(row => row.Event.Audience), NpgsqlDbType.Text),
            Array(sorted.Select(row => row.Event.OccurredAt), NpgsqlDbType.TimestampTz),
            Array(sorted.Select(row => row.Event.Properties?.GetRawText()), NpgsqlDbType.Text),
            Array(sorted.Select(row => row.Event.RequestId), NpgsqlDbType.Text),
            new() { Value = now },
        ];
    }

    private static async Task<HashSet<(Guid CustomerId, string EventId)>> InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, DateTimeOffset now, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand($"WITH {InsertEvents} SELECT customer_id, event_id FROM fresh", connection);
        insert.Parameters.AddRange(EventParameters(items, now));
        HashSet<(Guid, string)> fresh = [];
        await using var reader = await insert.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            fresh.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        return fresh;
    }

    // Counts what is new. What goes over the quota is taken out again, newest first, before anybody has seen it.
    private async Task CountAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, HashSet<(Guid CustomerId, string EventId)> fresh, DateOnly month, AcceptedEvent[] results,
        CancellationToken ct)
    {
        foreach (var customer in fresh.GroupBy(key => key.CustomerId).OrderBy(group => group.Key))
        {
            await using var count = new NpgsqlCommand("""
                INSERT INTO event_usage AS u (customer_id, month, used) VALUES ($1, $2, $3)
                ON CONFLICT (customer_id, month) DO UPDATE SET used = u.used + excluded.used RETURNING used
                """, connection)
            {
                Parameters = { new() { Value = customer.Key }, new() { Value = month }, new() { Value = (long)customer.Count() } },
            };
            var used = (long)(await count.ExecuteScalarAsync(ct))!;
            var limit = items.First(item => item.Event.CustomerId == customer.Key).QuotaLimit;
            if (limit is { } most)
            {
                var over = Math.Min(used - most, customer.Count());
                if (over > 0)
                {
                    var refused = items.Select((item, i) => (item.Event, i)).Where(item => fresh.Contains((item.Event.CustomerId, item.Event.EventId)) && item.Event.CustomerId == customer.Key)
                        .DistinctBy(item => item.Event.EventId).TakeLast((int)over).Select(item => item.Event.EventId).ToHashSet(StringComparer.Ordinal);
                    await TakeOutAsync(connection, customer.Key, refused, month, ct);
                    fresh.RemoveWhere(key => key.CustomerId == customer.Key && refused.Contains(key.EventId));
                    used -= refused.Count;
                    for (var i = 0; i < items.Count; i++)
                    {
                        if (items[i].Event.CustomerId == customer.Key && refused.Contains(items[i].Event.EventId))
                        {
                            results[i] = new AcceptedEvent(null, Refusal: Quota.ExceededAt(used, most, month));
                        }
                    }
                }

                var threshold = most * Quota.ThresholdPercent / 100;
                if (used >= threshold && used - customer.Count(key => fresh.Contains(key)) < threshold)
                {
                    await TellAsync(connection, customer.Key, used, most, month, items.First(item => item.Event.CustomerId == customer.Key).Event.RequestId, ct);
                }
            }

            quotas.Learn(customer.Key, month, used);
        }
    }

    private static async Task TakeOutAsync(NpgsqlConnection connection, Guid customerId, HashSet<string> eventIds, DateOnly month, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("DELETE FROM accepted_events WHERE customer_id = $1 AND event_id = ANY($2)")
                {
                    Parameters = { new() { Value = customerId }, new() { Value = eventIds.ToArray() } },
                },
                new("DELETE FROM events WHERE customer_id = $1 AND event_id = ANY($2)") { Parameters = { new() { Value = customerId }, new() { Value = eventIds.ToArray() } } },
                new("UPDATE event_usage SET used = used - $3 WHERE customer_id = $1 AND month = $2")
                {
                    Parameters = { new() { Value = customerId }, new() { Value = month }, new() { Value = (long)eventIds.Count } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task TellAsync(
        NpgsqlConnection connection, Guid customerId, long used, long limit, DateOnly month, string? requestId, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                OutboxSql.Insert([OutboxMessage.Of(
                    new UsageThresholdReached("events", Quota.ThresholdPercent, used, limit, Quota.ResetAfter(month)), customerId, null, requestId)]),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }

    // Read after the commit: an event that another replica has just stored is seen, with its outcome if it has one.
    private static async Task FillFromStandingAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, HashSet<(Guid CustomerId, string EventId)> fresh, AcceptedEvent[] results, CancellationToken ct)
    {
        var standing = items.Select(item => item.Event).Where((e, i) => results[i] is null && !fresh.Contains((e.CustomerId, e.EventId))).ToArray();
        if (standing.Length is 0)
        {
            return;
        }

        await using var read = new NpgsqlCommand($"""
            SELECT {StoredEvents.Columns}, e.effects FROM unnest($1, $2) AS k (customer_id, event_id)
            JOIN events e ON e.customer_id = k.customer_id AND e.event_id = k.event_id
            """, connection)
        {
            Parameters = { Array(standing.Select(e => e.CustomerId), NpgsqlDbType.Uuid), Array(standing.Select(e => e.EventId), NpgsqlDbType.Text) },
        };
        Dictionary<(Guid, string), AcceptedEvent> found = [];
        await using var reader = await read.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var stored = StoredEvents.Read(reader);
            found[(stored.CustomerId, stored.EventId)] =
                reader.IsDBNull(StoredEvents.ColumnCount) ? new AcceptedEvent(null, ToDrive: new EventToDrive(stored, IsRepeat: true)) : new AcceptedEvent(reader.GetString(StoredEvents.ColumnCount));
        }

        for (var i = 0; i < items.Count; i++)
        {
            results[i] ??= found.GetValueOrDefault((items[i].Event.CustomerId, items[i].Event.EventId))!;
        }
    }
}
