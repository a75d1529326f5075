using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Npgsql;

namespace Hatched.Economy.Features.Payouts;

/// <summary>Adds up what coin rules have paid, in the ledger's order. The sums and how far they reach are one commit: no row counts twice.</summary>
internal sealed class PayoutSweeper(NpgsqlDataSource database, DatabaseReady ready, TimeProvider clock, ILogger<PayoutSweeper> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int Slice = 50_000;

    /// <summary>Far longer than any transaction that writes the ledger lives: none below a row of this age is still to appear.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(2);

    protected override TimeSpan Pause => TimeSpan.FromSeconds(10);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var take = new NpgsqlCommand("SELECT seq FROM payout_mark FOR UPDATE SKIP LOCKED", connection);
        if (await take.ExecuteScalarAsync(ct) is not long from)
        {
            return false; // another replica is at it
        }

        await using var measure = new NpgsqlCommand($"""
            SELECT COALESCE(
                max(seq) FILTER (WHERE created_at < $2),
                CASE WHEN count(*) = 0 AND EXISTS (SELECT 1 FROM ledger WHERE seq > $1 + {Slice} AND created_at < $2) THEN $1 + {Slice} END)
            FROM ledger WHERE seq > $1 AND seq <= $1 + {Slice}
            """, connection)
        {
            Parameters = { new() { Value = from }, new() { Value = Clock.GetUtcNow() - Settled } },
        };
        if (await measure.ExecuteScalarAsync(ct) is not long to)
        {
            return false;
        }

        await using var add = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"""
                    INSERT INTO payouts AS p (customer_id, kind, day, grants, amount, lucky_grants, last_at)
                    SELECT customer_id, kind, {PayoutSql.Day}, count(*), sum(amount)::bigint, count(*) FILTER (WHERE is_lucky), max(created_at)
                    FROM ledger WHERE seq > $1 AND seq <= $2 AND kind LIKE 'coin\_rule:%' GROUP BY 1, 2, 3
                    ON CONFLICT (customer_id, kind, day) DO UPDATE SET grants = p.grants + excluded.grants, amount = p.amount + excluded.amount,
                        lucky_grants = p.lucky_grants + excluded.lucky_grants, last_at = greatest(p.last_at, excluded.last_at)
                    """)
                {
                    Parameters = { new() { Value = from }, new() { Value = to } },
                },
                new("UPDATE payout_mark SET seq = $1") { Parameters = { new() { Value = to } } },
            },
        };
        await add.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return to >= from + (Slice / 2); // behind, or in a great rush
    }
}
