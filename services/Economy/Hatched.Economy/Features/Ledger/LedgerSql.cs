using Npgsql;
using NpgsqlTypes;

namespace Hatched.Economy.Features.Ledger;

/// <summary>The statements of the ledger: each works on a set of any size.</summary>
internal static class LedgerSql
{
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

    public static NpgsqlBatchCommand Append(IReadOnlyList<LedgerEntry> entries) => new("""
        INSERT INTO ledger (id, customer_id, buddy_id, token_key, direction, amount, balance_after, reason, reference_type, reference_id,
            source_id, from_event, kind, is_lucky, created_at)
        SELECT id, customer_id, buddy_id, token_key, direction, amount, balance_after, reason, reference_type, reference_id,
            source_id, from_event, kind, is_lucky, created_at
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) WITH ORDINALITY AS e (id, customer_id, buddy_id, token_key,
            direction, amount, balance_after, reason, reference_type, reference_id, source_id, from_event, kind, is_lucky, created_at, n)
        ORDER BY n
        """)
    {
        Parameters =
        {
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
        },
    };

    public static NpgsqlBatchCommand Update(IReadOnlyList<KeyValuePair<WalletKey, LockedBalance>> moved) => new("""
        UPDATE balances AS b SET balance = m.balance, lifetime_earned = m.lifetime_earned, lifetime_spent = m.lifetime_spent,
            external_net = m.external_net, external_earned = m.external_earned, version = m.version
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            AS m (customer_id, buddy_id, token_key, balance, lifetime_earned, lifetime_spent, external_net, external_earned, version)
        WHERE b.customer_id = m.customer_id AND b.buddy_id = m.buddy_id AND b.token_key = m.token_key
        """)
    {
        Parameters =
        {
            Array(moved, m => m.Key.CustomerId, NpgsqlDbType.Uuid),
            Array(moved, m => m.Key.BuddyId, NpgsqlDbType.Uuid),
            Array(moved, m => m.Key.TokenKey, NpgsqlDbType.Text),
            Array(moved, m => m.Value.Amount, NpgsqlDbType.Bigint),
            Array(moved, m => m.Value.LifetimeEarned, NpgsqlDbType.Bigint),
            Array(moved, m => m.Value.LifetimeSpent, NpgsqlDbType.Bigint),
            Array(moved, m => m.Value.ExternalNet, NpgsqlDbType.Bigint),
            Array(moved, m => m.Value.ExternalEarned, NpgsqlDbType.Bigint),
            Array(moved, m => m.Value.Version, NpgsqlDbType.Bigint),
        },
    };

    private static NpgsqlBatchCommand Keyed(string sql, WalletKey[] keys) => new(sql)
    {
        Parameters =
        {
            Array(keys, k => k.CustomerId, NpgsqlDbType.Uuid),
            Array(keys, k => k.BuddyId, NpgsqlDbType.Uuid),
            Array(keys, k => k.TokenKey, NpgsqlDbType.Text),
        },
    };

    private static NpgsqlParameter Array<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value, NpgsqlDbType type) =>
        new() { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
