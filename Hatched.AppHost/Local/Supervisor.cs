using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Hatched.AppHost.Local;

/// <summary>
/// Keeps the processes running as an orchestrator does, which Aspire does not: starts what ended by itself, on the same port and data, and
/// writes down what runs (<c>run.json</c>). Asks each process every tenth of a second whether it is ready.
/// </summary>
internal sealed class Supervisor(DistributedApplication app, Installation here) : IDisposable
{
    private const int StartsBeforeGivingUp = 3;
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Supervised> processes = app.Services.GetRequiredService<DistributedApplicationModel>().Resources
        .Where(resource => resource.Annotations.OfType<LocalProcess>().Any())
        .ToDictionary(resource => resource.Name, resource => new Supervised(resource, resource.Annotations.OfType<LocalProcess>().Last()));

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private string state = "starting";

    private sealed record Supervised(IResource Resource, LocalProcess How)
    {
        public TaskCompletionSource FirstReady { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string State { get; set; } = "starting";

        public ProcessIdentity? Process { get; set; }

        /// <summary>Until the next start begins: an end is told more than once.</summary>
        public bool HasEnded { get; set; }

        /// <summary>What Aspire tells of a start that is over goes on for a while.</summary>
        public int? LastPid { get; set; }

        public long Began { get; set; } = Stopwatch.GetTimestamp();

        public int Restarts { get; set; }

        public int QuickEnds { get; set; }

        public RunningResource Now => new(State, Process, How.Port, How.Url, Restarts, How.Log, How.StopSignal);
    }

    /// <summary>Completes when every process was ready once; fails when one ends again and again before.</summary>
    public async Task WatchAsync(TimeSpan patience, CancellationToken ct)
    {
        _ = FollowAsync();
        await foreach (var ready in Task.WhenEach(processes.Values.Select(p => p.FirstReady.Task.WaitAsync(patience, ct))))
        {
            try
            {
                await ready;
            }
            catch (TimeoutException)
            {
                var late = processes.Values.First(p => !p.FirstReady.Task.IsCompleted);
                throw Failed(late, $"{late.Resource.Name} is not ready after {patience.TotalSeconds:0} s.");
            }
        }
    }

    public IEnumerable<string> Names => processes.Keys;

    /// <summary>What the processes write: of servers, which are not ours and speak much of themselves, only what they say once everything is ready.</summary>
    public Task ShowLogsAsync(CancellationToken ct)
    {
        var (width, names) = (processes.Keys.Max(name => name.Length), processes.Keys.ToList());
        return LogFiles.FollowAsync([.. processes.Select(p => (p.Key, p.Value.How.Log))], Show, ct);

        void Show(string name, string line)
        {
            if (processes[name].Resource is ProjectResource || state is "ready")
            {
                Terminal.Say(Terminal.Prefix(name, width, names.IndexOf(name)) + line);
            }
        }
    }

    public void Become(string newState)
    {
        state = newState;
        Save();
    }

    /// <summary>
    /// Ends the services in good order, then the servers under them. Aspire would end all at once, and PostgreSQL, which it asks to wait for its
    /// clients, by force.
    /// </summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        Become("stopping");
        var running = processes.Values.Where(p => p.Process is not null).ToLookup(p => p.Resource is ProjectResource);
        await Task.WhenAll(running[true].Select(p => p.Process!.EndAsync(p.How.StopSignal, TimeSpan.FromSeconds(8))));
        await Task.WhenAll(running[false].Select(p => p.Process!.EndAsync(p.How.StopSignal, TimeSpan.FromSeconds(15))));
    }

    /// <summary>Ends everything at once, for a user who does not want to wait.</summary>
    public void KillAll()
    {
        foreach (var process in processes.Values)
        {
            process.Process?.Signal(ProcessIdentity.Kill);
        }
    }

    public void Dispose() => stopping.Dispose();

    private async Task FollowAsync()
    {
        await foreach (var change in app.ResourceNotifications.WatchAsync(stopping.Token))
        {
            if (!processes.TryGetValue(change.Resource.Name, out var process))
            {
                continue;
            }

            var (now, pid) = (change.Snapshot.State?.Text, change.Snapshot.Properties.FirstOrDefault(p => p.Name is "executable.pid")?.Value as int?);
            if (now == KnownResourceStates.Running && pid is { } started && process.LastPid != started)
            {
                process.LastPid = started;
                process.HasEnded = false;
                Started(process, ProcessIdentity.Of(started));
            }
            else if (now == KnownResourceStates.Starting)
            {
                process.HasEnded = false;
            }
            else if (!process.HasEnded && KnownResourceStates.TerminalStates.Contains(now))
            {
                process.HasEnded = true;
                _ = StartAgainAsync(process, change.Snapshot.ExitCode);
            }
        }
    }

    private void Started(Supervised process, ProcessIdentity? identity)
    {
        process.Process = identity;
        process.State = process.FirstReady.Task.IsCompleted ? "restarting" : "starting";
        Save();
        _ = UntilReadyAsync(process, identity);
    }

    private async Task UntilReadyAsync(Supervised process, ProcessIdentity? identity)
    {
        while (identity is { IsAlive: true } && !await Probe.TryAsync(process.How.IsReady, stopping.Token))
        {
            await Task.Delay(100, stopping.Token);
        }

        if (identity is null or { IsAlive: false } || process.Process != identity)
        {
            return;
        }

        process.State = "ready";
        Save();
        Terminal.Say(process.FirstReady.TrySetResult()
            ? $"  {process.Resource.Name} is ready ({Stopwatch.GetElapsedTime(process.Began).TotalSeconds:0.0} s)"
            : $"{process.Resource.Name} is ready again.");
    }

    private async Task StartAgainAsync(Supervised process, int? exitCode)
    {
        var name = process.Resource.Name;
        var ended = exitCode is > 128 ? $"signal {exitCode - 128}" : $"exit code {exitCode}";
        process.Process = null;
        process.State = "restarting";
        process.Restarts++;
        Save();
        if (!process.FirstReady.Task.IsCompleted && process.Restarts >= StartsBeforeGivingUp)
        {
            process.FirstReady.TrySetException(Failed(process, $"{name} ended {process.Restarts} times before it was ready (last: {ended})."));
            return;
        }

        process.QuickEnds = Stopwatch.GetElapsedTime(process.Began) < Quick ? process.QuickEnds + 1 : 1;
        var pause = TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, 50 * Math.Pow(2, process.QuickEnds - 1)));
        Terminal.Say($"{name} ended by itself ({ended}); starting it again.");
        await Task.Delay(pause, stopping.Token);
        process.Began = Stopwatch.GetTimestamp();
        await app.ResourceCommands.ExecuteCommandAsync(process.Resource, KnownResourceCommands.StartCommand, stopping.Token);
    }

    private static LaunchException Failed(Supervised process, string reason) =>
        new($"{reason} The end of {process.How.Log}:\n{LogFiles.Tail(process.How.Log, 30)}");

    private void Save()
    {
        lock (gate)
        {
            new RunFile
            {
                Launcher = ProcessIdentity.Self,
                State = state,
                BaseUrl = here.BaseUrl,
                Dashboard = here.DashboardUrl,
                Resources = processes.ToDictionary(p => p.Key, p => p.Value.Now),
                ConnectionStrings = here.ConnectionStrings,
            }.Write(here.State);
        }
    }
}
