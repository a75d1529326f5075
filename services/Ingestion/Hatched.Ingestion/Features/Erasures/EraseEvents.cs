using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;
using Hatched.Ingestion.Features.Events;
using Hatched.Ingestion.Features.Tallies;
using Npgsql;

namespace Hatched.Ingestion.Features.Erasures;

/// <summary>Removes a user's events here, and what Progression noted of them, set by set: each is done for good before the next begins.</summary>
internal sealed class EraseEvents(NpgsqlDataSource database, DriveEvents drive, ProgressionClient progression)
{
    private const int SetSize = 500;

    private const string Remove = """
        WITH gone AS (DELETE FROM events WHERE customer_id = $1 AND event_id = ANY($2) RETURNING type, id),
        waiting AS (DELETE FROM accepted_events a USING gone g WHERE a.id = g.id),
        counted AS (SELECT type, count(*) AS events FROM gone WHERE id <= (SELECT up_to FROM event_tally_marks WHERE customer_id = $1) GROUP BY type)
        UPDATE event_type_tallies t SET events = t.events - c.events FROM counted c WHERE t.customer_id = $1 AND t.type = c.type
        """;

    public async Task OfUserAsync(Guid customerId, string userId, CancellationToken ct)
    {
        while (await ReadAsync(customerId, userId, ct) is { Count: > 0 } set)
        {
            // What is still on its way gets there first: nothing may be applied, and noted, after it was forgotten. There is no buddy any more to gain by it.
            if (set.Where(stored => stored.IsOpen).Select(stored => stored.Event).ToArray() is { Length: > 0 } open)
            {
                await drive.RunAsync(open, ct);
            }

            var ids = set.Select(stored => stored.Event.EventId).ToArray();
            await progression.ForgetAsync(customerId, ids, ct);
            await RemoveAsync(customerId, ids, ct);
        }
    }

    private async Task<List<(EventToEvaluate Event, bool IsOpen)>> ReadAsync(Guid customerId, string userId, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            SELECT {StoredEvents.Columns}, e.status = 'accepted' FROM events e WHERE customer_id = $1 AND user_id = $2 ORDER BY id LIMIT {SetSize}
            """);
        command.Parameters.Add(new() { Value = customerId });
        command.Parameters.Add(new() { Value = userId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<(EventToEvaluate, bool)> events = [];
        while (await reader.ReadAsync(ct))
        {
            events.Add((StoredEvents.Read(reader), reader.GetBoolean(StoredEvents.ColumnCount)));
        }

        return events;
    }

    private async Task RemoveAsync(Guid customerId, string[] eventIds, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(TypeTallies.Lock), // the marks must not move while it is counted what lies before them
                Of(Remove, customerId, eventIds),
                Of("DELETE FROM event_type_tallies WHERE customer_id = $1 AND events = 0", customerId),
                Of("DELETE FROM admin_triggers WHERE customer_id = $1 AND event_id = ANY($2)", customerId, eventIds),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
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
}
