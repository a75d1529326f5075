using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Hatched.AppHost.Local;

/// <summary><c>./hatched up</c>: in the foreground with the logs, or detached until everything is ready.</summary>
internal static class UpCommand
{
    public static async Task<int> RunAsync(LaunchOptions options)
    {
        if (RunFile.ReadRunning(options.State) is { } run)
        {
            Console.WriteLine($"Hatched already {(run.State == "ready" ? "runs" : "is " + run.State)} at {run.BaseUrl} (./hatched status, ./hatched down).");
            return 0;
        }

        return options.Detach ? await RunDetachedAsync(options) : await RunHereAsync(options);
    }

    private static async Task<int> RunHereAsync(LaunchOptions options)
    {
        using var stop = new StopRequest();
        await using var launcher = new LocalLauncher(Topology.Draw().WithReplicas(options.Replicas), options);
        stop.Impatient = launcher.KillAll;
        var failed = false;
        try
        {
            await launcher.StartAsync(stop.Token);
            Console.WriteLine(Welcome(launcher));
            await stop.WaitAsync();
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // Asked to stop while starting.
        }
        catch (LaunchException e)
        {
            Say(e.Message);
            failed = true;
        }

        if (launcher.HasStarted)
        {
            Say("Stopping …");
            await launcher.StopAsync();
            Say("Stopped.");
        }

        // Ctrl+C is how one ends it: that is no failure.
        return failed ? 1 : stop.ExitCode is 130 or 143 ? 0 : stop.ExitCode;
    }

    /// <summary>Starts a launcher of its own session, shows what it says until it is ready, and leaves it.</summary>
    private static async Task<int> RunDetachedAsync(LaunchOptions options)
    {
        using var stop = new StopRequest();
        Directory.CreateDirectory(options.State.Logs);
        var log = options.State.LauncherLog;
        await File.WriteAllTextAsync(log, "");
        string[] arguments =
        [
            "up", "--quiet", "--state-dir", options.State.Root, .. options.Dashboard ? new[] { "--dashboard" } : [],
            .. options.Replicas.SelectMany(r => new[] { "--replicas", FormattableString.Invariant($"{r.Key}={r.Value}") }),
        ];
        // The shell ties the launcher's output to its log, so that it holds nothing of this terminal or of a caller's pipe.
        var start = new ProcessStartInfo("setsid",
            ["sh", "-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, "dotnet", typeof(UpCommand).Assembly.Location, .. arguments]);
        using var child = Process.Start(start)!;
        var shown = new CancellationTokenSource();
        var showing = LogFiles.ShowAsync([("", log)], 0, follow: true, shown.Token);
        while (!child.HasExited && RunFile.ReadRunning(options.State)?.State != "ready" && !stop.Token.IsCancellationRequested)
        {
            await Task.Delay(100);
        }

        if (stop.Token.IsCancellationRequested && !child.HasExited)
        {
            ProcessIdentity.Of(child.Id)?.Signal(ProcessIdentity.Terminate);
            await child.WaitForExitAsync();
        }

        await Task.Delay(300);
        await shown.CancelAsync();
        await showing;
        return stop.Token.IsCancellationRequested ? stop.ExitCode : child.HasExited ? 1 : 0;
    }

    private static string Welcome(LocalLauncher launcher)
    {
        var keys = string.Concat(launcher.Demo.DeveloperEnvironment(launcher.BaseUrl).Select(v => $"  {v.Key}={v.Value}\n"));
        var dashboard = launcher.DashboardUrl is { } url ? $"\n  Dashboard  {url}" : "";
        return $$"""

            Hatched is ready.

              API        {{launcher.BaseUrl}}/api/v1
              Reference  {{launcher.BaseUrl}}/docs
              Health     {{launcher.BaseUrl}}/health/ready{{dashboard}}

            The demo customer, also in {{Path.GetRelativePath(Checkout.Root, launcher.DeveloperEnvironmentFile)}}:
            {{keys}}
            Send a first event:
              curl -s {{launcher.BaseUrl}}/api/v1/events -H 'Authorization: Bearer {{launcher.Demo.ApiKey}}' -H 'Content-Type: application/json' \
                -d '{{FirstEvent()}}'

            """;
    }

    private static string FirstEvent()
    {
        var now = TimeProvider.System.GetUtcNow();
        return JsonSerializer.Serialize(new
        {
            event_id = FormattableString.Invariant($"first-{now.ToUnixTimeSeconds()}"),
            user_id = DemoCustomer.UserId,
            type = "lesson_completed",
            occurred_at = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            properties = new { score = 87 },
        });
    }

    private static void Say(string message)
    {
        try
        {
            Console.WriteLine(message);
        }
        catch (IOException)
        {
            // The terminal was closed.
        }
    }
}
