using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Stores outcomes with their events, by sets; an event that has one keeps it.</summary>
internal sealed class OutcomeStore(NpgsqlDataSource database, SharedTexts texts)
{
    /// <remarks>
    /// The one commit of an event's way that does not wait for the disk: what happened is durable in Progression and Economy by now. When
    /// PostgreSQL crashes within the next instant, the event stands accepted again and a read or the sweep fetches the same outcome.
    /// </remarks>
    public async Task StoreAsync(EventOutcomes answer, CancellationToken ct)
    {
        await StoreTextsAsync(answer, ct);
        // Rows in key order: two sets with the same events, one from the pipe and one from a read, must not wait for each other in a circle.
        var outcomes = answer.Outcomes.OrderBy(o => o.CustomerId).ThenBy(o => o.EventId, StringComparer.Ordinal).ToArray();
        await using var command = database.CreateCommand("""
            WITH quick AS (SELECT set_config('synchronous_commit', 'off', true)),
            applied AS (
                UPDATE events e SET status = 'applied', buddy_id = o.buddy_id, effects = o.effects, explanation_id = o.explanation_id,
                    time_zone = o.time_zone
                FROM unnest($1, $2, $3, $4, $5, $6) AS o (customer_id, event_id, buddy_id, effects, explanation_id, time_zone), quick
                WHERE e.customer_id = o.customer_id AND e.event_id = o.event_id AND e.status <> 'applied'
                RETURNING e.id)
            DELETE FROM accepted_events a USING applied WHERE a.id = applied.id
            """);
        command.Parameters.Add(Array(outcomes.Select(o => o.CustomerId), NpgsqlDbType.Uuid));
        command.Parameters.Add(Array(outcomes.Select(o => o.EventId), NpgsqlDbType.Text));
        command.Parameters.Add(Array(outcomes.Select(o => o.BuddyId), NpgsqlDbType.Uuid));
        command.Parameters.Add(Array(outcomes.Select(o => o.Effects.Text), NpgsqlDbType.Text));
        command.Parameters.Add(Array(outcomes.Select(o => o.ExplanationId), NpgsqlDbType.Uuid));
        command.Parameters.Add(Array(outcomes.Select(o => o.TimeZone), NpgsqlDbType.Text));
        await command.ExecuteNonQueryAsync(ct);
    }

    // In a commit of their own that waits for the disk: from then on they count as known.
    private async Task StoreTextsAsync(EventOutcomes answer, CancellationToken ct)
    {
        var unknown = texts.Unknown(answer.Explanations.Keys);
        if (unknown.Length is 0)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { SharedTexts.Insert(unknown, id => answer.Explanations[id].Text) } };
        await batch.ExecuteNonQueryAsync(ct);
        texts.Remember(unknown);
    }
}
