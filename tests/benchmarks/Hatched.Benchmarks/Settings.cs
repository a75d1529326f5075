using System.Text.Json;

namespace Hatched.Benchmarks;

/// <summary>What to measure, where, and for how long.</summary>
internal sealed record Settings(Uri BaseUrl, string ApiKey, string PostgresConnection, JsonElement Resources, string Root, bool Quick)
{
    /// <summary>One measured run.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds(Quick ? 4 : 6);

    /// <summary>Measured runs of each scenario, after one that is thrown away; the median counts.</summary>
    public int Runs => Quick ? 1 : 3;

    public static Settings Read(string[] args)
    {
        var run = JsonDocument.Parse(File.ReadAllText(Need("HATCHED_TEST_RUN_FILE"))).RootElement;
        return new Settings(
            new Uri(Need("HATCHED_TEST_BASE_URL")),
            Need("HATCHED_API_KEY"),
            run.GetProperty("connection_strings").GetProperty("postgres").GetString()!,
            run.GetProperty("resources"),
            Need("HATCHED_BENCH_ROOT"),
            args.Contains("--quick"));
    }

    private static string Need(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: run ./hatched bench.");
}
