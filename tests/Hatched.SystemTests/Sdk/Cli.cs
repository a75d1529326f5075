using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

/// <summary>The command line tool in a checkout of its own, whose <c>.hatched/dev.env</c> names one tenant.</summary>
internal sealed class Cli : IDisposable
{
    private static readonly string Program = TestSystem.ProgramOf("sdk/cli/Hatched.Cli/hatched.csproj");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hatched-cli-");

    public static async Task<Cli> OfAsync(Tenant tenant, string? baseUrl = null)
    {
        var cli = new Cli();
        var state = cli.folder.CreateSubdirectory(".hatched").FullName;
        await File.WriteAllTextAsync(Path.Combine(state, "dev.env"), $"HATCHED_BASE_URL={baseUrl ?? TestSystem.BaseUrl}\nHATCHED_API_KEY={tenant.Api.Credential}\n");
        return cli;
    }

    /// <summary>In a folder without any credential.</summary>
    public static Cli Nowhere() => new();

    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var running = Start(arguments);
        var exitCode = await running.ExitAsync();
        return (exitCode, string.Join('\n', running.Output), string.Join('\n', running.Errors));
    }

    public RunningCli Start(params string[] arguments) => new(["dotnet", Program, .. arguments], folder.FullName, new Dictionary<string, string>());

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>A command that runs, and what it has written.</summary>
internal sealed class RunningCli : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    public RunningCli(string[] command, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in TestSystem.DeveloperEnvironment.Keys)
        {
            start.Environment.Remove(variable);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Output => [.. output];

    public IReadOnlyList<string> Errors => [.. errors];

    public IEnumerable<JsonElement> Json => Output.Where(line => line.Length > 0).Select(line => JsonElement.Parse(line));

    public Task<string> LineAsync(Func<string, bool> wanted) => Wait.ForAsync("a line is written", () =>
    {
        Assert.False(process.HasExited, $"It has ended: {string.Join('\n', Output.Concat(Errors))}");
        return Task.FromResult(Output.FirstOrDefault(wanted));
    });

    /// <summary>As Ctrl+C does; as a supervisor does where the tests were started with interrupts ignored (in the background), which children inherit.</summary>
    public async Task<int> InterruptAsync()
    {
        using var kill = Process.Start("kill", [InterruptsAreIgnored ? "-TERM" : "-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await ExitAsync();
    }

    // SIGINT is signal 2: the second bit of the mask.
    private static bool InterruptsAreIgnored =>
        (ulong.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[8..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 2) is not 0;

    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
