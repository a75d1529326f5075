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

    private readonly FileStream _lease;
    private readonly Installation _here;
    private readonly DistributedApplication _app;
    private readonly Supervisor _supervisor;
    private readonly CancellationTokenSource _following = new();

    private LocalSystem(FileStream lease, Installation here, DistributedApplication app) =>
        (_lease, _here, _app, _supervisor) = (lease, here, app, new Supervisor(app, here));

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
        await Task.WhenAll(_here.Preparations.Select(prepare => prepare()));
        _here.Demo.WriteDeveloperEnvironment(_here.State.File("dev.env"), _here.BaseUrl);
        Terminal.Say("Starting " + string.Join(", ", _supervisor.Names));
        var ready = _supervisor.WatchAsync(Patience, ct);
        if (!quiet)
        {
            _ = _supervisor.ShowLogsAsync(_following.Token);
        }

        _supervisor.Become("starting");
        await await Task.WhenAny(_app.StartAsync(ct), _here.Failed);
        await await Task.WhenAny(ready, _here.Failed);
        await _here.ResolveConnectionStringsAsync(ct);
        if (_here.Services.Count > 0 && await _here.Demo.WaitAsync(_here.BaseUrl, DemoPatience, ct) is { } missing)
        {
            throw new LaunchException($"The demo customer is not complete: {missing}.");
        }

        _supervisor.Become("ready");
        Terminal.Say($"Everything is ready after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s.");
    }

    public void KillAll() => _supervisor.KillAll();

    public async ValueTask DisposeAsync()
    {
        await _supervisor.StopAsync();
        await _following.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        File.Delete(_here.State.RunFile);
        await _lease.DisposeAsync();
        _supervisor.Dispose();
        _following.Dispose();
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
