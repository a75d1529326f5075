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

    // The planner cannot know that marks lie near the end: OFFSET 0 keeps the look at each customer by itself, and so on its index.
    private const string Fold = $"""
        WITH fresh AS (
            SELECT c.customer_id, e.type, count(*) AS events, min(e.received_at) AS first_at, max(e.received_at) AS last_at
            FROM (SELECT DISTINCT customer_id FROM event_usage WHERE month >= $1) c
            LEFT JOIN event_tally_marks m ON m.customer_id = c.customer_id
            CROSS JOIN LATERAL (
                SELECT type, received_at FROM events WHERE customer_id = c.customer_id AND id > coalesce(m.up_to, {Nothing}) AND id <= $2 OFFSET 0) e
            GROUP BY c.customer_id, e.type
        ), marked AS (
            INSERT INTO event_tally_marks (customer_id, up_to) SELECT DISTINCT customer_id, $2 FROM fresh
            ON CONFLICT (customer_id) DO UPDATE SET up_to = excluded.up_to
        )
        INSERT INTO event_type_tallies AS t (customer_id, type, events, first_at, last_at)
        SELECT customer_id, type, events, first_at, last_at FROM fresh
        ON CONFLICT (customer_id, type) DO UPDATE
        SET events = t.events + excluded.events, first_at = least(t.first_at, excluded.first_at), last_at = greatest(t.last_at, excluded.last_at)
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

    /// <summary>Folds in what has settled, of customers that have sent events since <paramref name="month"/>.</summary>
    public async Task FoldAsync(DateOnly month, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var alone = new NpgsqlCommand(TryLock, connection))
        {
            if (await alone.ExecuteScalarAsync(ct) is not true)
            {
                return; // another replica is at it
            }
        }

        await using var fold = new NpgsqlCommand(Fold, connection)
        {
            CommandTimeout = 0, // after a start, or an outage, it may be millions
            Parameters = { new() { Value = month }, new() { Value = OrderedId.Lowest(clock.GetUtcNow() - Settled), NpgsqlDbType = NpgsqlDbType.Uuid } },
        };
        await fold.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
