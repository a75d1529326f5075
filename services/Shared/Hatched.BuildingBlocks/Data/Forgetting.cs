using Hatched.BuildingBlocks.Background;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Deletes rows that nobody asks for any more.</summary>
public static class Forgetting
{
    /// <summary>Deletes the rows of a table when they are older than <paramref name="lifetime"/>, an hour later at most, in slices.</summary>
    /// <param name="key">The primary key, a UUIDv7: what is older than an instant is a range of it.</param>
    public static IServiceCollection AddForgetting(this IServiceCollection services, string table, string key, TimeSpan lifetime) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<Forgetter>(provider, new Forgotten(table, key, lifetime)));

    private sealed record Forgotten(string Table, string Key, TimeSpan Lifetime);

    private sealed class Forgetter(
        Forgotten what, NpgsqlDataSource database, DatabaseReady ready, TimeProvider clock, ILogger<Forgetter> log)
        : BackgroundLoop(ready, clock, log)
    {
        private const int Slice = 5_000;

        public override string WorkName => $"Forgetter:{what.Table}";

        protected override TimeSpan Pause => TimeSpan.FromHours(1);

        protected override async Task<bool> RoundAsync(CancellationToken ct)
        {
            await using var command = database.CreateCommand($"""
                DELETE FROM {what.Table} WHERE {what.Key} IN (
                    SELECT {what.Key} FROM {what.Table} WHERE {what.Key} < $1 ORDER BY {what.Key} LIMIT {Slice} FOR UPDATE SKIP LOCKED)
                """);
            command.Parameters.Add(new() { Value = Guid.CreateVersion7(Clock.GetUtcNow() - what.Lifetime) });
            return await command.ExecuteNonQueryAsync(ct) is Slice;
        }
    }
}
