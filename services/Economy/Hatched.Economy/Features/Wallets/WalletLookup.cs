using System.Globalization;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Hatched.Economy.Features.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.Economy.Features.Wallets;

/// <summary>What other services ask about wallets: any number of buddies in one round trip.</summary>
internal static class WalletLookup
{
    private const string PrimarySql = """
        SELECT token_key FROM token_configs WHERE customer_id = $1 AND kind = 'primary'
        """;

    private const string BalancesSql = """
        SELECT b.buddy_id, b.token_key, b.balance, b.lifetime_earned, b.lifetime_spent
        FROM unnest($2) AS k (buddy_id)
        CROSS JOIN LATERAL (SELECT * FROM balances WHERE customer_id = $1 AND buddy_id = k.buddy_id) AS b
        ORDER BY b.token_key
        """;

    private const string ItemsSql = """
        SELECT DISTINCT p.buddy_id, p.item_id
        FROM unnest($2) AS k (buddy_id)
        CROSS JOIN LATERAL (SELECT * FROM purchases WHERE customer_id = $1 AND buddy_id = k.buddy_id) AS p
        """;

    private const string ErasedSql = """
        SELECT buddy_id FROM erased_buddies WHERE buddy_id = ANY($1)
        """;

    // What is moved, earned or spent only grows; so does what is owned.
    private const string VersionsSql = """
        SELECT k.n, b.moved, p.owned
        FROM unnest($1, $2) WITH ORDINALITY AS k (customer_id, buddy_id, n)
        CROSS JOIN LATERAL (
            SELECT coalesce(sum(lifetime_earned + lifetime_spent), 0)::bigint AS moved FROM balances WHERE customer_id = k.customer_id AND buddy_id = k.buddy_id) b
        CROSS JOIN LATERAL (SELECT count(*) AS owned FROM purchases WHERE customer_id = k.customer_id AND buddy_id = k.buddy_id) p
        """;

    public static void MapWalletLookup(this IEndpointRouteBuilder internals)
    {
        internals.MapPost("/wallets/find", Find);
        internals.MapPost("/wallets/versions", FindVersions).DisableValidation();
    }

    private static async Task<Ok<Versions>> FindVersions(FindVersions request, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(VersionsSql);
        command.Parameters.Add(SqlArray.Array(request.Buddies.Select(buddy => buddy.CustomerId), NpgsqlDbType.Uuid));
        command.Parameters.Add(SqlArray.Array(request.Buddies.Select(buddy => buddy.BuddyId), NpgsqlDbType.Uuid));
        var versions = new string[request.Buddies.Count];
        versions.AsSpan().Fill("");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            versions[reader.GetInt64(0) - 1] = string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(1)}-{reader.GetInt64(2)}");
        }

        return TypedResults.Ok(new Versions(versions));
    }

    /// <summary>Answers every buddy that was asked for but erased ones; one that has never moved anything has an empty wallet.</summary>
    private static async Task<Ok<Contracts.Internal.Wallets>> Find(FindWallets request, NpgsqlDataSource database, CancellationToken ct)
    {
        var ids = request.BuddyIds.Distinct().ToArray();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PrimarySql) { Parameters = { new() { Value = request.CustomerId } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(BalancesSql) { Parameters = { new() { Value = request.CustomerId }, new() { Value = ids } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ItemsSql) { Parameters = { new() { Value = request.CustomerId }, new() { Value = ids } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ErasedSql) { Parameters = { new() { Value = ids } } });

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var primary = await reader.ReadAsync(ct) ? reader.GetString(0) : WalletKey.Coins;

        await reader.NextResultAsync(ct);
        var coins = new Dictionary<Guid, long>();
        var tokens = ids.ToDictionary(id => id, _ => new List<TokenBalance>());
        while (await reader.ReadAsync(ct))
        {
            var (buddy, stored, balance) = (reader.GetGuid(0), reader.GetString(1), reader.GetInt64(2));
            if (stored is WalletKey.Coins)
            {
                coins[buddy] = balance;
            }

            var shown = stored is WalletKey.Coins ? primary : stored;
            if (stored is WalletKey.Coins || shown != primary) // a forgotten token whose name the primary one now bears stays forgotten
            {
                tokens[buddy].Add(new TokenBalance(shown, balance, reader.GetInt64(3), reader.GetInt64(4)));
            }
        }

        await reader.NextResultAsync(ct);
        var items = ids.ToDictionary(id => id, _ => new List<Guid>());
        while (await reader.ReadAsync(ct))
        {
            items[reader.GetGuid(0)].Add(reader.GetGuid(1));
        }

        await reader.NextResultAsync(ct);
        var standing = ids.ToHashSet();
        while (await reader.ReadAsync(ct))
        {
            standing.Remove(reader.GetGuid(0));
        }

        return TypedResults.Ok(new Contracts.Internal.Wallets([.. standing.Select(id => new Wallet(id, coins.GetValueOrDefault(id), tokens[id], items[id]))]));
    }
}
