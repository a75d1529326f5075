using Hatched.BuildingBlocks.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Migrates at start, once over all replicas (EF's migration lock), and holds readiness back until then.</summary>
internal sealed class Migrator<TDb>(
    IServiceScopeFactory scopes, NpgsqlDataSource database, DatabaseOwner owner, DatabaseReady ready, ILogger<Migrator<TDb>> log)
    : BackgroundService, IHealthCheck
    where TDb : ServiceDb
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!ready.IsReady)
        {
            return HealthCheckResult.Unhealthy("migrating");
        }

        // Connections that a restart of the server has cut are found out by using one, which empties the pool: a second try is with a fresh
        // one.
        return await AnswersAsync(cancellationToken) || await AnswersAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("unreachable");
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT 1");
        try
        {
            await command.ExecuteScalarAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!ready.IsReady)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await using var db = owner.Open<TDb>(scope.ServiceProvider);
                var schema = db.Database;
                // Before anybody asks it what it holds: an empty database would report an error for that, to its own log.
                await schema.GetService<IHistoryRepository>().CreateIfNotExistsAsync(stoppingToken);
                var pending = (await schema.GetPendingMigrationsAsync(stoppingToken)).ToList();
                await schema.MigrateAsync(stoppingToken);
                // Their text goes with the relay's code, not with a schema of the past.
                await schema.ExecuteSqlRawAsync(OutboxSql.CreateTrigger, stoppingToken);
                await schema.ExecuteSqlRawAsync(SetAsideRows.CreateTable, stoppingToken);
                await owner.GrantAsync(db, stoppingToken);
                log.LogInformation("The schema is at {Migration}, {Count} migrations were applied", (await schema.GetAppliedMigrationsAsync(stoppingToken)).LastOrDefault(), pending.Count);
                ready.Set();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The database cannot be migrated yet, trying again: {Reason}", exception.Message); // whatever it is: nothing runs before it
                await Task.Delay(TimeSpan.FromMilliseconds(500), stoppingToken);
            }
        }
    }
}
