using System.Text.Json;

namespace Hatched.AppHost.Local;

/// <summary>One running process of the system, as <c>run.json</c> tells it to scripts and tests.</summary>
/// <param name="State">starting, ready, restarting or stopped.</param>
/// <param name="Restarts">How often it was started again because it had ended by itself.</param>
/// <param name="StopSignal">The signal by which it ends in good order.</param>
internal sealed record RunningResource(
    string State, ProcessIdentity? Process, int Port, string? Url, int Restarts, string Log, int StopSignal);

/// <summary>What runs, where, and how to reach it: <c>run.json</c> in the state folder, there while a launcher is.</summary>
internal sealed record RunFile
{
    public static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public required ProcessIdentity Launcher { get; init; }

    /// <summary>starting, ready or stopping.</summary>
    public required string State { get; init; }

    public required string BaseUrl { get; init; }

    /// <summary>The Aspire dashboard's address with its token; null without one.</summary>
    public string? Dashboard { get; init; }

    public required IReadOnlyDictionary<string, RunningResource> Resources { get; init; }

    /// <summary>By name of database or server; with passwords, hence the file's mode.</summary>
    public required IReadOnlyDictionary<string, string> ConnectionStrings { get; init; }

    /// <summary>The processes of that name: all replicas of a service.</summary>
    public IEnumerable<string> Replicas(string name) => Resources.Keys.Where(key =>
        key == name || (key.StartsWith(name + "-", StringComparison.Ordinal) && key[(name.Length + 1)..].All(char.IsAsciiDigit)));

    public static RunFile? Read(StateFolder state)
    {
        try
        {
            return JsonSerializer.Deserialize<RunFile>(File.ReadAllText(state.RunFile), Format);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The run whose launcher is alive.</summary>
    public static RunFile? ReadRunning(StateFolder state) => Read(state) is { Launcher.IsAlive: true } run ? run : null;

    public void Write(StateFolder state) => StateFolder.WritePrivate(state.RunFile, JsonSerializer.Serialize(this, Format));

    /// <summary>Ends what a launcher that is gone left behind: only processes that the file proves to be its own.</summary>
    public static async Task<IReadOnlyList<string>> EndOrphansAsync(StateFolder state)
    {
        if (Read(state) is not { } run)
        {
            return [];
        }

        var orphans = run.Resources.Where(r => r.Value.Process is { IsAlive: true }).ToList();
        await Task.WhenAll(orphans.Select(o => o.Value.Process!.EndAsync(o.Value.StopSignal, TimeSpan.FromSeconds(20))));
        File.Delete(state.RunFile);
        return [.. orphans.Select(o => o.Key)];
    }
}
