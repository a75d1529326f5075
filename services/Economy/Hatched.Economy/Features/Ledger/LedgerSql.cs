using Hatched.BuildingBlocks.Outbox;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Economy.Features.Ledger;

/// <summary>The statements of the ledger: each works on a set of any size.</summary>
internal static class LedgerSql
{
    private const string EntryColumns = """
        id, customer_id, buddy_id, token_key, direction, amount, balance_after, reason, reference_type, reference_id,
            source_id, from_event, kind, is_lucky, created_at
        """;

    private const string IsRight = "(SELECT is_right FROM checked)";

    private static readonly string AppendText = AppendFrom(1);

    private static readonly string UpdateText = $"""
        UPDATE balances AS b SET balance = m.balance, lifetime_earned = m.lifetime_earned, lifetime_spent = m.lifetime_spent,
            external_net = m.external_net, external_earned = m.external_earned, version = m.version
        FROM unnest({Places(1, 9)})
            AS m (customer_id, buddy_id, token_key, balance, lifetime_earned, lifetime_spent, external_net, external_earned, version)
        WHERE b.customer_id = m.customer_id AND b.buddy_id = m.buddy_id AND b.token_key = m.token_key
        """;

    // Locked before anything else, as in Lock: whoever moves a balance beside us is waited for, and its rows of ledger and outbox get the lower numbers.
    private static readonly string WriteIfUnmovedText = $"""
        WITH held AS MATERIALIZED (
            SELECT b.version = k.version AS is_unmoved
            FROM unnest($1, $2, $3, $10) AS k (customer_id, buddy_id, token_key, version)
            CROSS JOIN LATERAL (
                SELECT version FROM balances
                WHERE customer_id = k.customer_id AND buddy_id = k.buddy_id AND token_key = k.token_key FOR NO KEY UPDATE) AS b),
        checked AS MATERIALIZED (SELECT count(*) FILTER (WHERE is_unmoved) = cardinality($1) AS is_right FROM held),
        updated AS ({UpdateText} AND {IsRight}),
        appended AS ({AppendFrom(11, $"WHERE {IsRight}")}),
        told AS ({OutboxSql.InsertFrom(26, $"WHERE {IsRight}")})
        SELECT is_right FROM checked
        """;

    public static NpgsqlBatchCommand InsertMissing(WalletKey[] keys) => Keyed("""
        INSERT INTO balances (customer_id, buddy_id, token_key, balance, lifetime_earned, lifetime_spent, external_net, external_earned, version)
        SELECT customer_id, buddy_id, token_key, 0, 0, 0, 0, 0, 0 FROM unnest($1, $2, $3) AS k (customer_id, buddy_id, token_key)
        ON CONFLICT DO NOTHING
        """, keys);

    // LATERAL makes it a nested loop over the keys as they come: one index look-up each, locked in their order.
    public static NpgsqlBatchCommand Lock(WalletKey[] keys) => Keyed("""
        SELECT k.n, b.balance, b.lifetime_earned, b.lifetime_spent, b.external_net, b.external_earned, b.version
        FROM unnest($1, $2, $3) WITH ORDINALITY AS k (customer_id, buddy_id, token_key, n)
        CROSS JOIN LATERAL (
            SELECT * FROM balances WHERE customer_id = k.customer_id AND buddy_id = k.buddy_id AND token_key = k.token_key FOR NO KEY UPDATE) AS b
        """, keys);

    // A statement of its own, after the locks: what an earlier holder of a lock has committed is seen.
    public static NpgsqlBatchCommand FindStanding(IReadOnlyList<MovementSource> sources) => new("""
        SELECT k.n FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS k (customer_id, source_id, buddy_id, kind, n)
        CROSS JOIN LATERAL (
            SELECT 1 FROM ledger
            WHERE customer_id = k.customer_id AND source_id = k.source_id AND buddy_id = k.buddy_id AND kind = k.kind LIMIT 1) AS standing
        """)
    {
        Parameters =
        {
            Array(sources, s => s.CustomerId, NpgsqlDbType.Uuid),
            Array(sources, s => s.SourceId, NpgsqlDbType.Text),
            Array(sources, s => s.BuddyId, NpgsqlDbType.Uuid),
            Array(sources, s => s.Kind, NpgsqlDbType.Text),
        },
    };

    public static NpgsqlBatchCommand Append(IReadOnlyList<LedgerEntry> entries) => Statement(AppendText, ParametersOf(entries));

    public static NpgsqlBatchCommand Update(IReadOnlyList<KeyValuePair<WalletKey, MovingBalance>> moved) => Statement(UpdateText, ParametersOf(moved));

    /// <summary>Everything in one statement: answers whether all rows were of the version with which their moves began. If not it writes nothing.</summary>
    /// <param name="moved">In <see cref="WalletKey.LockOrder"/>.</param>
    public static NpgsqlCommand WriteIfUnmoved(
        NpgsqlConnection connection, IReadOnlyList<KeyValuePair<WalletKey, MovingBalance>> moved, IReadOnlyList<LedgerEntry> entries, IReadOnlyList<OutboxMessage> news)
    {
        var versions = Array(moved, m => m.Value.VersionBefore, NpgsqlDbType.Bigint);
        NpgsqlParameter[] parameters = [.. ParametersOf(moved), versions, .. ParametersOf(entries), .. OutboxSql.ParametersOf(news)];
        var command = new NpgsqlCommand(WriteIfUnmovedText, connection);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static string AppendFrom(int first, string condition = "") => $"""
        INSERT INTO ledger ({EntryColumns})
        SELECT {EntryColumns}
        FROM unnest({Places(first, 15)}) WITH ORDINALITY AS e ({EntryColumns}, n)
        {condition}
        ORDER BY n
        """;

    private static NpgsqlParameter[] ParametersOf(IReadOnlyList<LedgerEntry> entries) =>
    [
        Array(entries, e => e.Id, NpgsqlDbType.Uuid),
        Array(entries, e => e.CustomerId, NpgsqlDbType.Uuid),
        Array(entries, e => e.BuddyId, NpgsqlDbType.Uuid),
        Array(entries, e => e.TokenKey, NpgsqlDbType.Text),
        Array(entries, e => e.Direction, NpgsqlDbType.Text),
        Array(entries, e => e.Amount, NpgsqlDbType.Bigint),
        Array(entries, e => e.BalanceAfter, NpgsqlDbType.Bigint),
        Array(entries, e => e.Reason, NpgsqlDbType.Text),
        Array(entries, e => e.ReferenceType, NpgsqlDbType.Text),
        Array(entries, e => e.ReferenceId, NpgsqlDbType.Text),
        Array(entries, e => e.SourceId, NpgsqlDbType.Text),
        Array(entries, e => e.FromEvent, NpgsqlDbType.Boolean),
        Array(entries, e => e.Kind, NpgsqlDbType.Text),
        Array(entries, e => e.IsLucky, NpgsqlDbType.Boolean),
        Array(entries, e => e.CreatedAt, NpgsqlDbType.TimestampTz),
    ];

    private static NpgsqlParameter[] ParametersOf(IReadOnlyList<KeyValuePair<WalletKey, MovingBalance>> moved) =>
    [
        Array(moved, m => m.Key.CustomerId, NpgsqlDbType.Uuid),
        Array(moved, m => m.Key.BuddyId, NpgsqlDbType.Uuid),
        Array(moved, m => m.Key.TokenKey, NpgsqlDbType.Text),
        Array(moved, m => m.Value.Amount, NpgsqlDbType.Bigint),
        Array(moved, m => m.Value.LifetimeEarned, NpgsqlDbType.Bigint),
        Array(moved, m => m.Value.LifetimeSpent, NpgsqlDbType.Bigint),
        Array(moved, m => m.Value.ExternalNet, NpgsqlDbType.Bigint),
        Array(moved, m => m.Value.ExternalEarned, NpgsqlDbType.Bigint),
        Array(moved, m => m.Value.Version, NpgsqlDbType.Bigint),
    ];

    private static NpgsqlBatchCommand Keyed(string sql, WalletKey[] keys) => new(sql)
    {
        Parameters =
        {
            Array(keys, k => k.CustomerId, NpgsqlDbType.Uuid),
            Array(keys, k => k.BuddyId, NpgsqlDbType.Uuid),
            Array(keys, k => k.TokenKey, NpgsqlDbType.Text),
        },
    };
}
