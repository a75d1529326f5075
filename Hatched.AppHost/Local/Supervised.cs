using System.Diagnostics;

namespace Hatched.AppHost.Local;

/// <summary>How one process is started, known to be ready, and ended.</summary>
internal sealed record ProcessPlan(string Name, IReadOnlyList<string> Command, int Port, Func<CancellationToken, Task<bool>> IsReady)
{
    public string? User { get; init; }

    public string? Url { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string WorkingDirectory { get; init; } = "/";

    public int StopSignal { get; init; } = ProcessIdentity.Terminate;

    /// <summary>What it says while it starts and ends is for its log file alone, as of a server of somebody else's: banners, and how it is set up.</summary>
    public bool SpeaksOnlyWhenReady { get; init; }
}

/// <summary>Keeps one process running: starts it again, on the same port and data, whenever it ends by itself, as orchestrators do.</summary>
internal sealed class Supervised(ProcessPlan plan, LogStream console, LogStream.ResourceLog log, Action changed) : IDisposable
{
    private const int StartsBeforeGivingUp = 3;
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;
    private ProcessIdentity? process;
    private string state = "starting";
    private int restarts;

    public ProcessPlan Plan => plan;

    public RunningResource Now => new(state, process, plan.Port, plan.Url, restarts, log.File, plan.StopSignal);

    /// <summary>Starts, and completes when the process was ready for the first time; fails when it ends again and again before.</summary>
    public Task StartAsync()
    {
        loop = Task.Run(KeepRunningAsync);
        return ready.Task;
    }

    public async Task StopAsync(TimeSpan grace)
    {
        await stopping.CancelAsync();
        if (process is { } current && !await current.EndAsync(plan.StopSignal, grace))
        {
            console.Say($"{plan.Name} did not end within {grace.TotalSeconds:0} s and was killed.");
        }

        await loop;
    }

    public void Dispose()
    {
        stopping.Dispose();
        log.Dispose();
    }

    private async Task KeepRunningAsync()
    {
        var quickEnds = 0;
        while (!stopping.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            var exitCode = await RunOnceAsync();
            Become("stopped", null);
            if (stopping.IsCancellationRequested)
            {
                break;
            }

            if (!ready.Task.IsCompleted && restarts + 1 >= StartsBeforeGivingUp)
            {
                ready.TrySetException(new LaunchException($"{plan.Name} ended {restarts + 1} times before it was ready (last: {Describe(exitCode)})."));
                break;
            }

            quickEnds = Stopwatch.GetElapsedTime(began) < Quick ? quickEnds + 1 : 1;

            var pause = TimeSpan.FromMilliseconds(Math.Min(LongestPause.TotalMilliseconds, 100 * Math.Pow(2, quickEnds - 1)));
            restarts++;
            Become("restarting", null);
            console.Say($"{plan.Name} ended by itself ({Describe(exitCode)}); starting it again in {pause.TotalSeconds:0.0} s.");
            await Task.Delay(pause, stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        ready.TrySetCanceled();
    }

    private async Task<int> RunOnceAsync()
    {
        using var running = Process.Start(StartInfo())!;
        Become(ready.Task.IsCompleted ? "restarting" : "starting", ProcessIdentity.Of(running.Id));
        running.StandardInput.Close();
        var pumps = new[] { PumpAsync(running.StandardOutput), PumpAsync(running.StandardError) };
        var exit = running.WaitForExitAsync(CancellationToken.None);
        if (await ProbeAsync(exit))
        {
            if (ready.Task.IsCompleted)
            {
                console.Say($"{plan.Name} is ready again.");
            }

            Become("ready", process);
            ready.TrySetResult();
        }

        await exit;
        // Its last lines; a grandchild may hold the pipe open for longer than we care.
        await Task.WhenAny(Task.WhenAll(pumps), Task.Delay(500));
        return running.ExitCode;
    }

    private ProcessStartInfo StartInfo()
    {
        // A session of its own: Ctrl+C in the terminal reaches the launcher alone, which then ends things in order.
        var command = SystemUser.Command(plan.User, ["setsid", .. plan.Command]);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = plan.WorkingDirectory,
        };
        foreach (var (name, value) in plan.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private async Task<bool> ProbeAsync(Task exit)
    {
        while (!exit.IsCompleted && !stopping.IsCancellationRequested)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            patience.CancelAfter(TimeSpan.FromSeconds(5));
            if (await Probe.TryAsync(plan.IsReady, patience.Token) && !exit.IsCompleted)
            {
                return true;
            }

            await Task.WhenAny(exit, Task.Delay(100));
        }

        return false;
    }

    private async Task PumpAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                log.Write(line, isForConsole: !plan.SpeaksOnlyWhenReady || (state is "ready" && !stopping.IsCancellationRequested));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone and so is its pipe.
        }
    }

    private void Become(string newState, ProcessIdentity? newProcess)
    {
        (state, process) = (newState, newProcess);
        changed();
    }

    private static string Describe(int exitCode) => exitCode > 128 ? $"signal {exitCode - 128}" : $"exit code {exitCode}";
}
