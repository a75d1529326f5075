using System.Diagnostics;

namespace Hatched.AppHost.Local;

/// <summary>A second system of this checkout, on free ports with a state folder of its own and without telemetry, for a program that tries or measures it.</summary>
internal sealed class SeparateSystem : IAsyncDisposable
{
    private readonly StopRequest stop = new();

    private SeparateSystem(StateFolder state) => State = state;

    public StateFolder State { get; }

    public static async Task<SeparateSystem> StartAsync(string name, bool emptied)
    {
        var system = new SeparateSystem(new StateFolder(Path.Combine(Checkout.Root, ".hatched", name)));
        system.State.Empty(logs: true, data: emptied);
        if (await UpCommand.DetachAsync(new LaunchOptions { State = system.State, Dashboard = false }, system.stop))
        {
            return system;
        }

        await system.DisposeAsync();
        throw new LaunchException("The system did not start.");
    }

    /// <summary>Runs a program to its end; when we are asked to stop before, it is stopped. Its exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> command, params IEnumerable<(string Name, string Value)> environment)
    {
        var run = RunFile.Read(State)!;
        var demo = new DemoCustomer(new Secrets(State.File("secrets.json")));
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false };
        start.Environment["HATCHED_TEST_BASE_URL"] = run.BaseUrl;
        start.Environment["HATCHED_TEST_RUN_FILE"] = State.RunFile;
        foreach (var (name, value) in demo.DeveloperEnvironment(run.BaseUrl).Select(v => (v.Key, v.Value)).Concat(environment))
        {
            start.Environment[name] = value;
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
        }
    }

    public async ValueTask DisposeAsync()
    {
        await RunCommands.DownAsync(State, TextWriter.Null);
        stop.Dispose();
    }
}
