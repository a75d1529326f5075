using System.Diagnostics;

namespace Hatched.AppHost.Local;

/// <summary>The commands that look at, or end, what another launcher runs.</summary>
internal static class RunCommands
{
    private const int NotRunning = 3;

    public static async Task<int> DownAsync(StateFolder state, TextWriter? to = null)
    {
        to ??= Console.Out;
        if (RunFile.ReadRunning(state) is { } run)
        {
            if (!await run.Launcher.EndAsync(ProcessIdentity.Terminate, TimeSpan.FromSeconds(45)))
            {
                await to.WriteLineAsync("The launcher did not end in time and was killed.");
            }
        }
        else if (RunFile.Read(state) is null)
        {
            await to.WriteLineAsync("Hatched does not run.");
            return 0;
        }

        var orphans = await RunFile.EndOrphansAsync(state);
        await to.WriteLineAsync(orphans.Count == 0 ? "Stopped." : $"Stopped, with what was left behind: {string.Join(", ", orphans)}.");
        return 0;
    }

    public static async Task<int> StatusAsync(StateFolder state)
    {
        if (RunFile.ReadRunning(state) is not { } run)
        {
            var orphans = RunFile.Read(state)?.Resources.Where(r => r.Value.Process is { IsAlive: true }).Select(r => r.Key).ToArray() ?? [];
            Console.WriteLine(orphans.Length == 0
                ? "Hatched does not run."
                : $"The launcher is gone and left {string.Join(", ", orphans)} behind: ./hatched down ends them.");
            return NotRunning;
        }

        Console.WriteLine($"Hatched is {run.State} at {run.BaseUrl}");
        var looks = run.Resources.Select(async r => (r.Key, r.Value, State: await LookAsync(r.Value))).ToList();
        var width = run.Resources.Keys.Max(n => n.Length);
        var healthy = run.State == "ready";
        foreach (var look in looks)
        {
            var (name, resource, now) = await look;
            healthy &= now is "ready";
            var restarts = resource.Restarts == 0 ? "" : $"  restarted {resource.Restarts}×";
            Console.WriteLine($"  {name.PadRight(width)}  {now,-10}  pid {resource.Process?.Pid,-7}  {resource.Url}{restarts}");
        }

        if (run.Dashboard is { } dashboard)
        {
            Console.WriteLine($"  Telemetry: {dashboard}");
        }

        return healthy ? 0 : 1;
    }

    /// <summary>Ends a process in good order and waits until its launcher has it ready again.</summary>
    public static async Task<int> RestartAsync(StateFolder state, IReadOnlyList<string> names)
    {
        var run = RunFile.ReadRunning(state) ?? throw new LaunchException("Hatched does not run: ./hatched up");
        if (names.Count is 0)
        {
            throw new LaunchException("Restart what? " + string.Join(", ", run.Resources.Keys));
        }

        foreach (var name in names.SelectMany(name => Replicas(run, name)))
        {
            var began = Stopwatch.GetTimestamp();
            var before = run.Resources[name].Process ?? throw new LaunchException($"{name} is not running at the moment.");
            before.Signal(run.Resources[name].StopSignal);
            while (RunFile.ReadRunning(state)?.Resources[name] is not { State: "ready" } now || now.Process == before)
            {
                if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(60))
                {
                    throw new LaunchException($"{name} is not ready again after 60 s. See ./hatched logs {name}");
                }

                await Task.Delay(100);
            }

            Console.WriteLine($"{name} is ready again ({Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s).");
        }

        return 0;
    }

    public static async Task<int> LogsAsync(StateFolder state, IReadOnlyList<string> names, int lines, bool follow)
    {
        var logs = Directory.Exists(state.Logs)
            ? Directory.GetFiles(state.Logs, "*.log").Order().Select(f => (Name: Path.GetFileNameWithoutExtension(f), File: f)).ToList()
            : [];
        if (names.FirstOrDefault(w => logs.All(l => l.Name != w)) is { } unknown)
        {
            throw new LaunchException($"No log of {unknown}. There are: {string.Join(", ", logs.Select(l => l.Name))}");
        }

        var chosen = names.Count is 0 ? logs : [.. logs.Where(l => names.Contains(l.Name))];
        if (chosen.Count == 0)
        {
            Console.WriteLine("There are no logs yet.");
            return 0;
        }

        using var stop = new StopRequest();
        await LogFiles.ShowAsync(chosen, lines, follow, stop.Token);
        return 0;
    }

    private static List<string> Replicas(RunFile run, string name) => run.Replicas(name).ToList() is { Count: > 0 } found
        ? found
        : throw new LaunchException($"There is no {name}. There are: {string.Join(", ", run.Resources.Keys)}");

    /// <summary>What the resource says now: a service is asked for its readiness, a server's port is tried.</summary>
    private static async Task<string> LookAsync(RunningResource resource)
    {
        if (resource.State != "ready")
        {
            return resource.State;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var probe = resource is { Url: { } url } && url.StartsWith("http:", StringComparison.Ordinal)
            ? Probe.HttpOk(url + "/health/ready")
            : Probe.Accepts(resource.Port);
        return await Probe.TryAsync(probe, patience.Token) ? "ready" : "unhealthy";
    }
}
