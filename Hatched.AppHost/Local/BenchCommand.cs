using System.Diagnostics;

namespace Hatched.AppHost.Local;

/// <summary><c>./hatched bench</c>: one system on free ports with an empty database, and the benchmark program against it.</summary>
internal static class BenchCommand
{
    private const string Project = "tests/benchmarks/Hatched.Benchmarks/Hatched.Benchmarks.csproj";

    public static async Task<int> RunAsync(string[] arguments)
    {
        // Limits would be what is measured otherwise; their headers and their work stay.
        Environment.SetEnvironmentVariable("HATCHED_RATE_LIMITS", "off");
        var options = LaunchOptions.Parse([]) with { State = new StateFolder(Path.Combine(Checkout.Root, ".hatched", "bench")), Port = null, Quiet = true };
        if (Directory.Exists(options.State.File("data")))
        {
            Directory.Delete(options.State.File("data"), recursive: true); // an earlier benchmark's rows: this one starts with an empty database
        }

        using var stop = new StopRequest();
        await using var launcher = new LocalLauncher(Topology.Draw(), options);
        stop.Impatient = launcher.KillAll;
        await launcher.StartAsync(stop.Token);
        var start = new ProcessStartInfo("dotnet", [Checkout.ProgramOf(Project), .. arguments]) { UseShellExecute = false };
        start.Environment["HATCHED_TEST_BASE_URL"] = launcher.BaseUrl;
        start.Environment["HATCHED_TEST_RUN_FILE"] = options.State.RunFile;
        start.Environment["HATCHED_BENCH_ROOT"] = Checkout.Root;
        foreach (var (key, value) in launcher.Demo.DeveloperEnvironment(launcher.BaseUrl))
        {
            start.Environment[key] = value;
        }

        using var running = Process.Start(start)!;
        try
        {
            await running.WaitForExitAsync(stop.Token);
            return running.ExitCode;
        }
        finally
        {
            if (!running.HasExited)
            {
                running.Kill(entireProcessTree: true);
            }

            await launcher.StopAsync();
        }
    }
}
