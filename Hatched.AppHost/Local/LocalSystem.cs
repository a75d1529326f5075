using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hatched.AppHost.Local;

/// <summary>The system on this machine, from its state folder: it starts what is its own, on its own ports and data, and ends exactly that.</summary>
internal sealed class LocalSystem : IAsyncDisposable
{
    private const long LeastSpace = 1L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DemoPatience = TimeSpan.FromSeconds(60);

    private readonly FileStream lease;
    private readonly Installation here;
    private readonly DistributedApplication app;
    private readonly Supervisor supervisor;
    private readonly CancellationTokenSource following = new();

    private LocalSystem(FileStream lease, Installation here, DistributedApplication app) =>
        (this.lease, this.here, this.app, supervisor) = (lease, here, app, new Supervisor(app, here));

    /// <summary>Takes the state folder and draws the system; nothing is started yet.</summary>
    public static async Task<LocalSystem> PrepareAsync(LaunchOptions options, Action<Installation> draw)
    {
        var state = options.State;
        state.Create();
        var lease = state.TakeLease();
        try
        {
            if (await RunFile.EndOrphansAsync(state) is { Count: > 0 } orphans)
            {
                Terminal.Say($"Ended what an earlier launcher left behind: {string.Join(", ", orphans)}.");
            }

            if (options.Port is { } port)
            {
                Ports.TakePublic(port);
            }

            var secrets = new Secrets(state.File("secrets.json"));
            if (await state.PrepareDataAsync(secrets.Fresh) is { } note)
            {
                Terminal.Say(note);
            }

            if (new DriveInfo(state.Data).AvailableFreeSpace is < LeastSpace and var left)
            {
                throw new LaunchException(FormattableString.Invariant($"Only {left >> 20} MiB are left on the disk of {state.Data}; the servers need {LeastSpace >> 20}."));
            }

            LogFiles.Rotate(state.Logs);
            var ports = new Ports(state.File("ports.json"));
            var builder = CreateBuilder(options, secrets, ports);
            var here = new Installation(builder, options, secrets, ports);
            draw(here);
            if (options.Replicas.Keys.Except(here.Services.Select(s => s.Name)).FirstOrDefault() is { } unknown)
            {
                throw new LaunchException($"--replicas: there is no {unknown}. There are: {string.Join(", ", here.Services.Select(s => s.Name))}");
            }

            return new LocalSystem(lease, here, builder.Build());
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts everything and returns when every process is ready and the demo customer complete.</summary>
    public async Task StartAsync(bool quiet, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(here.Preparations.Select(prepare => prepare()));
        here.Demo.WriteDeveloperEnvironment(here.State.File("dev.env"), here.BaseUrl);
        Terminal.Say("Starting " + string.Join(", ", supervisor.Names));
        var ready = supervisor.WatchAsync(Patience, ct);
        if (!quiet)
        {
            _ = supervisor.ShowLogsAsync(following.Token);
        }

        supervisor.Become("starting");
        await await Task.WhenAny(app.StartAsync(ct), here.Failed);
        await await Task.WhenAny(ready, here.Failed);
        await here.ResolveConnectionStringsAsync(ct);
        if (here.Services.Count > 0 && await here.Demo.WaitAsync(here.BaseUrl, DemoPatience, ct) is { } missing)
        {
            throw new LaunchException($"The demo customer is not complete: {missing}.");
        }

        supervisor.Become("ready");
        Terminal.Say($"Everything is ready after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s.");
    }

    public void KillAll() => supervisor.KillAll();

    public async ValueTask DisposeAsync()
    {
        await supervisor.StopAsync();
        await following.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        File.Delete(here.State.RunFile);
        await lease.DisposeAsync();
        supervisor.Dispose();
        following.Dispose();
    }

    private static IDistributedApplicationBuilder CreateBuilder(LaunchOptions options, Secrets secrets, Ports ports)
    {
        string Url(string name) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports.Take(name)}");
        string[] dashboard = !options.Dashboard ? [] :
        [
            $"--ASPNETCORE_URLS={Url("dashboard")}",
            $"--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL={Url("otlp")}",
            $"--ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL={Url("resources")}",
            $"--AppHost:BrowserToken={secrets.Password("dashboard-token")}",
        ];
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = ["--environment=Development", "--DcpPublisher:WaitForResourceCleanup=true", .. dashboard],
            AssemblyName = typeof(LocalSystem).Assembly.GetName().Name, // it knows where Aspire's programs are
            DisableDashboard = !options.Dashboard,
            AllowUnsecuredTransport = true,
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.AddLogging(logging => logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Aspire.Hosting.Dcp.DcpHost", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        return builder;
    }

    /// <summary>The end comes from us, in order, and not from a signal to the host.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
