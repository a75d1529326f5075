namespace Hatched.AppHost;

/// <summary>The whole system on one page. Both launchers and <c>aspire-manifest.json</c> are drawn from it.</summary>
internal static class Topology
{
    public static TopologyModel Draw()
    {
        // What an installation chooses for itself.
        var postgresPassword = Parameter.Generated("postgres-password", 32);
        var rabbitmqPassword = Parameter.Generated("rabbitmq-password", 32);
        var internalKey = Parameter.Generated("internal-key", 48);      // signs the principal that the gateway passes on
        var tokenKey = Parameter.Generated("token-key", 48);            // signs dashboard, widget and embed tokens
        var encryptionKey = new Parameter("encryption-key");            // secrets at rest: 32 bytes in base64, so it is given, not generated
        var mode = new Parameter("mode") { Default = "live", Secret = false };

        // Infrastructure.
        var postgres = new Server("postgres", "docker.io/library/postgres:17.6", 5432)
        {
            ConnectionString = $"Host={{postgres.bindings.tcp.host}};Port={{postgres.bindings.tcp.port}};Username=hatched;Password={postgresPassword.Value}",
            Environment = [("POSTGRES_USER", "hatched"), ("POSTGRES_PASSWORD", postgresPassword.Value)],
            Arguments = ["-c", "max_connections=300"],
            Volume = ("hatched-postgres", "/var/lib/postgresql/data"),
        };
        var rabbitmq = new Server("rabbitmq", "docker.io/library/rabbitmq:4.1", 5672)
        {
            ConnectionString = $"amqp://hatched:{rabbitmqPassword.Value}@{{rabbitmq.bindings.tcp.host}}:{{rabbitmq.bindings.tcp.port}}",
            Environment = [("RABBITMQ_DEFAULT_USER", "hatched"), ("RABBITMQ_DEFAULT_PASS", rabbitmqPassword.Value)],
            Volume = ("hatched-rabbitmq", "/var/lib/rabbitmq"),
        };
        var redis = new Server("redis", "docker.io/library/redis:8.2", 6379)
        {
            ConnectionString = "{redis.bindings.tcp.host}:{redis.bindings.tcp.port}",
            Arguments = ["--save", "", "--appendonly", "no"],           // rate-limit windows only: nothing worth keeping
        };

        // Services: each owns one database, hears and speaks on the broker, and asks those it names.
        Backend[] services =
        [
            Service("accounts", tokenKey) with { Calls = ["ingestion", "progression"], SeedsDemo = true, NurseryMiB = 4 },
            Service("ingestion") with { Calls = ["progression", "widget"], InlineSockets = true, NurseryMiB = 12 },
            Service("progression") with { Calls = ["economy", "ingestion"], SeedsDemo = true, InlineSockets = true },
            Service("economy") with { Calls = ["progression"], InlineSockets = true },
            Service("imaging") with { NurseryMiB = 4 },                 // both have little to do while events come in
            Service("widget", tokenKey) with { Calls = ["accounts", "ingestion", "progression", "economy"], InlineSockets = true },
            Service("webhook") with { SeedsDemo = true },
        ];

        // The only public door.
        var gateway = new Backend("gateway", "gateway/Hatched.Gateway/Hatched.Gateway.csproj")
        {
            Uses = [redis],
            Calls = [.. services.Select(s => s.Name)],
            Settings = Settings(tokenKey),
            InlineSockets = true,
            NurseryMiB = 12,
            External = true,
        };

        return new TopologyModel
        {
            Parameters = [postgresPassword, rabbitmqPassword, internalKey, tokenKey, encryptionKey, mode],
            Servers = [postgres, rabbitmq, redis],
            Backends = [.. services, gateway],
        };

        Backend Service(string name, params Parameter[] keys)
        {
            var title = char.ToUpperInvariant(name[0]) + name[1..];
            return new Backend(name, $"services/{title}/Hatched.{title}/Hatched.{title}.csproj")
            {
                Database = new Database(name, postgres),
                Uses = [rabbitmq],
                Settings = Settings([encryptionKey, .. keys]),
            };
        }

        (string, string)[] Settings(params Parameter[] keys) =>
        [
            ("Hatched__Mode", mode.Value),
            ("Hatched__PublicUrl", Backend.UrlOf("gateway")),
            ("Hatched__InternalKey", internalKey.Value),
            .. keys.Select(key => (key == tokenKey ? "Hatched__TokenKey" : "Hatched__EncryptionKey", key.Value)),
        ];
    }
}
