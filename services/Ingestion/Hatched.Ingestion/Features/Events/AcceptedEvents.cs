using System.Text.Json;
using Hatched.Contracts.Internal;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Ingestion.Features.Events;

/// <summary>What the sweep takes: accepted events without an outcome.</summary>
/// <param name="Unreadable">Their rows cannot be read as events.</param>
internal sealed record AcceptedSet(List<EventToEvaluate> Events, List<EventKey> Unreadable);

/// <summary>Takes accepted events for this process, by locks of its session that other replicas only try.</summary>
internal static class AcceptedEvents
{
    public const int SetSize = 200;

    private const int MaxCharacters = 4_000_000; // of properties in one set

    // Advisory locks rather than row locks: outcomes are stored through another connection, and no transaction is open while others are
    // asked.
    private static readonly string Take = $"""
        SELECT {StoredEvents.Columns}
        FROM (
            SELECT id, customer_id, event_id FROM accepted_events a
            WHERE NOT failed AND received_at < $1
                AND NOT EXISTS (SELECT 1 FROM unnest($2, $3) AS resting (customer_id, event_id)
                    WHERE resting.customer_id = a.customer_id AND resting.event_id = a.event_id)
                AND pg_try_advisory_lock(hashtextextended(customer_id::text || event_id, 3))
            ORDER BY id LIMIT {SetSize}) a
        JOIN events e ON e.customer_id = a.customer_id AND e.event_id = a.event_id
        ORDER BY a.id
        """;

    /// <param name="resting">Left alone.</param>
    public static async Task<AcceptedSet> TakeAsync(
        NpgsqlConnection session, DateTimeOffset before, IReadOnlyList<EventKey> resting, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Take, session)
        {
            Parameters =
            {
                new() { Value = before },
                Array(resting.Select(key => key.CustomerId), NpgsqlDbType.Uuid),
                Array(resting.Select(key => key.EventId), NpgsqlDbType.Text),
            },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var set = new AcceptedSet([], []);
        var characters = 0;
        while (characters < MaxCharacters && await reader.ReadAsync(ct))
        {
            try
            {
                set.Events.Add(StoredEvents.Read(reader));
                characters += reader.IsDBNull(6) ? 0 : reader.GetString(6).Length;
            }
            catch (JsonException)
            {
                set.Unreadable.Add(new EventKey(reader.GetGuid(0), reader.GetString(1)));
            }
        }

        return set;
    }

    public static async Task ReleaseAsync(NpgsqlConnection session)
    {
        await using var unlock = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", session);
        await unlock.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Counts a try that failed for a reason of the event's own; after <paramref name="most"/> it is given up.</summary>
    public static async Task CountAsync(NpgsqlConnection session, EventKey key, int most, CancellationToken ct)
    {
        await using var count = new NpgsqlCommand("""
            WITH counted AS (
                UPDATE events SET attempts = attempts + 1, status = CASE WHEN attempts + 1 >= $3 THEN 'failed' ELSE status END
                WHERE customer_id = $1 AND event_id = $2 AND status = 'accepted'
                RETURNING id, status)
            UPDATE accepted_events a SET failed = true FROM counted c WHERE a.id = c.id AND c.status = 'failed'
            """, session)
        {
            Parameters = { new() { Value = key.CustomerId }, new() { Value = key.EventId }, new() { Value = most } },
        };
        await count.ExecuteNonQueryAsync(ct);
    }
}
