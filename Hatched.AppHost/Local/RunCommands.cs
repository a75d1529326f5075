using System.Diagnostics;

namespace Hatched.AppHost.Local;

/// <summary>The commands that look at, or end, what another launcher runs.</summary>
internal static class RunCommands
{
    private const int NotRunning = 3;

    public static async Task<int> DownAsync(LaunchOptions options)
    {
        if (RunFile.ReadRunning(options.State) is { } run)
        {
            if (!await run.Launcher.EndAsync(ProcessIdentity.Terminate, TimeSpan.FromSeconds(45)))
            {
                Console.WriteLine("The launcher did not end in time and was killed.");
            }
        }
        else if (RunFile.Read(options.State) is null)
        {
            Console.WriteLine("Hatched does not run.");
            return 0;
        }

        var orphans = await RunFile.EndOrphansAsync(options.State);
        Console.WriteLine(orphans.Count == 0 ? "Stopped." : $"Stopped, with what was left behind: {string.Join(", ", orphans)}.");
        return 0;
    }

    public static async Task<int> StatusAsync(LaunchOptions options)
    {
        if (RunFile.ReadRunning(options.State) is not { } run)
        {
            var orphans = RunFile.Read(options.State)?.Resources.Where(r => r.Value.Process is { IsAlive: true }).Select(r => r.Key).ToArray() ?? [];
            Console.WriteLine(orphans.Length == 0
                ? "Hatched does not run."
                : $"The launcher is gone and left {string.Join(", ", orphans)} behind: ./hatched down ends them.");
            return NotRunning;
        }

        Console.WriteLine($"Hatched is {run.State} at {run.BaseUrl}");
        var looks = run.Resources.Select(async r => (r.Key, r.Value, State: await LookAsync(r.Key, r.Value))).ToList();
        var width = run.Resources.Keys.Max(n => n.Length);
        var healthy = run.State == "ready";
        foreach (var look in looks)
        {
            var (name, resource, state) = await look;
            healthy &= state == "ready";
            var restarts = resource.Restarts == 0 ? "" : $"  restarted {resource.Restarts}×";
            Console.WriteLine($"  {name.PadRight(width)}  {state,-10}  pid {resource.Process?.Pid,-7}  {resource.Url}{restarts}");
        }

        return healthy ? 0 : 1;
    }

    /// <summary>Ends a process in good order and waits until its launcher has it ready again.</summary>
    public static async Task<int> RestartAsync(LaunchOptions options)
    {
        var run = Running(options);
        if (options.Words.Count == 0)
        {
            throw new LaunchException("Restart what? " + string.Join(", ", run.Resources.Keys));
        }

        foreach (var name in options.Words)
        {
            var began = Stopwatch.GetTimestamp();
            var before = Find(run, name).Process ?? throw new LaunchException($"{name} is not running at the moment.");
            before.Signal(run.Resources[name].StopSignal);
            while (RunFile.ReadRunning(options.State)?.Resources[name] is not { State: "ready" } now || now.Process == before)
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

    public static async Task<int> LogsAsync(LaunchOptions options)
    {
        var logs = Directory.Exists(options.State.Logs)
            ? Directory.GetFiles(options.State.Logs, "*.log").Order().Select(f => (Name: Path.GetFileNameWithoutExtension(f), File: f)).ToList()
            : [];
        if (options.Words.FirstOrDefault(w => logs.All(l => l.Name != w)) is { } unknown)
        {
            throw new LaunchException($"No log of {unknown}. There are: {string.Join(", ", logs.Select(l => l.Name))}");
        }

        var chosen = options.Words.Count == 0 ? logs : [.. logs.Where(l => options.Words.Contains(l.Name))];
        if (chosen.Count == 0)
        {
            Console.WriteLine("There are no logs yet.");
            return 0;
        }

        using var stop = new StopRequest();
        await LogFiles.ShowAsync(chosen, options.Lines, options.Follow, stop.Token);
        return 0;
    }

    private static RunFile Running(LaunchOptions options) =>
        RunFile.ReadRunning(options.State) ?? throw new LaunchException("Hatched does not run: ./hatched up");

    private static RunningResource Find(RunFile run, string name) => run.Resources.TryGetValue(name, out var resource)
        ? resource
        : throw new LaunchException($"There is no {name}. There are: {string.Join(", ", run.Resources.Keys)}");

    /// <summary>What the resource says now: a service is asked for its readiness, a server's port is tried.</summary>
    private static async Task<string> LookAsync(string name, RunningResource resource)
    {
        if (resource.State != "ready")
        {
            return resource.State;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var probe = resource is { Url: { } url } && url.StartsWith("http:", StringComparison.Ordinal) && name != AspireDashboard.Name
            ? Probe.HttpOk(url + "/health/ready")
            : Probe.Accepts(resource.Port);
        return await Probe.TryAsync(probe, patience.Token) ? "ready" : "unhealthy";
    }
}
