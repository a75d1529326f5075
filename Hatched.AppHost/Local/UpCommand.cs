using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Hatched.AppHost.Local;

/// <summary><c>./hatched up</c>: in the foreground with the logs, or detached until everything is ready.</summary>
internal static class UpCommand
{
    public static async Task<int> RunAsync(LaunchOptions options, Action<Installation> draw, bool detach)
    {
        if (RunFile.ReadRunning(options.State) is { } run)
        {
            Console.WriteLine($"Hatched already {(run.State is "ready" ? "runs" : "is " + run.State)} at {run.BaseUrl} (./hatched status, ./hatched down).");
            var other = Differences(run, options).ToList();
            if (other.Count > 0)
            {
                Console.WriteLine($"It was started otherwise ({string.Join(", ", other)}): ./hatched down, then up again.");
            }

            return other.Count is 0 ? 0 : 1;
        }

        using var stop = new StopRequest();
        if (!detach)
        {
            return await RunHereAsync(options, draw, stop);
        }

        if (await DetachAsync(options, stop))
        {
            Console.WriteLine(Welcome(RunFile.Read(options.State)!, options.State));
            return 0;
        }

        return stop.ExitCode is 0 ? 1 : stop.ExitCode;
    }

    /// <summary>What is asked for now and is not so in what runs.</summary>
    private static IEnumerable<string> Differences(RunFile run, LaunchOptions options)
    {
        var isChosen = Environment.GetEnvironmentVariable("HATCHED_PORT") is { Length: > 0 };
        if (isChosen && options.Port is { } port && new Uri(run.BaseUrl).Port != port)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"its port is {new Uri(run.BaseUrl).Port} and not {port}");
        }

        if (options.Dashboard != run.Dashboard is not null)
        {
            yield return options.Dashboard ? "without the dashboard" : "with the dashboard";
        }

        foreach (var (service, count) in options.Replicas)
        {
            var there = run.Replicas(service).Count();
            if (there != count)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{there} of {service} and not {count}");
            }
        }
    }

    private static async Task<int> RunHereAsync(LaunchOptions options, Action<Installation> draw, StopRequest stop)
    {
        var system = await LocalSystem.PrepareAsync(options, draw);
        stop.Impatient = system.KillAll;
        var failed = false;
        try
        {
            await system.StartAsync(options.Quiet, stop.Token);
            if (!options.Quiet)
            {
                Terminal.Say(Welcome(RunFile.Read(options.State)!, options.State));
            }

            await stop.WaitAsync();
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            // Asked to stop while starting.
        }
        catch (LaunchException e)
        {
            Terminal.Say(e.Message);
            failed = true;
        }

        Terminal.Say("Stopping …");
        await system.DisposeAsync();
        Terminal.Say("Stopped.");
        // Ctrl+C is how one ends it: that is no failure.
        return failed ? 1 : stop.ExitCode is 130 or 143 ? 0 : stop.ExitCode;
    }

    /// <summary>Starts a launcher in a session of its own, shows what it says until it is ready, and leaves it. False when it ended instead.</summary>
    public static async Task<bool> DetachAsync(LaunchOptions options, StopRequest stop)
    {
        options.State.Create();
        var log = options.State.LauncherLog;
        // The shell ties the launcher's output to its log, so that it holds nothing of this terminal or of a caller's pipe.
        var start = new ProcessStartInfo("setsid",
        [
            "sh", "-c", "umask 077; log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log,
            "dotnet", typeof(UpCommand).Assembly.Location, "up", .. (options with { Quiet = true }).Arguments,
        ]);
        using var shown = new CancellationTokenSource();
        var showing = LogFiles.ShowAsync([("", log)], 0, follow: true, shown.Token);
        using var child = Process.Start(start)!;
        while (!child.HasExited && RunFile.ReadRunning(options.State)?.State is not "ready" && !stop.Token.IsCancellationRequested)
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
        return !child.HasExited;
    }

    // No password stands in it: it lies in dev.env, which only its owner can read.
    private static string Welcome(RunFile run, StateFolder state)
    {
        var demo = new DemoCustomer(new Secrets(state.File("secrets.json")));
        var keys = string.Concat(demo.DeveloperEnvironment(run.BaseUrl).Where(v => !v.Key.EndsWith("PASSWORD", StringComparison.Ordinal)).Select(v => $"  {v.Key}={v.Value}\n"));
        var dashboard = run.Dashboard is { } url ? $"\n  Telemetry  {url}" : "";
        return $$"""

            Hatched is ready.

              Dashboard  {{run.BaseUrl}}/dashboard
              API        {{run.BaseUrl}}/api/v1
              Reference  {{run.BaseUrl}}/docs
              Widgets    {{run.BaseUrl}}/widget/demo
              Health     {{run.BaseUrl}}/health/ready{{dashboard}}

            The demo customer, who may sign in to the dashboard; its password is in {{Path.GetRelativePath(Checkout.Root, state.File("dev.env"))}} too:
            {{keys}}
            Send a first event:
              curl -s {{run.BaseUrl}}/api/v1/events -H 'Authorization: Bearer {{demo.ApiKey}}' -H 'Content-Type: application/json' \
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
}
