using Hatched.BuildingBlocks.Data;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.Ingestion.Features.Tallies;

/// <summary>Counts events by type without a cost to whoever sends them: what is old enough is folded into tallies in the background, the rest is counted on the way out.</summary>
/// <remarks>
/// Deliberately not counted in the transaction that accepts events: one more row that all senders of a customer wait for. An event's id is
/// made before its commit, so only what no open transaction can still add to is folded; a fold moves tallies and marks in one statement.
/// </remarks>
internal sealed class TypeTallies(NpgsqlDataSource database, TimeProvider clock)
{
    public const int MostUnregistered = 1_000;

    /// <summary>Longer than any transaction that accepts events may take, with room for clocks that differ.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);

    /// <summary>One fold or removal at a time, over all replicas.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('tallies', 23))";

    private const string TryLock = "SELECT pg_try_advisory_xact_lock(hashtextextended('tallies', 23))";
    private const string Nothing = "'00000000-0000-0000-0000-000000000000'::uuid";

    /// <summary>Customers, and events of each, that one fold looks at.</summary>
    private const int CustomersAFold = 100;
    private const int EventsAFold = 10_000;

    // The planner cannot know that marks lie near the end: the limit keeps the look at each customer by itself, and so on its index.
    private static readonly string Fold = $"""
        WITH page AS (
            SELECT DISTINCT customer_id FROM event_usage WHERE month >= $1 AND customer_id > $3 ORDER BY customer_id LIMIT {CustomersAFold}
        ), slice AS MATERIALIZED (
            SELECT page.customer_id, e.id, e.type, e.received_at
            FROM page
            LEFT JOIN event_tally_marks m ON m.customer_id = page.customer_id
            CROSS JOIN LATERAL (
                SELECT id, type, received_at FROM events WHERE customer_id = page.customer_id AND id > coalesce(m.up_to, {Nothing}) AND id <= $2
                ORDER BY id LIMIT {EventsAFold}) e
        ), marked AS (
            INSERT INTO event_tally_marks (customer_id, up_to)
            SELECT DISTINCT ON (customer_id) customer_id, id FROM slice ORDER BY customer_id, id DESC
            ON CONFLICT (customer_id) DO UPDATE SET up_to = excluded.up_to
        ), added AS (
            INSERT INTO event_type_tallies AS t (customer_id, type, events, first_at, last_at)
            SELECT customer_id, type, count(*), min(received_at), max(received_at) FROM slice GROUP BY customer_id, type
            ON CONFLICT (customer_id, type) DO UPDATE
            SET events = t.events + excluded.events, first_at = least(t.first_at, excluded.first_at), last_at = greatest(t.last_at, excluded.last_at)
        )
        SELECT (SELECT customer_id FROM page ORDER BY customer_id DESC LIMIT 1),
            EXISTS (SELECT 1 FROM slice GROUP BY customer_id HAVING count(*) = {EventsAFold})
        """;

    private const string Read = $"""
        SELECT type, sum(events)::bigint, min(first_at), max(last_at) FROM (
            SELECT type, events, first_at, last_at FROM event_type_tallies WHERE customer_id = $1
            UNION ALL
            SELECT type, count(*), min(received_at), max(received_at) FROM events
            WHERE customer_id = $1 AND id > coalesce((SELECT up_to FROM event_tally_marks WHERE customer_id = $1), {Nothing})
            GROUP BY type) counted
        GROUP BY type ORDER BY type = ANY($2) DESC, 2 DESC, type LIMIT $3
        """;

    /// <summary>What a customer's events are, now.</summary>
    /// <param name="registered">Names that are answered however seldom they are.</param>
    public async Task<List<TypeTally>> ReadAsync(Guid customerId, string[] registered, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Read);
        command.Parameters.Add(new() { Value = customerId });
        command.Parameters.Add(new() { Value = registered });
        command.Parameters.Add(new() { Value = registered.Length + MostUnregistered });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<TypeTally> tallies = [];
        while (await reader.ReadAsync(ct))
        {
            tallies.Add(new TypeTally
            {
                CustomerId = customerId,
                Type = reader.GetString(0),
                Events = reader.GetInt64(1),
                FirstAt = reader.GetFieldValue<DateTimeOffset>(2),
                LastAt = reader.GetFieldValue<DateTimeOffset>(3),
            });
        }

        return tallies;
    }

    /// <summary>Folds in what has settled, of some customers that have sent events since <paramref name="month"/>.</summary>
    /// <param name="after">Of those after this customer.</param>
    /// <returns>After which customer to go on; null when there are no more.</returns>
    public async Task<Guid?> FoldAsync(DateOnly month, Guid after, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var alone = new NpgsqlCommand(TryLock, connection))
        {
            if (await alone.ExecuteScalarAsync(ct) is not true)
            {
                return null; // another replica is at it
            }
        }

        await using var fold = new NpgsqlCommand(Fold, connection)
        {
            Parameters =
            {
                new() { Value = month },
                new() { Value = OrderedId.Lowest(clock.GetUtcNow() - Settled), NpgsqlDbType = NpgsqlDbType.Uuid },
                new() { Value = after },
            },
        };
        Guid? next;
        await using (var row = await fold.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            next = row.IsDBNull(0) ? null : row.GetGuid(0);
            next = row.GetBoolean(1) ? after : next; // one of them has more: the same customers once more
        }

        await transaction.CommitAsync(ct);
        return next;
    }
}
