using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Facts;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Features.Quotas;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Ingestion.Features.Events;

/// <summary>The events table, by sets: one commit to accept any number, one to store their outcomes.</summary>
internal sealed class EventStore(NpgsqlDataSource database, QuotaHeaders quotas, TimeProvider clock)
{
    /// <summary>Stores what is new, within each customer's quota; for the rest, what stands already.</summary>
    public async Task<IReadOnlyList<EventResult>> AcceptAsync(IReadOnlyList<InboundEvent> items, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var month = Quota.MonthOf(now);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);

        var fresh = await InsertAsync(connection, items, now, ct);
        var results = new EventResult[items.Count];
        if (fresh.Count > 0)
        {
            await CountAsync(connection, items, fresh, month, results, ct);
            await transaction.CommitAsync(ct);
        }
        else
        {
            await transaction.RollbackAsync(ct);
        }

        await FillFromStandingAsync(connection, items, fresh, results, ct);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] ??= new EventResult(null, ToDrive: items[i].Event);
        }

        return results;
    }

    /// <summary>Stores outcomes; an event that has one keeps it.</summary>
    /// <remarks>
    /// The one commit of an event's way that does not wait for the disk: what happened is durable in Progression and Economy by now. When
    /// PostgreSQL crashes within the next instant, the event stands accepted again and the sweep fetches the same outcome.
    /// </remarks>
    public async Task StoreOutcomesAsync(IReadOnlyList<EventOutcome> outcomes, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
            UPDATE events e SET status = 'applied', buddy_id = o.buddy_id, effects = o.effects, explanations = o.explanations
            FROM unnest($1, $2, $3, $4, $5) AS o (customer_id, event_id, buddy_id, effects, explanations), quick
            WHERE e.customer_id = o.customer_id AND e.event_id = o.event_id AND e.status <> 'applied'
            """);
        command.Parameters.Add(Array(outcomes.Select(o => o.CustomerId), NpgsqlDbType.Uuid));
        command.Parameters.Add(Array(outcomes.Select(o => o.EventId), NpgsqlDbType.Text));
        command.Parameters.Add(Array(outcomes.Select(o => o.BuddyId), NpgsqlDbType.Uuid));
        command.Parameters.Add(Array(outcomes.Select(o => o.Effects.GetRawText()), NpgsqlDbType.Text));
        command.Parameters.Add(Array(outcomes.Select(o => o.Explanations.GetRawText()), NpgsqlDbType.Text));
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<HashSet<(Guid CustomerId, string EventId)>> InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, DateTimeOffset now, CancellationToken ct)
    {
        // In key order, so that two sets with the same events never wait for each other in a circle.
        var sorted = items.Select(item => item.Event).DistinctBy(e => (e.CustomerId, e.EventId))
            .OrderBy(e => e.CustomerId).ThenBy(e => e.EventId, StringComparer.Ordinal).ToArray();
        var ids = items.Select(item => item.Event).DistinctBy(e => (e.CustomerId, e.EventId))
            .ToDictionary(e => (e.CustomerId, e.EventId), _ => OrderedId.Next(now)); // as they came: lists and the sweep go by it
        await using var insert = new NpgsqlCommand("""
            INSERT INTO events (customer_id, id, event_id, user_id, type, audience, occurred_at, properties, request_id, received_at, status, attempts)
            SELECT *, $10, 'accepted', 0 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (customer_id, event_id) DO NOTHING
            RETURNING customer_id, event_id
            """, connection)
        {
            Parameters =
            {
                Array(sorted.Select(e => e.CustomerId), NpgsqlDbType.Uuid),
                Array(sorted.Select(e => ids[(e.CustomerId, e.EventId)]), NpgsqlDbType.Uuid),
                Array(sorted.Select(e => e.EventId), NpgsqlDbType.Text),
                Array(sorted.Select(e => e.UserId), NpgsqlDbType.Text),
                Array(sorted.Select(e => e.Type), NpgsqlDbType.Text),
                Array(sorted.Select(e => e.Audience), NpgsqlDbType.Text),
                Array(sorted.Select(e => e.OccurredAt), NpgsqlDbType.TimestampTz),
                Array(sorted.Select(e => e.Properties?.GetRawText()), NpgsqlDbType.Text),
                Array(sorted.Select(e => e.RequestId), NpgsqlDbType.Text),
                new() { Value = now },
            },
        };
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
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, HashSet<(Guid CustomerId, string EventId)> fresh, DateOnly month, EventResult[] results,
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
                            results[i] = new EventResult(null, Refusal: Quota.ExceededAt(used, most, month));
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
        NpgsqlConnection connection, IReadOnlyList<InboundEvent> items, HashSet<(Guid CustomerId, string EventId)> fresh, EventResult[] results, CancellationToken ct)
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
        Dictionary<(Guid, string), EventResult> found = [];
        await using var reader = await read.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var stored = StoredEvents.Read(reader);
            found[(stored.CustomerId, stored.EventId)] =
                reader.IsDBNull(StoredEvents.ColumnCount) ? new EventResult(null, ToDrive: stored) : new EventResult(reader.GetString(StoredEvents.ColumnCount));
        }

        for (var i = 0; i < items.Count; i++)
        {
            results[i] ??= found.GetValueOrDefault((items[i].Event.CustomerId, items[i].Event.EventId))!;
        }
    }
}
