using System.Diagnostics;
using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>
/// One system in the making: Aspire's builder and, when it is to run here, the state folder with its secrets and ports. In publish mode
/// (<c>./hatched manifest</c>) nothing of this machine goes in.
/// </summary>
internal sealed class Installation
{
    private readonly LaunchOptions options;
    private readonly List<Service> services = [];
    private readonly Dictionary<string, IResourceBuilder<ParameterResource>> databases = [];
    private readonly List<Func<Task>> preparations = [];
    private readonly TaskCompletionSource failure = new();

    public Installation(IDistributedApplicationBuilder builder, LaunchOptions options, Secrets secrets, Ports ports)
    {
        (Builder, this.options, Secrets, Ports) = (builder, options, secrets, ports);
        Runs = builder.ExecutionContext.IsRunMode;
        HasContainers = !Runs || EngineAnswers();
        BaseUrl = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{PublicPort}");
        Demo = new DemoCustomer(secrets);
    }

    public IDistributedApplicationBuilder Builder { get; }

    /// <summary>Whether this is for running here, not for publishing.</summary>
    public bool Runs { get; }

    /// <summary>Servers are containers; else they are the system's own programs.</summary>
    public bool HasContainers { get; }

    public StateFolder State => options.State;

    public Secrets Secrets { get; }

    public Ports Ports { get; }

    public string BaseUrl { get; }

    public DemoCustomer Demo { get; }

    public bool HasDashboard => options.Dashboard;

    /// <summary>Where the Aspire dashboard is, with the token that opens it.</summary>
    public string? DashboardUrl => !HasDashboard ? null
        : string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.Take("dashboard")}/login?t={Secrets.Password("dashboard-token")}");

    /// <summary>By name of server or database, as the servers' own user: for tests and for looking into it.</summary>
    public IReadOnlyDictionary<string, string> ConnectionStrings { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyList<Service> Services => services;

    /// <summary>The names of the services' databases.</summary>
    public IReadOnlyCollection<string> Databases => databases.Keys;

    public static string PasswordOf(string database) => $"{database}-db-password";

    /// <summary>The password of the roles of a database.</summary>
    public IResourceBuilder<ParameterResource> DatabasePassword(string database) =>
        databases.TryGetValue(database, out var known) ? known : databases[database] = Secret(PasswordOf(database), 32);

    /// <summary>What has to be done before the servers start.</summary>
    public IReadOnlyList<Func<Task>> Preparations => preparations;

    private int PublicPort => options.Port ?? Ports.Take("gateway");

    /// <summary>A password or signing key: generated, here once for all starts.</summary>
    public IResourceBuilder<ParameterResource> Secret(string name, int length) => Runs
        ? Builder.AddParameter(name, Secrets.Password(name, length), secret: true)
        : Builder.AddParameter(name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true);

    /// <summary>A key of exactly 32 bytes in base64, which no manifest can ask to be generated.</summary>
    public IResourceBuilder<ParameterResource> Key(string name) =>
        Runs ? Builder.AddParameter(name, Secrets.Base64Key(name), secret: true) : Builder.AddParameter(name, secret: true);

    /// <param name="published">What a deployment gets unless it says otherwise; null where it has to say.</param>
    public IResourceBuilder<ParameterResource> Setting(string name, string? published, string local) => (Runs, published) switch
    {
        (true, _) => Builder.AddParameter(name, local),
        (_, null) => Builder.AddParameter(name),
        (_, { } value) => Builder.AddParameter(name, value, publishValueAsDefault: true),
    };

    /// <summary>Never completes, but fails with what makes the start pointless.</summary>
    public Task Failed => failure.Task;

    /// <summary>Does what has to be done once a server is ready, before anybody who waits for it starts.</summary>
    public async Task OnReadyAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception e) when (e is LaunchException or System.Data.Common.DbException)
        {
            failure.TrySetException(new LaunchException(e.Message));
            throw;
        }
    }

    public void Prepare(Func<Task> preparation) => preparations.Add(preparation);

    /// <summary>The volume of a container: one for each state folder of this machine.</summary>
    public string VolumeOf(string server) => Runs ? $"hatched-{State.Key}-{server}" : $"hatched-{server}";

    public async Task ResolveConnectionStringsAsync(CancellationToken ct)
    {
        var found = new Dictionary<string, string>();
        foreach (var resource in Builder.Resources.OfType<IResourceWithConnectionString>().Where(r => r is not ConnectionStringResource))
        {
            found[resource.Name] = await resource.GetConnectionStringAsync(ct) ?? "";
        }

        foreach (var database in Databases)
        {
            found[database] = $"{found["postgres"]};Database={database}";
        }

        ConnectionStrings = found;
    }

    public Service AddService<TProject>(string name)
        where TProject : IProjectMetadata, new() => Add<TProject>(name, "127.0.0.1", index => Ports.Take(Service.NameOf(name, index)));

    // The public door answers on both loopback addresses, which is what "localhost" may mean.
    public Service AddGateway<TProject>(string name)
        where TProject : IProjectMetadata, new()
    {
        var gateway = Add<TProject>(name, "localhost", index => index is 0 ? PublicPort : Ports.Take(Service.NameOf(name, index)));
        gateway.Each(process => process.WithExternalHttpEndpoints());
        return gateway;
    }

    private Service Add<TProject>(string name, string host, Func<int, int> port)
        where TProject : IProjectMetadata, new()
    {
        var service = new Service(this, name, [.. Enumerable.Range(0, options.Replicas.GetValueOrDefault(name, 1)).Select(AddProcess)]);
        services.Add(service);
        return service.TunedForSmallMachines();

        IResourceBuilder<ProjectResource> AddProcess(int index)
        {
            var process = Builder.AddProject<TProject>(Service.NameOf(name, index), launchProfileName: null);
            return Runs ? process.RunsAsBuilt(this, host, port(index)) : process.WithHttpEndpoint().WithHttpHealthCheck("/health/ready");
        }
    }

    // The tool alone proves nothing: its daemon must answer.
    private static bool EngineAnswers()
    {
        try
        {
            var info = new ProcessStartInfo("docker", ["info"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var docker = Process.Start(info)!;
            return docker.WaitForExit(TimeSpan.FromSeconds(5)) && docker.ExitCode is 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
