using System.Globalization;
using Npgsql;

namespace Hatched.AppHost.Local;

/// <summary>PostgreSQL: its image, or the system's own programs on a port and data folder of ours.</summary>
internal static class PostgresServer
{
    public const string User = "postgres";
    private const string Owner = "hatched";
    private const string Roles = "deploy/databases.sh";

    // An accepted event must survive a power cut, so fsync, synchronous_commit and full_page_writes stay on. The rest suits two
    // cores: no JIT and no parallel plans for short queries, checkpoints far apart, and statistics that follow a busy outbox.
    private static readonly string[] Settings =
    [
        "fsync=on", "synchronous_commit=on", "full_page_writes=on",
        "shared_buffers=512MB", "effective_cache_size=2GB", "work_mem=8MB", "maintenance_work_mem=128MB",
        "max_connections=300", "wal_level=minimal", "max_wal_senders=0", "max_logical_replication_workers=0",
        "max_wal_size=4GB", "min_wal_size=512MB", "wal_buffers=16MB", "wal_compression=lz4",
        "checkpoint_timeout=15min", "checkpoint_completion_target=0.9", "random_page_cost=1.1",
        "jit=off", "max_parallel_workers_per_gather=0", "autovacuum_naptime=10s", "autovacuum_vacuum_cost_limit=1000",
        "password_encryption=scram-sha-256", "log_min_messages=warning", "log_line_prefix=%m [%p] %d ",
        "log_checkpoints=off", "log_autovacuum_min_duration=-1",
        "log_error_verbosity=terse", // its details name values of rows: addresses, keys
    ];

    public static IResourceBuilder<IResourceWithConnectionString> AddPostgres(this Installation here, string name)
    {
        var password = here.Secret($"{name}-password", 32);
        if (here.HasContainers)
        {
            return here.Builder.AddPostgres(name, here.Builder.AddParameter($"{name}-user", Owner, publishValueAsDefault: true), password)
                .WithImageTag("17.6")
                .WithArgs("-c", "max_connections=300", "-c", "log_error_verbosity=terse")
                .WithVolume(here.VolumeOf(name), "/var/lib/postgresql/data")
                .WithBindMount(Path.Combine(Checkout.Root, Roles), "/docker-entrypoint-initdb.d/databases.sh", isReadOnly: true)
                .WithEnvironment(context =>
                {
                    context.EnvironmentVariables["HATCHED_DATABASES"] = string.Join(' ', here.Databases);
                    foreach (var database in here.Databases)
                    {
                        context.EnvironmentVariables[$"{database.ToUpperInvariant()}_PASSWORD"] = here.DatabasePassword(database).Resource;
                    }
                });
        }

        var port = here.Ports.Take(name);
        var cluster = Path.Combine(here.State.Data, name, "cluster");
        here.Prepare(() => PrepareAsync(cluster, here.Secrets.Password($"{name}-password")));
        var address = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={Owner}");
        var plan = new ServerPlan(
            name,
            port,
            User,
            [
                Programs(cluster) + "postgres", "-D", cluster, .. Setting("listen_addresses=127.0.0.1"),
                .. Setting(string.Create(CultureInfo.InvariantCulture, $"port={port}")),
                // A socket's path is limited to 107 characters, a checkout's is not; everybody comes over loopback with a password.
                .. Setting("unix_socket_directories="), .. Settings.SelectMany(Setting),
            ],
            // A server that still recovers refuses this start-up packet with an error; a ready one asks for the password.
            Probe.Answers(port, $"\0\0\0\x28\0\x03\0\0user\0{Owner}\0database\0postgres\0\0", "R"))
        {
            Scheme = "postgres",
            StopSignal = ProcessIdentity.Interrupt,
        };
        return here.AddServer(plan, ReferenceExpression.Create($"{address};Password={password}"))
            .OnResourceReady((server, _, ct) => here.OnReadyAsync(() => CreateDatabasesAsync(here, server, ct)));
    }

    /// <summary>
    /// Where the server's programs lie, which Debian keeps off the path: those that made the cluster, else the newest. Another main version
    /// cannot read it.
    /// </summary>
    private static string Programs(string cluster)
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Where(d => File.Exists(Path.Combine(d, "bin/postgres")))
                .ToDictionary(d => Path.GetFileName(d), d => Path.Combine(d, "bin/"))
            : [];
        if (installed.Count is 0)
        {
            throw new LaunchException("PostgreSQL is not installed: sudo apt-get install postgresql");
        }

        var mark = Path.Combine(cluster, "PG_VERSION");
        var made = File.Exists(mark) ? File.ReadAllText(mark).Trim() : null;
        if (made is not null && !installed.ContainsKey(made))
        {
            throw new LaunchException(
                $"The data in {cluster} was written by PostgreSQL {made}; installed is {string.Join(", ", installed.Keys)}.\n"
                + $"Install it (sudo apt-get install postgresql-{made}), or move the folder away to start empty.");
        }

        return installed[made ?? installed.Keys.MaxBy(version => int.TryParse(version, CultureInfo.InvariantCulture, out var number) ? number : 0)!];
    }

    /// <summary>Makes the cluster at the first start: in a folder beside, renamed when whole, so that an interrupted set-up starts over.</summary>
    private static async Task PrepareAsync(string cluster, string password)
    {
        if (Directory.Exists(cluster))
        {
            return;
        }

        var (data, draft) = (Path.GetDirectoryName(cluster)!, cluster + ".new");
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        Directory.CreateDirectory(data);
        var passwordFile = Path.Combine(data, "password");
        StateFolder.WritePrivate(passwordFile, password);
        await SystemUser.GiveFolderAsync(User, data);
        await SystemUser.RunAsync(SystemUser.Command(
            User, Programs(cluster) + "initdb", "-D", draft, "-U", Owner, "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", $"--pwfile={passwordFile}"));
        File.Delete(passwordFile);
        Directory.Move(draft, cluster);
    }

    /// <summary>The databases with their roles, by the same script that the published container runs at its first start.</summary>
    private static async Task CreateDatabasesAsync(Installation here, IResourceWithConnectionString server, CancellationToken ct)
    {
        var connection = new NpgsqlConnectionStringBuilder(await server.GetConnectionStringAsync(ct));
        var environment = here.Databases.ToDictionary(name => $"{name.ToUpperInvariant()}_PASSWORD", name => here.Secrets.Password(Installation.PasswordOf(name)));
        environment["HATCHED_DATABASES"] = string.Join(' ', here.Databases);
        environment["PGHOST"] = connection.Host!;
        environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        environment["PGUSER"] = connection.Username!;
        environment["PGPASSWORD"] = connection.Password!;
        await SystemUser.RunAsync([Path.Combine(Checkout.Root, Roles)], environment);
    }

    private static string[] Setting(string setting) => ["-c", setting];
}
