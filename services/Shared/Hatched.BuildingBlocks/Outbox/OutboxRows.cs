using Npgsql;

namespace Hatched.BuildingBlocks.Outbox;

/// <summary>Reads and deletes rows of the outbox, in its order, for the relay's session.</summary>
internal static class OutboxRows
{
    /// <summary>Rows of one look, at most.</summary>
    public const int BatchSize = 500;

    /// <summary>In the order in which <see cref="ReadAllAsync"/> takes them.</summary>
    public const string Columns =
        "id, message_id, order_key, type, is_fact, customer_id, buddy_id, body, request_id, trace_parent, occurred_at";

    private const int MaxCharacters = 4_000_000; // of the bodies of one look: a few that are large must not fill the memory

    /// <summary>The oldest rows.</summary>
    public static async Task<List<OutboxMessage>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM outbox ORDER BY id LIMIT {BatchSize}", connection);
        return await ReadAllAsync(command, ct);
    }

    public static async Task<List<OutboxMessage>> ReadAllAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<OutboxMessage> rows = [];
        var characters = 0;
        while (characters < MaxCharacters && await reader.ReadAsync(ct))
        {
            rows.Add(Read(reader));
            characters += rows[^1].Body.Length;
        }

        return rows;
    }

    public static async Task DeleteAsync(NpgsqlConnection connection, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        if (ids.Count > 0)
        {
            await using var delete = new NpgsqlCommand("DELETE FROM outbox WHERE id = ANY($1)", connection);
            delete.Parameters.Add(new() { Value = ids.ToArray() });
            await delete.ExecuteNonQueryAsync(ct);
        }
    }

    private static OutboxMessage Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        MessageId = row.GetGuid(1),
        OrderKey = row.GetGuid(2),
        Type = row.GetString(3),
        IsFact = row.GetBoolean(4),
        CustomerId = row.GetGuid(5),
        BuddyId = row.IsDBNull(6) ? null : row.GetGuid(6),
        Body = row.GetString(7),
        RequestId = row.IsDBNull(8) ? null : row.GetString(8),
        TraceParent = row.IsDBNull(9) ? null : row.GetString(9),
        OccurredAt = row.GetFieldValue<DateTimeOffset>(10),
    };
}
