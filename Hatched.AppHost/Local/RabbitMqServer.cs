using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>
/// RabbitMQ: its image, or the system's own with a node, ports, cookie and data of ours and its own port mapper (epmd), so that nothing of it
/// outlives us or meets another node on this machine. Loopback only, no plugins.
/// </summary>
internal static class RabbitMqServer
{
    public const string User = "rabbitmq";
    private const string Owner = "hatched";
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    public static IResourceBuilder<IResourceWithConnectionString> AddRabbitMq(this Installation here, string name)
    {
        var password = here.Secret($"{name}-password", 32);
        if (here.HasContainers)
        {
            return here.Builder.AddRabbitMQ(name, here.Builder.AddParameter($"{name}-user", Owner, publishValueAsDefault: true), password)
                .WithImageTag("4.1")
                .WithVolume(here.VolumeOf(name), "/var/lib/rabbitmq");
        }

        var (port, mapperPort) = (here.Ports.Take(name), here.Ports.Take($"{name}-epmd"));
        var data = Path.Combine(here.State.Data, name);
        var environment = Environment(data, here.State.Key, here.Ports.Take($"{name}-distribution"), mapperPort);
        here.Prepare(() => PrepareAsync(data, port, here.Secrets.Password($"{name}-password")));

        // Erlang would start a mapper of its own, as a daemon that stays; ours is there before it looks.
        var mapper = here.AddServer(
            new ServerPlan(
                $"{name}-epmd",
                mapperPort,
                User,
                ["epmd", "-address", "127.0.0.1", "-port", mapperPort.ToString(CultureInfo.InvariantCulture)],
                // It answers the question for names with its port first, in four bytes; of a connection that asks nothing it complains.
                Probe.Answers(mapperPort, "\0\u0001n", "\0\0")) { Environment = environment },
            ReferenceExpression.Empty);
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var plan = new ServerPlan(name, port, User, [Program], Probe.Answers(port, "AMQP\0\0\x09\x01", "\x01")) { Scheme = "amqp", Environment = environment };
        return here.AddServer(plan, ReferenceExpression.Create($"amqp://{Owner}:{password}@{address}")).WaitFor(mapper);
    }

    private static Dictionary<string, string> Environment(string data, string key, int distributionPort, int mapperPort) => new()
    {
        ["HOME"] = data,
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = mapperPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_NODENAME"] = $"hatched-{key}@localhost",
        ["RABBITMQ_DIST_PORT"] = distributionPort.ToString(CultureInfo.InvariantCulture),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(data, "rabbitmq.conf"),
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

    private static async Task PrepareAsync(string data, int port, string password)
    {
        Directory.CreateDirectory(data);
        StateFolder.WritePrivate(Path.Combine(data, "rabbitmq.conf"), string.Join('\n',
            FormattableString.Invariant($"listeners.tcp.1 = 127.0.0.1:{port}"),
            $"default_user = {Owner}",
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
