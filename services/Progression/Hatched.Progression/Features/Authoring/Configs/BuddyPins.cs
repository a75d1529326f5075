using Hatched.Progression.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>Which version buddies are pinned to. A move swaps the rules only: balances, badges and streaks are not touched.</summary>
internal sealed class BuddyPins(ProgressionDb db, TimeProvider clock)
{
    /// <summary>Null when a named buddy is not there.</summary>
    /// <remarks>The buddies' locks are taken in id order, as events take them: the two wait for each other and never block each other for good.</remarks>
    public async Task<BuddiesMigrated?> MoveAsync(ConfigVersion target, MigrateBuddies request, CancellationToken ct)
    {
        var ids = request.BuddyIds?.Distinct().ToArray();
        if (ids is not null && await CountAsync("b.customer_id = $1 AND b.id = ANY($2)", [Of(target.CustomerId), Of(ids)], ct) < ids.Length)
        {
            return null;
        }

        NpgsqlParameter[] chosen = [Of(target.CustomerId), Of(ids), Of(request.Audience), Of(target.Id)];
        const string Chosen = "b.customer_id = $1 AND b.status = 'active' AND ($2 IS NULL OR b.id = ANY($2)) AND ($3 IS NULL OR b.audience = $3)";
        var matched = await CountAsync(Chosen, chosen[..3], ct);
        var migrated = request.DryRun
            ? await CountAsync(Chosen + " AND b.config_version_id <> $4", chosen, ct)
            : await RunAsync($"""
                WITH chosen AS (
                    SELECT b.id FROM buddies b JOIN buddy_states s ON s.buddy_id = b.id
                    WHERE {Chosen} AND b.config_version_id <> $4 ORDER BY b.id FOR UPDATE OF s)
                UPDATE buddies SET config_version_id = $4, updated_at = $5 FROM chosen WHERE buddies.id = chosen.id
                """, [.. chosen, new() { Value = clock.GetUtcNow() }], command => command.ExecuteNonQueryAsync(ct), ct);
        return new BuddiesMigrated(target.Id, target.Version, matched, migrated, request.DryRun);
    }

    public Task<int> CountActiveAsync(Guid customerId, CancellationToken ct) =>
        CountAsync("b.customer_id = $1 AND b.status = 'active'", [Of(customerId)], ct);

    private Task<int> CountAsync(string condition, NpgsqlParameter[] parameters, CancellationToken ct) => RunAsync(
        $"SELECT count(*)::int FROM buddies b WHERE {condition}", parameters, async command => (int)(await command.ExecuteScalarAsync(ct))!, ct);

    private async Task<int> RunAsync(string sql, NpgsqlParameter[] parameters, Func<NpgsqlCommand, Task<int>> run, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        command.Parameters.AddRange(Array.ConvertAll(parameters, parameter => parameter.Clone()));
        return await run(command);
    }

    private static NpgsqlParameter Of(Guid id) => new() { Value = id };

    private static NpgsqlParameter Of(Guid[]? ids) => new() { Value = (object?)ids ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };

    private static NpgsqlParameter Of(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
