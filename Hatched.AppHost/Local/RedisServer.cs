using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>Redis from the system's packages, in memory only: it holds rate-limit windows.</summary>
internal sealed class RedisServer(int port)
{
    private const string User = "redis";

    public ProcessPlan Plan => new(
        "redis",
        [
            "redis-server", "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--save", "", "--appendonly", "no",
            "--maxmemory", "128mb", "--maxmemory-policy", "allkeys-lru", "--loglevel", "warning",
        ],
        port,
        Probe.Answers(port, "PING\r\n", "+PONG"))
    {
        User = User,
        SpeaksOnlyWhenReady = true,
        Url = FormattableString.Invariant($"redis://127.0.0.1:{port}"),
    };

}
