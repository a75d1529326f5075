using System.Diagnostics;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Http;
using Hatched.BuildingBlocks.Outbox;
using Hatched.ServiceDefaults.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hatched.BuildingBlocks.Data;

/// <summary>A service's database: connection, context, migrations, outbox relay and their health.</summary>
public static class Databases
{
    public static IHostApplicationBuilder AddServiceDatabase<TDb>(this IHostApplicationBuilder builder, string name)
        where TDb : ServiceDb
    {
        var text = builder.Configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"ConnectionStrings__{name} is not set: where is the {name} database?");
        var connection = new NpgsqlConnectionStringBuilder(text)
        {
            ApplicationName = $"hatched-{name}",
            MaxPoolSize = 30, // more connections than this only queue up inside PostgreSQL on two cores
            MaxAutoPrepare = 100,
            Timeout = 2,
            CommandTimeout = 30,
            // The operating system's, deliberately not Npgsql's own (KeepAlive): on a pooled connection whose reset is still unsent that
            // one waits until it times out for answers that do not come, and the next request gets a broken connection.
            TcpKeepAlive = true,
            TcpKeepAliveTime = 15,
            // A reset on every return to the pool costs more than many of our statements. In exchange nobody changes a session's settings,
            // listens or takes a session's lock on a pooled connection: SessionConnections are for that.
            NoResetOnClose = true,
            // Our statements look rows up by index, one row or a set of them. So a plan never depends on the values, and to plan anew for each set (as
            // PostgreSQL does for short arrays, which it takes to be cheaper than the general case) costs more than to run. And a table that is empty
            // when the plan is made (outbox, accepted events) must not be scanned whole from then on, over all the rows that have just been deleted.
            // Nobody who waits for a lock longer than this is waited for any more: the gateway gives up on a service two seconds later.
            Options = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c lock_timeout=10s",
        };
        var unpooled = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = false };
        builder.Services.AddSingleton(services => Source(connection, name, services));
        builder.Services.AddSingleton(services => new SessionConnections(Source(unpooled, $"{name} sessions", services)));
        builder.Services.AddSingleton<FailedStatements>();
        builder.Services.AddDbContextPool<TDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.MigrationsHistoryTable("migrations"))
            .AddInterceptors(services.GetRequiredService<FailedStatements>()));
        builder.Services.AddSingleton(new DatabaseOwner(builder.Configuration.GetConnectionString($"{name}_owner"), connection.Username));
        builder.Services.AddScoped<ServiceDb>(services => services.GetRequiredService<TDb>());
        builder.Services.AddExceptionHandler<ConflictHandler>();
        builder.Services.AddSingleton<DatabaseReady>();
        builder.Services.AddSingleton<SecretBox>();
        builder.Services.NeedsSecret("EncryptionKey", isKey: true);
        builder.Services.AddSingleton<Migrator<TDb>>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Migrator<TDb>>());
        builder.Services.AddSingleton<LoopHealth>();
        builder.Services.AddSingleton<OutboxPublisher>();
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<IdempotencySweeper>();
        builder.Services.AddHostedService<BacklogMetrics>();
        builder.Services.AddBacklog("outbox", "SELECT count(*), min(occurred_at) FROM (SELECT occurred_at FROM outbox ORDER BY id LIMIT 10000) o");
        builder.Services.AddHealthChecks()
            .AddCheck<Migrator<TDb>>($"database:{name}")
            .AddCheck<LoopHealth>(LoopHealth.CheckName);
        return builder;
    }

    // Traced is what is done for somebody. Looks into the outbox and sweeps go on all day for nobody, and each would be a trace by itself.
    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder connection, string name, IServiceProvider services) =>
        new NpgsqlDataSourceBuilder(connection.ConnectionString) { Name = name }
            .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
            .ConfigureTracing(tracing => tracing
                .ConfigureCommandFilter(_ => Activity.Current is not null)
                .ConfigureBatchFilter(_ => Activity.Current is not null))
            .Build();
}
