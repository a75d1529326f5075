using System.Collections.Concurrent;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Features.Quotas;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Accepts events by sets: what is new is stored within each customer's quota, in one commit.</summary>
/// <remarks>
/// A customer whose events might pass its quota, or the threshold that it is told of, leaves the set before anything is written; the others do not
/// notice. Whoever has no room left is refused with a look alone.
/// </remarks>
internal sealed class EventStore(NpgsqlDataSource database, QuotaHeaders quotas, TimeProvider clock)
{
    /// <summary>Customers whose count of this month has a row.</summary>
    private readonly ConcurrentDictionary<(Guid, DateOnly), bool> _counted = new();

    /// <summary>Stores what is new, within each customer's quota; for the rest, what stands already.</summary>
    public async Task<IReadOnlyList<AcceptedEvent>> AcceptAsync(IReadOnlyList<InboundEvent> items, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(ct);
        var results = new AcceptedEvent[items.Count];
        var (fresh, withoutRoom) = await AcceptWithRoomAsync(connection, items, now, ct);
        foreach (var customer in withoutRoom.Keys.Order())
        {
            var own = items.Where(item => item.Event.CustomerId == customer).ToArray();
            if (own[0].QuotaLimit is not { } most || withoutRoom[customer] < most)
            {
                fresh.UnionWith(await AcceptWithinQuotaAsync(connection, items, own, now, results, ct));
                withoutRoom.Remove(customer);
            }
        }

        await FillFromStandingAsync(connection, items, fresh, results, ct);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] ??= withoutRoom.TryGetValue(items[i].Event.CustomerId, out var used)
                ? new AcceptedEvent(null, Refusal: Quota.ExceededAt(used, items[i].QuotaLimit!.Value, Quota.MonthOf(now)))
                : new AcceptedEvent(null, ToDrive: new EventToDrive(items[i].Event with { ReceivedAt = now }, IsRepeat: false));
        }

        return results;
    }

    // The usual case in one round trip. Of a customer that may pass its threshold or its limit nothing is stored; how much it has used is told.
    private async Task<(HashSet<(Guid CustomerId, string EventId)> Fresh, Dictionary<Guid, long> WithoutRoom)> AcceptWithRoomAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, DateTimeOffset now, CancellationToken ct)
    {
        var month = Quota.MonthOf(now);
        var customers = items.GroupBy(item => item.Event.CustomerId).Select(own => (Id: own.Key, Most: own.First().QuotaLimit, Wanted: (long)own.Count()))
            .OrderBy(customer => customer.Id).ToArray();
        await BeginCountingAsync(connection, [.. customers.Select(customer => customer.Id)], month, ct);
        await using var command = new NpgsqlCommand(AcceptWithRoom, connection);
        command.Parameters.AddRange(EventParameters(items, now));
        command.Parameters.Add(new() { Value = month });
        command.Parameters.Add(Array(customers.Select(customer => customer.Id), NpgsqlDbType.Uuid));
        command.Parameters.Add(Array(customers.Select(customer => customer.Most), NpgsqlDbType.Bigint));
        command.Parameters.Add(Array(customers.Select(customer => customer.Wanted), NpgsqlDbType.Bigint));
        HashSet<(Guid, string)> fresh = [];
        Dictionary<Guid, long> withoutRoom = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var (customer, used) = (reader.GetGuid(0), reader.GetInt64(2));
            if (reader.IsDBNull(1))
            {
                withoutRoom.Add(customer, used);
            }
            else
            {
                fresh.Add((customer, reader.GetString(1)));
            }

            quotas.Learn(customer, month, used);
        }

        return (fresh, withoutRoom);
    }

    // The row that counts must be there to be locked: a customer's first set of a month makes it.
    private async Task BeginCountingAsync(NpgsqlConnection connection, Guid[] customers, DateOnly month, CancellationToken ct)
    {
        var unknown = System.Array.FindAll(customers, customer => !_counted.ContainsKey((customer, month)));
        if (unknown.Length is 0)
        {
            return;
        }

        await using var insert = new NpgsqlCommand(
            "INSERT INTO event_usage (customer_id, month, used) SELECT customer_id, $2, 0 FROM unnest($1) AS c (customer_id) ON CONFLICT DO NOTHING", connection)
        {
            Parameters = { Array(unknown, NpgsqlDbType.Uuid), new() { Value = month } },
        };
        await insert.ExecuteNonQueryAsync(ct);
        if (_counted.Count > 100_000)
        {
            _counted.Clear();
        }

        foreach (var customer in unknown)
        {
            _counted[(customer, month)] = true;
        }
    }

    // One customer by itself, up to its quota and no further.
    private async Task<HashSet<(Guid CustomerId, string EventId)>> AcceptWithinQuotaAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, InboundEvent[] own, DateTimeOffset now, AcceptedEvent[] results, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var fresh = await InsertAsync(connection, own, now, ct);
        await new QuotaCount(connection, quotas, Quota.MonthOf(now)).TakeAsync(items, fresh, results, ct);
        await transaction.CommitAsync(ct);
        return fresh;
    }

    // Rows that wait for their outcome stand in accepted_events as well, so that the sweep finds them and an outcome moves no index of events.
    private static string InsertEvents(string from) => $"""
        fresh AS (
            INSERT INTO events (customer_id, id, event_id, user_id, type, audience, occurred_at, properties, request_id, time_zone, received_at, status, attempts)
            SELECT e.*, $11, 'accepted', 0
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                AS e (customer_id, id, event_id, user_id, type, audience, occurred_at, properties, request_id, time_zone){from}
            ON CONFLICT (customer_id, event_id) DO NOTHING
            RETURNING customer_id, event_id, id),
        waiting AS (
            INSERT INTO accepted_events (id, customer_id, event_id, received_at) SELECT id, customer_id, event_id, $11 FROM fresh)
        """;

    // The count is locked before anything is judged by it, in the order of customers as everybody does.
    private static readonly string AcceptWithRoom = $"""
        WITH counts AS MATERIALIZED (
            SELECT l.customer_id, u.used, l.most IS NULL OR (
                u.used + l.wanted <= l.most
                AND (u.used + l.wanted < l.most * {Quota.ThresholdPercent} / 100 OR u.used >= l.most * {Quota.ThresholdPercent} / 100)) AS has_room
            FROM unnest($13, $14, $15) AS l (customer_id, most, wanted)
            CROSS JOIN LATERAL (SELECT used FROM event_usage WHERE customer_id = l.customer_id AND month = $12 FOR NO KEY UPDATE) u),
        {InsertEvents(" WHERE e.customer_id IN (SELECT customer_id FROM counts WHERE has_room)")},
        counted AS (
            UPDATE event_usage u SET used = u.used + f.added FROM (SELECT customer_id, count(*) AS added FROM fresh GROUP BY customer_id) f
            WHERE u.customer_id = f.customer_id AND u.month = $12 RETURNING u.customer_id, u.used)
        SELECT f.customer_id, f.event_id, c.used FROM fresh f JOIN counted c ON c.customer_id = f.customer_id
        UNION ALL
        SELECT customer_id, NULL, used FROM counts WHERE NOT has_room
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
            Array(sorted.Select(row => row.Event.TimeZone), NpgsqlDbType.Text),
            new() { Value = now },
        ];
    }

    private static async Task<HashSet<(Guid CustomerId, string EventId)>> InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, DateTimeOffset now, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand($"WITH {InsertEvents("")} SELECT customer_id, event_id FROM fresh", connection);
        insert.Parameters.AddRange(EventParameters(items, now));
        HashSet<(Guid, string)> fresh = [];
        await using var reader = await insert.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            fresh.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        return fresh;
    }

    // Read after the commit: an event that another replica has just stored is seen, with its outcome if it has one.
    private static async Task FillFromStandingAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, HashSet<(Guid CustomerId, string EventId)> fresh, AcceptedEvent[] results,
        CancellationToken ct)
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
                reader.IsDBNull(StoredEvents.ColumnCount)
                    ? new AcceptedEvent(null, ToDrive: new EventToDrive(stored, IsRepeat: true))
                    : new AcceptedEvent(reader.GetString(StoredEvents.ColumnCount));
        }

        for (var i = 0; i < items.Count; i++)
        {
            results[i] ??= found.GetValueOrDefault((items[i].Event.CustomerId, items[i].Event.EventId))!;
        }
    }
}
