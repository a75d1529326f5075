using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.Economy.Features.Wallets;

/// <summary>What a buddy had at an earlier moment: ledger, purchases and gates keep when each came.</summary>
internal static class HoldingsLookup
{
    private const string TokensSql = """
        SELECT token_key, sum(CASE direction WHEN 'credit' THEN amount ELSE -amount END)::bigint, coalesce(sum(amount) FILTER (WHERE direction = 'credit'), 0)::bigint
        FROM ledger
        WHERE customer_id = $1 AND buddy_id = $2 AND (created_at < $3 OR (from_event AND source_id = ANY ($4))) AND NOT (from_event AND source_id = $5)
        GROUP BY token_key
        """;

    private const string ItemsSql = "SELECT DISTINCT item_id FROM purchases WHERE customer_id = $1 AND buddy_id = $2 AND created_at < $3";
    private const string GatesSql = "SELECT gate_key FROM gate_unlocks WHERE customer_id = $1 AND buddy_id = $2 AND unlocked_at < $3";

    public static void MapHoldingsLookup(this IEndpointRouteBuilder internals) => internals.MapPost("/holdings/find", Find);

    private static async Task<Ok<Holdings>> Find(FindHoldings request, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Question(TokensSql, request, [SqlArray.Array(request.EarlierEventIds, NpgsqlDbType.Text), new() { Value = request.EventId }]));
        batch.BatchCommands.Add(Question(ItemsSql, request, []));
        batch.BatchCommands.Add(Question(GatesSql, request, []));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return TypedResults.Ok(new Holdings(
            await ReadAsync(reader, row => new HeldToken(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), ct),
            await ReadAsync(reader, row => row.GetGuid(0), ct),
            await ReadAsync(reader, row => row.GetString(0), ct)));
    }

    private static NpgsqlBatchCommand Question(string sql, FindHoldings request, NpgsqlParameter[] more)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = request.CustomerId }, new() { Value = request.BuddyId }, new() { Value = request.At } } };
        command.Parameters.AddRange(more);
        return command;
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        List<T> found = [];
        while (await reader.ReadAsync(ct))
        {
            found.Add(read(reader));
        }

        await reader.NextResultAsync(ct);
        return found;
    }
}
