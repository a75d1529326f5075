using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>
/// RabbitMQ from the system's packages: its own node, ports, cookie and data, and its own port mapper (epmd), so that nothing of it
/// outlives us or meets another node on this machine. Loopback only, no plugins.
/// </summary>
internal sealed class RabbitMqServer(string key, string data, int port, int distributionPort, int mapperPort, string password)
{
    public const string User = "rabbitmq";

    private static readonly string Program =
        File.Exists("/usr/lib/rabbitmq/bin/rabbitmq-server") ? "/usr/lib/rabbitmq/bin/rabbitmq-server" : "rabbitmq-server";

    private readonly string configuration = Path.Combine(data, "rabbitmq.conf");

    private Dictionary<string, string> Environment => new()
    {
        ["HOME"] = data,
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = mapperPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_NODENAME"] = $"hatched-{key}@localhost",
        ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_CONFIG_FILE"] = configuration,
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(data, "advanced.config"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(data, "none"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(data, "enabled_plugins"),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(data, "mnesia"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(data, "generated"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(data, "log"),
        ["RABBITMQ_LOGS"] = "-",
        // "Input allowed" makes the script become the Erlang machine instead of standing in front of it; -noinput then closes the shell.
        ["RABBITMQ_ALLOW_INPUT"] = "1",
        ["RABBITMQ_SERVER_START_ARGS"] = "-noinput +B i",
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+S 2:2 +SDcpu 1:1 -kernel inet_dist_use_interface {127,0,0,1}",
    };

    /// <summary>Erlang would start a mapper of its own, as a daemon that stays; ours is there before it looks.</summary>
    public ProcessPlan MapperPlan => new(
        "rabbitmq-epmd",
        ["epmd", "-address", "127.0.0.1", "-port", mapperPort.ToString(CultureInfo.InvariantCulture)],
        mapperPort,
        // It answers the question for names with its port first, in four bytes; of a connection that asks nothing it complains.
        Probe.Answers(mapperPort, "\0\u0001n", "\0\0"))
    {
        User = User,
        SpeaksOnlyWhenReady = true,
        Environment = Environment,
    };

    public ProcessPlan Plan => new("rabbitmq", [Program], port, Probe.Answers(port, "AMQP\0\0\x09\x01", "\x01"))
    {
        User = User,
        SpeaksOnlyWhenReady = true,
        Environment = Environment,
        Url = FormattableString.Invariant($"amqp://127.0.0.1:{port}"),
    };

    public async Task PrepareAsync()
    {
        Directory.CreateDirectory(data);
        StateFolder.WritePrivate(configuration, string.Join('\n',
            FormattableString.Invariant($"listeners.tcp.1 = 127.0.0.1:{port}"),
            "default_user = hatched",
            $"default_pass = {password}",
            "log.file = false",
            "log.console = true",
            "log.console.level = warning",
            // Our own readiness probe opens and drops a connection.
            "log.connection.level = critical",
            ""));
        await File.WriteAllTextAsync(Path.Combine(data, "enabled_plugins"), "[].");
        await SystemUser.GiveFolderAsync(User, data);
    }
}
