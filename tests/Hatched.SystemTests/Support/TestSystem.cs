using System.Globalization;
using System.Text.Json;

namespace Hatched.SystemTests.Support;

/// <summary>One process of the running system, as <c>run.json</c> tells it.</summary>
/// <param name="State">starting, ready, restarting or stopped.</param>
/// <param name="Started">Ticks since boot, as /proc tells them: with the process id beyond doubt who it is.</param>
internal sealed record RunningProcess(string Name, string State, int? Pid, long Started, string? Url, int Restarts, string Log);

/// <summary>The system that <c>./hatched test</c> has started: where it is and what it was given.</summary>
internal static class TestSystem
{
    public static string BaseUrl { get; } = Required("HATCHED_TEST_BASE_URL");

    /// <summary>The checkout that this build came from.</summary>
    public static string Root { get; } = FindRoot();

    private static string RunFile { get; } = Required("HATCHED_TEST_RUN_FILE");

    public static IReadOnlyDictionary<string, RunningProcess> Processes()
    {
        using var run = JsonDocument.Parse(File.ReadAllText(RunFile));
        return run.RootElement.GetProperty("resources").EnumerateObject().ToDictionary(resource => resource.Name, resource =>
        {
            var (value, process) = (resource.Value, resource.Value.GetProperty("process"));
            var runs = process.ValueKind is JsonValueKind.Object;
            return new RunningProcess(
                resource.Name, value.Str("state"), runs ? process.GetProperty("pid").GetInt32() : null, runs ? process.GetProperty("started").GetInt64() : 0,
                value.StrOrNull("url"), value.GetProperty("restarts").GetInt32(), value.Str("log"));
        });
    }

    public static Uri UrlOf(string service) => new(Processes()[service].Url ?? throw new InvalidOperationException($"{service} has no address."));

    /// <summary>A connection string by the name of its database or server.</summary>
    public static string ConnectionString(string name)
    {
        using var run = JsonDocument.Parse(File.ReadAllText(RunFile));
        return run.RootElement.GetProperty("connection_strings").Str(name);
    }

    /// <summary>A file in the folder that holds the test system's state.</summary>
    public static string StateFile(string name) => Path.Combine(Path.GetDirectoryName(RunFile)!, name);

    /// <summary>A password or key of this installation.</summary>
    public static string Secret(string name)
    {
        using var secrets = JsonDocument.Parse(File.ReadAllText(StateFile("secrets.json")));
        return secrets.RootElement.Str(name);
    }

    /// <summary>What <c>dev.env</c> holds, for the test system.</summary>
    public static IReadOnlyDictionary<string, string> DeveloperEnvironment { get; } = new[]
        {
            "HATCHED_BASE_URL", "HATCHED_API_KEY", "HATCHED_PUBLISHABLE_KEY", "HATCHED_WEBHOOK_SECRET", "HATCHED_DASHBOARD_EMAIL", "HATCHED_DASHBOARD_PASSWORD",
        }.ToDictionary(name => name, Required);

    /// <summary>The built program of a project, from the same kind of build (Release, Debug) as this one.</summary>
    public static string ProgramOf(string project) => Path.Combine(
        Root, Path.GetDirectoryName(project)!, string.Join('/', AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..]), Path.GetFileNameWithoutExtension(project) + ".dll");

    /// <summary>When this process was started, in ticks since boot; null when it is gone.</summary>
    public static long? StartOf(int pid) => StatOf(pid) is { } fields && fields[0] is not ("Z" or "X") ? long.Parse(fields[19], CultureInfo.InvariantCulture) : null;

    /// <summary>Null when it is gone.</summary>
    public static int? ParentOf(int pid) => StatOf(pid) is { } fields ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;

    private static string[]? StatOf(int pid)
    {
        try
        {
            // "pid (name) state ppid …": the name may hold spaces and parentheses, so count from its last one; start time is field 22.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is not set: system tests run against the system that ./hatched test starts.");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hatched.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No checkout around {AppContext.BaseDirectory}.");
    }
}
