using System.Diagnostics;
using Hatched.AppHost.Local;

namespace Hatched.AppHost;

/// <summary>
/// Runs the topology as local processes: PostgreSQL, RabbitMQ and Redis from the system's packages, services from their builds.
/// It starts what is its own, on its own ports and data, and stops exactly that.
/// </summary>
internal sealed class LocalLauncher(TopologyModel topology, LaunchOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan ServerPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ServicePatience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan DemoPatience = TimeSpan.FromSeconds(30);

    private readonly StateFolder folder = options.State;
    private readonly LogStream console = new(16, options.Quiet);
    private readonly Expressions expressions = new();
    private readonly Lock gate = new();
    private readonly List<Supervised> servers = [];
    private readonly List<Supervised> services = [];
    private FileStream? lease;
    private Secrets secrets = null!;
    private Ports ports = null!;
    private string state = "starting";

    public string BaseUrl { get; private set; } = "";

    public DemoCustomer Demo { get; private set; } = null!;

    public string DeveloperEnvironmentFile => folder.File("dev.env");

    public bool HasStarted => All().Count > 0;

    public string? DashboardUrl { get; private set; }

    /// <summary>Starts everything and returns when every service is ready. Whatever happens, <see cref="StopAsync"/> ends what was started.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await TakeFolderAsync();
        var publicPort = options.Port is { } wanted ? Ports.TakePublic(wanted) : ports.Take("gateway");
        BaseUrl = FormattableString.Invariant($"http://localhost:{publicPort}");
        foreach (var parameter in topology.Parameters)
        {
            expressions.Set(parameter.Name, "value", ValueOf(parameter));
        }

        console.Say("Starting " + string.Join(", ", topology.Servers.Select(s => s.Name)));
        await Task.WhenAll(topology.Servers.Select(server => StartServerAsync(server, ct)));

        var plans = PlanBackends(publicPort, options.Dashboard ? await StartDashboardAsync(ct) : null);
        if (plans.Count > 0)
        {
            console.Say("Starting " + string.Join(", ", plans.Select(p => p.Name)));
        }

        Demo.WriteDeveloperEnvironment(DeveloperEnvironmentFile, BaseUrl);
        await FirstFailureOrAllAsync([.. plans.Select(plan => StartProcessAsync(services, plan, ServicePatience, ct))]);
        if (topology.Backends.Any(b => b.SeedsDemo) && await Demo.WaitAsync(BaseUrl, DemoPatience, ct) is { } missing)
        {
            throw new LaunchException($"The demo customer is not complete after {DemoPatience.TotalSeconds:0} s: {missing}.");
        }

        Become("ready");
        console.Say($"Everything is ready after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s.");
    }

    /// <summary>Ends the services, then the servers under them.</summary>
    public async Task StopAsync()
    {
        if (lease is null)
        {
            return;
        }

        Become("stopping");
        await Task.WhenAll(services.Select(s => s.StopAsync(TimeSpan.FromSeconds(10))));
        await Task.WhenAll(servers.Select(s => s.StopAsync(TimeSpan.FromSeconds(20))));
        File.Delete(folder.RunFile);
        await lease.DisposeAsync();
        lease = null;
    }

    /// <summary>Ends everything at once, for a user who does not want to wait.</summary>
    public void KillAll()
    {
        foreach (var process in All())
        {
            process.Now.Process?.Signal(ProcessIdentity.Kill);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var process in All())
        {
            process.Dispose();
        }
    }

    private async Task TakeFolderAsync()
    {
        Directory.CreateDirectory(folder.Root);
        try
        {
            lease = new FileStream(folder.File("launcher.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new LaunchException($"Another launcher is at work on {folder.Root}.");
        }

        if (await RunFile.EndOrphansAsync(folder) is { Count: > 0 } orphans)
        {
            console.Say($"Ended what an earlier launcher left behind: {string.Join(", ", orphans)}.");
        }

        secrets = new Secrets(folder.File("secrets.json"));
        ports = new Ports(folder.File("ports.json"));
        Demo = new DemoCustomer(secrets);
        if (await folder.PrepareAsync(secrets.Fresh) is { } note)
        {
            console.Say(note);
        }
    }

    private string ValueOf(Parameter parameter) => parameter switch
    {
        { GenerateLength: { } length } => secrets.Password(parameter.Name, length),
        { Name: "encryption-key" } => secrets.Base64Key(parameter.Name),
        { Name: "mode" } => "test",
        _ => parameter.Default ?? throw new InvalidOperationException($"No value for the parameter {parameter.Name}."),
    };

    private async Task StartServerAsync(Server server, CancellationToken ct)
    {
        var port = ports.Take(server.Name);
        expressions.Set(server.Name, "bindings.tcp.host", "127.0.0.1");
        expressions.Set(server.Name, "bindings.tcp.port", FormattableString.Invariant($"{port}"));
        expressions.Set(server.Name, "connectionString", server.ConnectionString);
        var data = Path.Combine(folder.Data, server.Name);
        switch (server.Name)
        {
            case "postgres":
                var postgres = new PostgresServer(data, port, secrets.Password("postgres-password"));
                await postgres.PrepareAsync();
                await StartProcessAsync(servers, postgres.Plan, ServerPatience, ct);
                await postgres.CreateDatabasesAsync(topology.Databases.Select(d => d.Name));
                foreach (var database in topology.Databases)
                {
                    expressions.Set(database.Resource, "connectionString", database.ConnectionString);
                }

                break;
            case "rabbitmq":
                var rabbitmq = new RabbitMqServer(
                    folder.Key, data, port, ports.Take("rabbitmq-distribution"), ports.Take("rabbitmq-epmd"), secrets.Password("rabbitmq-password"));
                await rabbitmq.PrepareAsync();
                await StartProcessAsync(servers, rabbitmq.MapperPlan, ServerPatience, ct);
                await StartProcessAsync(servers, rabbitmq.Plan, ServerPatience, ct);
                break;
            case "redis":
                await StartProcessAsync(servers, new RedisServer(port).Plan, ServerPatience, ct);
                break;
            default:
                throw new InvalidOperationException($"The local launcher cannot start {server.Name}.");
        }
    }

    private async Task<AspireDashboard> StartDashboardAsync(CancellationToken ct)
    {
        var dashboard = new AspireDashboard(
            Path.Combine(folder.Root, "aspire"), ports.Take(AspireDashboard.Name), ports.Take("otlp-grpc"), ports.Take("otlp-http"));
        await dashboard.PrepareAsync(console.Say);
        await StartProcessAsync(servers, dashboard.Plan, ServerPatience, ct);
        DashboardUrl = dashboard.Url;
        return dashboard;
    }

    private List<ProcessPlan> PlanBackends(int publicPort, AspireDashboard? dashboard)
    {
        var instances = topology.Backends
            .SelectMany(b => Enumerable.Range(0, b.Replicas).Select(i => new BackendInstance(
                b, i, b.External && i == 0 ? publicPort : ports.Take(BackendInstance.NameOf(b, i)))))
            .ToList();
        foreach (var first in instances.Where(i => i.Index == 0))
        {
            expressions.Set(first.Backend.Name, "bindings.http.url", first.Url);
        }

        return [.. instances.Select(i => i.Plan(instances, expressions, Demo, dashboard))];
    }

    private async Task StartProcessAsync(List<Supervised> group, ProcessPlan plan, TimeSpan patience, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var process = new Supervised(plan, console, console.Open(plan.Name, folder.LogOf(plan.Name)), Save);
        lock (gate)
        {
            group.Add(process);
        }

        try
        {
            await process.StartAsync().WaitAsync(patience, ct);
            console.Say($"  {plan.Name} is ready ({Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s)");
        }
        catch (Exception e) when (e is LaunchException or TimeoutException)
        {
            var reason = e is TimeoutException ? $"{plan.Name} is not ready after {patience.TotalSeconds:0} s." : e.Message;
            throw new LaunchException($"{reason} The end of {folder.LogOf(plan.Name)}:\n{LogFiles.Tail(folder.LogOf(plan.Name), 30)}");
        }
    }

    private static async Task FirstFailureOrAllAsync(List<Task> tasks)
    {
        await foreach (var done in Task.WhenEach(tasks))
        {
            await done;
        }
    }

    private List<Supervised> All()
    {
        lock (gate)
        {
            return [.. servers, .. services];
        }
    }

    private void Become(string newState)
    {
        state = newState;
        Save();
    }

    private void Save()
    {
        lock (gate)
        {
            var processes = All().ToDictionary(p => p.Plan.Name, p => p.Now);
            new RunFile
            {
                Launcher = ProcessIdentity.Self,
                State = state,
                BaseUrl = BaseUrl,
                Resources = processes,
                ConnectionStrings = topology.Servers.Select(s => (s.Name, Value: expressions.TryResolve(s.ConnectionString)))
                    .Concat(topology.Databases.Select(d => (d.Name, Value: expressions.TryResolve(d.ConnectionString))))
                    .Where(c => c.Value is not null)
                    .ToDictionary(c => c.Name, c => c.Value!),
            }.Write(folder);
        }
    }
}
