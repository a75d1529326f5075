using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.BuildingBlocks.Outbox;

/// <summary>The outbox for code that writes sets: one statement for any number of messages.</summary>
public static class OutboxSql
{
    /// <summary>Held by the relay while it is awake and looks by itself.</summary>
    internal const long AwakeKey = 0x4841_5443_4845_45; // "HATCHEE", beside the relay's own

    /// <summary>Wakes the relay when the transaction commits, should it sleep. Run at each start; the first migration runs it too.</summary>
    /// <remarks>
    /// Commits that notify go one after the other through the whole cluster, each waiting for the disk alone, and each wakes the listener. So a
    /// busy system does not notify: a relay that is awake is heard of by the lock that cannot be had, and looks every few milliseconds anyway.
    /// </remarks>
    public static readonly string CreateTrigger = $"""
        CREATE OR REPLACE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF pg_try_advisory_xact_lock_shared({AwakeKey}) THEN PERFORM pg_notify('outbox', ''); END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();
        """;

    private static readonly string InsertText = InsertFrom(1);

    /// <summary>An INSERT of <paramref name="messages"/>, in their order, for a batch within the caller's transaction.</summary>
    public static NpgsqlBatchCommand Insert(IReadOnlyList<OutboxMessage> messages) => Statement(InsertText, ParametersOf(messages));

    /// <summary>Its text as a part of a larger statement, with the ten <see cref="ParametersOf"/> from place <paramref name="first"/> on.</summary>
    /// <param name="condition">A WHERE clause that says whether to insert at all.</param>
    public static string InsertFrom(int first, string condition = "") => $"""
        INSERT INTO outbox (message_id, order_key, type, is_fact, customer_id, buddy_id, body, request_id, trace_parent, occurred_at)
        SELECT message_id, order_key, type, is_fact, customer_id, buddy_id, body, request_id, trace_parent, occurred_at
        FROM unnest({Places(first, 10)}) WITH ORDINALITY
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
}
