using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Facts;
using Hatched.Ingestion.Features.Quotas;
using Npgsql;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Counts events that a transaction has just stored.</summary>
/// <remarks>What goes over the quota is taken out again, newest first, before anybody has seen it.</remarks>
internal sealed class QuotaCount(NpgsqlConnection connection, QuotaHeaders quotas, DateOnly month)
{
    /// <param name="fresh">What the transaction has stored; what goes over the quota is taken out of it.</param>
    /// <param name="results">Of <paramref name="items"/>: refusals are written here.</param>
    public async Task TakeAsync(
        IReadOnlyList<InboundEvent> items, HashSet<(Guid CustomerId, string EventId)> fresh, AcceptedEvent[] results, CancellationToken ct)
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
                    var refused = items.Select(item => item.Event).Where(e => e.CustomerId == customer.Key && fresh.Contains((e.CustomerId, e.EventId)))
                        .DistinctBy(e => e.EventId).TakeLast((int)over).Select(e => e.EventId).ToHashSet(StringComparer.Ordinal);
                    await TakeOutAsync(customer.Key, refused, ct);
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
                    await TellAsync(customer.Key, used, most, items.First(item => item.Event.CustomerId == customer.Key).Event.RequestId, ct);
                }
            }

            quotas.Learn(customer.Key, month, used);
        }
    }

    private async Task TakeOutAsync(Guid customerId, HashSet<string> eventIds, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("DELETE FROM accepted_events WHERE customer_id = $1 AND event_id = ANY($2)")
                {
                    Parameters = { new() { Value = customerId }, new() { Value = eventIds.ToArray() } },
                },
                new("DELETE FROM events WHERE customer_id = $1 AND event_id = ANY($2)")
                {
                    Parameters = { new() { Value = customerId }, new() { Value = eventIds.ToArray() } },
                },
                new("UPDATE event_usage SET used = used - $3 WHERE customer_id = $1 AND month = $2")
                {
                    Parameters = { new() { Value = customerId }, new() { Value = month }, new() { Value = (long)eventIds.Count } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task TellAsync(Guid customerId, long used, long limit, string? requestId, CancellationToken ct)
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
}
