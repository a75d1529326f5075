using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>Redis: its image, or the system's own, in memory only. It holds rate-limit windows.</summary>
internal static class RedisServer
{
    private const string User = "redis";

    public static IResourceBuilder<IResourceWithConnectionString> AddRedis(this Installation here, string name)
    {
        var password = here.Secret($"{name}-password", 32);
        if (here.HasContainers)
        {
            return here.Builder.AddRedis(name, password: password).WithImageTag("8.2");
        }

        var port = here.Ports.Take(name);
        var secret = here.Secrets.Password($"{name}-password");
        var data = Path.Combine(here.State.Data, name);
        var configuration = Path.Combine(data, "redis.conf"); // a password on the command line is everybody's to read
        here.Prepare(async () =>
        {
            Directory.CreateDirectory(data);
            StateFolder.WritePrivate(configuration, string.Join('\n',
                "bind 127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"port {port}"), $"requirepass {secret}", "save \"\"", "appendonly no",
                "maxmemory 128mb", "maxmemory-policy allkeys-lru", "loglevel warning", ""));
            await SystemUser.GiveFolderAsync(User, data);
        });
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var plan = new ServerPlan(name, port, User, ["redis-server", configuration], Probe.Answers(port, $"AUTH {secret}\r\n", "+OK")) { Scheme = "redis" };
        return here.AddServer(plan, ReferenceExpression.Create($"{address},password={password}"));
    }
}
