using System.Data;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Hatched.Economy.Features.Payouts;

internal static class PayoutSql
{
    /// <summary>The UTC day of a ledger row.</summary>
    public const string Day = "(created_at AT TIME ZONE 'UTC')::date";
}

/// <summary>What Progression asks about a coin rule.</summary>
internal static class PayoutLookup
{
    public static void MapPayoutLookup(this IEndpointRouteBuilder internals) => internals.MapGet("/payouts", Get);

    // Two statements on one snapshot: between them a sweep may add up what the second one reads.
    private static async Task<Ok<Contracts.Internal.Payouts>> Get(string kind, Principal caller, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var mark = new NpgsqlCommand("SELECT seq FROM payout_mark", connection);
        var addedUp = (long)(await mark.ExecuteScalarAsync(ct))!;
        await using var read = new NpgsqlCommand($"""
            SELECT day, sum(grants)::bigint, sum(amount)::bigint, sum(lucky_grants)::bigint, max(last_at) FROM (
                SELECT day, grants, amount, lucky_grants, last_at FROM payouts WHERE customer_id = $1 AND kind = $2
                UNION ALL
                SELECT {PayoutSql.Day}, 1, amount, is_lucky::int, created_at FROM ledger WHERE seq > $3 AND customer_id = $1 AND kind = $2) AS paid
            GROUP BY day ORDER BY day
            """, connection)
        {
            Parameters = { new() { Value = caller.CustomerId }, new() { Value = kind }, new() { Value = addedUp } },
        };
        await using var reader = await read.ExecuteReaderAsync(ct);
        List<PayoutDay> days = [];
        DateTimeOffset? lastAt = null;
        while (await reader.ReadAsync(ct))
        {
            days.Add(new PayoutDay(reader.GetFieldValue<DateOnly>(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
            lastAt = reader.GetFieldValue<DateTimeOffset>(4);
        }

        return TypedResults.Ok(new Contracts.Internal.Payouts(days, lastAt));
    }
}
