using Hatched.BuildingBlocks.Data;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.BuildingBlocks.Outbox;

/// <summary>The outbox for code that writes sets: one statement for any number of messages.</summary>
public static class OutboxSql
{
    /// <summary>Wakes the relay when the transaction commits. For the migration that creates the outbox.</summary>
    /// <remarks>Once a statement, not once a row: a set costs one notification.</remarks>
    public const string CreateTrigger = """
        CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END $$;
        CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
        """;

    private static readonly string InsertText = InsertFrom(1);

    /// <summary>An INSERT of <paramref name="messages"/>, in their order, for a batch within the caller's transaction.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyList<OutboxMessage> messages)
    {
        var insert = new NpgsqlBatchCommand(InsertText);
        insert.Parameters.AddRange(ParametersOf(messages));
        return insert;
    }

    /// <summary>Its text as a part of a larger statement, with the ten <see cref="ParametersOf"/> from place <paramref name="first"/> on.</summary>
    /// <param name="condition">A WHERE clause that says whether to insert at all.</param>
    public static string InsertFrom(int first, string condition = "") => $"""
        INSERT INTO outbox (message_id, order_key, type, is_fact, customer_id, buddy_id, body, request_id, trace_parent, occurred_at)
        SELECT message_id, order_key, type, is_fact, customer_id, buddy_id, body, request_id, trace_parent, occurred_at
        FROM unnest({SqlArray.Places(first, 10)}) WITH ORDINALITY
            AS m (message_id, order_key, type, is_fact, customer_id, buddy_id, body, request_id, trace_parent, occurred_at, n)
        {condition}
        ORDER BY n
        """;

    /// <summary>One array a column.</summary>
    public static NpgsqlParameter[] ParametersOf(IReadOnlyList<OutboxMessage> messages) =>
    [
        Array(messages, m => m.MessageId, NpgsqlDbType.Uuid),
        Array(messages, m => m.OrderKey, NpgsqlDbType.Uuid),
        Array(messages, m => m.Type, NpgsqlDbType.Text),
        Array(messages, m => m.IsFact, NpgsqlDbType.Boolean),
        Array(messages, m => m.CustomerId, NpgsqlDbType.Uuid),
        Array(messages, m => m.BuddyId, NpgsqlDbType.Uuid),
        Array(messages, m => m.Body, NpgsqlDbType.Text),
        Array(messages, m => m.RequestId, NpgsqlDbType.Text),
        Array(messages, m => m.TraceParent, NpgsqlDbType.Text),
        Array(messages, m => m.OccurredAt, NpgsqlDbType.TimestampTz),
    ];

    private static NpgsqlParameter Array<T>(IReadOnlyList<OutboxMessage> messages, Func<OutboxMessage, T> value, NpgsqlDbType type) =>
        new() { Value = messages.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
