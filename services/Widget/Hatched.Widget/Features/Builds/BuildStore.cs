using Hatched.BuildingBlocks.Data;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.Widget.Features.Builds;

/// <summary>The releases in the database. What was stored under a version never changes.</summary>
internal sealed class BuildStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Stores a build unless its version is known.</summary>
    /// <returns>False when the version is known with other bytes: then those that are stored are served.</returns>
    public async Task<bool> StoreAsync(FrontEndBuild build, CancellationToken ct)
    {
        await using var insert = database.CreateCommand("""
            INSERT INTO widget_builds (version, path, content, gzip, brotli, sha384, stored_at)
            SELECT $1, f.path, f.content, f.gzip, f.brotli, f.sha384, $2 FROM unnest($3, $4, $5, $6, $7) AS f (path, content, gzip, brotli, sha384)
            WHERE NOT EXISTS (SELECT FROM widget_builds WHERE version = $1)
            ON CONFLICT (version, path) DO NOTHING
            """);
        insert.Parameters.Add(new() { Value = build.Version });
        insert.Parameters.Add(new() { Value = clock.GetUtcNow() });
        insert.Parameters.Add(SqlArray.Array(build.Files, file => file.Path, NpgsqlDbType.Text));
        insert.Parameters.Add(SqlArray.Array(build.Files, file => file.Content, NpgsqlDbType.Bytea));
        insert.Parameters.Add(SqlArray.Array(build.Files, file => file.Gzip!, NpgsqlDbType.Bytea));
        insert.Parameters.Add(SqlArray.Array(build.Files, file => file.Brotli!, NpgsqlDbType.Bytea));
        insert.Parameters.Add(SqlArray.Array(build.Files, file => file.Sha384, NpgsqlDbType.Text));
        if (await insert.ExecuteNonQueryAsync(ct) > 0)
        {
            return true;
        }

        await using var known = database.CreateCommand("SELECT path, sha384 FROM widget_builds WHERE version = $1");
        known.Parameters.Add(new() { Value = build.Version });
        var stored = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var rows = await known.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            stored[rows.GetString(0)] = rows.GetString(1);
        }

        return build.Files.All(file => stored.GetValueOrDefault(file.Path) == file.Sha384);
    }

    public async Task<BuiltFile?> FindAsync(string version, string path, CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT content, gzip, brotli FROM widget_builds WHERE version = $1 AND path = $2");
        command.Parameters.Add(new() { Value = version });
        command.Parameters.Add(new() { Value = path });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new BuiltFile(path, row.GetFieldValue<byte[]>(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2))
            : null;
    }

    /// <summary>The version that was stored last; null when there is none.</summary>
    public async Task<string?> NewestAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT version FROM widget_builds ORDER BY stored_at DESC LIMIT 1");
        return (string?)await command.ExecuteScalarAsync(ct);
    }
}
