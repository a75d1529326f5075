using System.CommandLine;

namespace Hatched.AppHost.Local;

/// <summary><c>./hatched bench</c>: one system on free ports with an empty database, and the benchmark program against it.</summary>
internal static class BenchCommand
{
    private const string Project = "tests/benchmarks/Hatched.Benchmarks/Hatched.Benchmarks.csproj";

    public static Command Create()
    {
        var command = new Command("bench", "Measure the system against its own PostgreSQL") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(parsed => RunAsync(parsed.UnmatchedTokens));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        // Limits would be what is measured otherwise; their headers and their work stay.
        Environment.SetEnvironmentVariable("HATCHED_RATE_LIMITS", "off");
        await using var system = await SeparateSystem.StartAsync("bench", emptied: true);
        return await system.RunAsync(["dotnet", Checkout.ProgramOf(Project), .. arguments], [("HATCHED_BENCH_ROOT", Checkout.Root)]);
    }
}
