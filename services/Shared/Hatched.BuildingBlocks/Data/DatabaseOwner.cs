using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hatched.BuildingBlocks.Data;

/// <summary>
/// The role that owns a service's schema and migrates it, apart from the one that the service works as, which may change rows and nothing else:
/// no table's form, no trigger, and in an append-only table no row that is there.
/// </summary>
/// <param name="connection">As the owner; null where the service's own role is the owner.</param>
/// <param name="worker">The role that the service works as.</param>
internal sealed class DatabaseOwner(string? connection, string? worker)
{
    public TDb Open<TDb>(IServiceProvider services)
        where TDb : ServiceDb => ActivatorUtilities.CreateInstance<TDb>(services, connection is null
            ? services.GetRequiredService<DbContextOptions<TDb>>()
            : new DbContextOptionsBuilder<TDb>().UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("migrations")).Options);

    /// <summary>In one transaction, so that the worker never has less than it had; one replica at a time, since two would meet in the catalogue.</summary>
    public async Task GrantAsync(ServiceDb db, CancellationToken ct)
    {
        if (connection is null)
        {
            return;
        }

        var revoke = string.Concat(db.AppendOnlyTables.Select(table => $"REVOKE UPDATE, DELETE, TRUNCATE ON \"{table}\" FROM \"{worker}\"; "));
        // Names of roles and tables are no parameters; these come from our own settings and model.
        var grants = $"""
            BEGIN;
            SELECT pg_advisory_xact_lock(hashtext('grants'));
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{worker}";
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{worker}";
            {revoke}
            COMMIT
            """;
        await db.Database.ExecuteSqlRawAsync(grants, ct);
    }
}
