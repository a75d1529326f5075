using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hatched.BuildingBlocks.Background;

/// <summary>Something of a service that waits to be done, in its database.</summary>
/// <param name="Queue">Its name in the metrics.</param>
/// <param name="Sql">One row: how many wait, counted to a bound, and since when the oldest does; null when none.</param>
public sealed record Backlog(string Queue, string Sql);

/// <summary>How much waits and for how long, as two metrics by queue. Asked every few seconds, by each replica.</summary>
internal sealed class BacklogMetrics : BackgroundLoop
{
    private readonly Backlog[] _backlogs;
    private readonly NpgsqlDataSource _database;
    private readonly ConcurrentDictionary<string, (long Size, DateTimeOffset? Oldest)> _last = new(StringComparer.Ordinal);

    public BacklogMetrics(
        IEnumerable<Backlog> backlogs, NpgsqlDataSource database, DatabaseReady ready, TimeProvider clock, ILogger<BacklogMetrics> log)
        : base(ready, clock, log)
    {
        (_backlogs, _database) = ([.. backlogs], database);
        HatchedTelemetry.Meter.CreateObservableGauge("hatched.backlog.size", () => Measure(last => last.Size), "{item}",
            "What waits to be done, by queue; 10000 means as many or more.");
        HatchedTelemetry.Meter.CreateObservableGauge("hatched.backlog.age", () => Measure(last => AgeOf(last.Oldest)), "s",
            "How long the oldest of a queue has waited beyond its time; 0 when nothing waits.");
    }

    protected override TimeSpan Pause => TimeSpan.FromSeconds(5);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        foreach (var backlog in _backlogs)
        {
            await using var command = _database.CreateCommand(backlog.Sql);
            await using var reader = await command.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            DateTimeOffset? oldest = reader.IsDBNull(1) ? null : await reader.GetFieldValueAsync<DateTimeOffset>(1, ct);
            _last[backlog.Queue] = (reader.GetInt64(0), oldest);
        }

        return false;
    }

    // As of the scrape: it goes on rising while the database cannot be asked.
    private double AgeOf(DateTimeOffset? oldest) => oldest is { } since ? Math.Max(0, (Clock.GetUtcNow() - since).TotalSeconds) : 0;

    private IEnumerable<Measurement<T>> Measure<T>(Func<(long Size, DateTimeOffset? Oldest), T> value)
        where T : struct => _last.Select(last => new Measurement<T>(value(last.Value), new KeyValuePair<string, object?>("queue", last.Key)));
}

/// <summary>Says what of a service can wait.</summary>
public static class BacklogRegistration
{
    public static IServiceCollection AddBacklog(this IServiceCollection services, string queue, string sql) =>
        services.AddSingleton(new Backlog(queue, sql));
}
