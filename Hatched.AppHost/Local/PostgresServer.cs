using System.Globalization;
using System.Text;

namespace Hatched.AppHost.Local;

/// <summary>PostgreSQL from the system's packages, on its own port and data folder.</summary>
internal sealed class PostgresServer(string data, int port, string password)
{
    public const string User = "postgres";

    private const string Owner = "hatched";

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
    ];

    private readonly string cluster = Path.Combine(data, "cluster");
    private readonly Dictionary<string, string> login = new() { ["PGPASSWORD"] = password };

    /// <summary>Where the newest installed server's programs lie: Debian keeps them off the path.</summary>
    private static string Programs { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .Where(d => File.Exists(Path.Combine(d, "bin/postgres")))
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(d => Path.Combine(d, "bin/"))
                .FirstOrDefault("")
            : "";

    public ProcessPlan Plan => new(
        "postgres",
        [
            Programs + "postgres", "-D", cluster, .. Setting("listen_addresses=127.0.0.1"), .. Setting(FormattableString.Invariant($"port={port}")),
            // A socket's path is limited to 107 characters, a checkout's is not; everybody comes over loopback with a password.
            .. Setting("unix_socket_directories="), .. Settings.SelectMany(Setting),
        ],
        port,
        // A server that still recovers refuses this start-up packet with an error; a ready one asks for the password.
        Probe.Answers(port, $"\0\0\0\x28\0\x03\0\0user\0{Owner}\0database\0postgres\0\0", "R"))
    {
        User = User,
        SpeaksOnlyWhenReady = true,
        StopSignal = ProcessIdentity.Interrupt,
        Url = FormattableString.Invariant($"postgres://127.0.0.1:{port}"),
    };

    /// <summary>Makes the cluster at the first start: in a folder beside, renamed when whole, so that an interrupted set-up starts over.</summary>
    public async Task PrepareAsync()
    {
        if (Directory.Exists(cluster))
        {
            return;
        }

        var draft = cluster + ".new";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        var passwordFile = Path.Combine(data, "password");
        Directory.CreateDirectory(data);
        StateFolder.WritePrivate(passwordFile, password);
        await SystemUser.GiveFolderAsync(User, data);
        await SystemUser.RunAsync(SystemUser.Command(User, Programs + "initdb", "-D", draft, "-U", Owner, "-E", "UTF8", "--locale=C",
            "-A", "scram-sha-256", $"--pwfile={passwordFile}"));
        File.Delete(passwordFile);
        Directory.Move(draft, cluster);
    }

    /// <summary>Creates the databases that are not there yet.</summary>
    public async Task CreateDatabasesAsync(IEnumerable<string> names)
    {
        var there = (await SqlAsync("select datname from pg_database")).Split('\n').ToHashSet(StringComparer.Ordinal);
        var create = names.Where(n => !there.Contains(n)).Select(n => $"create database \"{n}\"").ToArray();
        if (create.Length > 0)
        {
            await SqlAsync(create);
        }
    }

    private Task<string> SqlAsync(params string[] statements) => SystemUser.RunAsync(
        [
            "psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture),
            "-U", Owner, "-d", "postgres", .. statements.SelectMany(s => new[] { "-c", s }),
        ],
        login);

    private static string[] Setting(string setting) => ["-c", setting];
}
