using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Hatched.Benchmarks;

/// <summary>The table of ratios: each figure against a yardstick of the same run.</summary>
internal sealed class Report(Settings settings)
{
    public double OneACommit { get; set; }

    public double HundredACommit { get; set; }

    public Measured OwnFloor { get; set; } = null!;

    public Measured ProxiedFloor { get; set; } = null!;

    public Measured Calm { get; set; } = null!;

    public Measured Singles { get; set; } = null!;

    public Measured Batches { get; set; } = null!;

    public Measured OneBuddy { get; set; } = null!;

    public Measured WidgetState { get; set; } = null!;

    /// <summary>As <see cref="Singles"/>, over full tables; null in a quick run.</summary>
    public Measured? SinglesOnFull { get; set; }

    public (double Resident, double Proportional) Memory { get; set; }

    public bool SumsExact { get; set; }

    public void Print() => Console.WriteLine(Environment.NewLine + Table());

    public async Task WriteAsync() => await File.WriteAllTextAsync(Path.Combine(settings.Root, "docs", "performance.md"), $"""
        # Performance

        Written by `./hatched bench` at commit `{await CommitAsync()}`: one run of everything on one machine ({Machine()}), the load generator on the same
        cores, durable commits (`fsync` and `synchronous_commit` on), services that have warmed up, the median of {settings.Runs} measured runs of
        {settings.Duration.TotalSeconds:F0} s after one that is thrown away. Compare ratios, not figures: the yardsticks are of the same run.

        {Table()}
        The yardsticks are pgbench with the rows of one event (event, balance, ledger) in one statement, 8 clients: one event a commit and a hundred
        (`tests/benchmarks/postgres`). Every measured event moves a balance and writes a ledger row; it is answered with its effects, which the next read shows.
        `./hatched bench --quick` takes under three minutes and writes no file; `./hatched bench --micro` measures the evaluator alone.

        """);

    private static string Machine() =>
        $"{Environment.ProcessorCount} cores of {File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "an unknown processor"}, "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB of memory, .NET {Environment.Version}";

    private async Task<string> CommitAsync()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "--short", "HEAD"]) { WorkingDirectory = settings.Root, RedirectStandardOutput = true, UseShellExecute = false })!;
        var commit = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return commit.Trim();
    }

    private string Table()
    {
        var text = new StringBuilder();
        Line(text, "what", "figure", "against", "ratio");
        Line(text, "---", "---", "---", "---");
        Line(text, "PostgreSQL alone, one event a commit", PerSecond(OneACommit), "", "");
        Line(text, "PostgreSQL alone, 100 events a commit", PerSecond(HundredACommit), "", "");
        Line(text, "the gateway answers by itself, 64 connections", PerSecond(OwnFloor.PerSecond), "", "");
        Line(text, "the gateway proxies an answer that costs nothing, 64 connections", PerSecond(ProxiedFloor.PerSecond), "", "");
        Line(text, "`POST /events`, 64 connections, 200 users", PerSecond(Singles.PerSecond), "PostgreSQL, one a commit", Ratio(Singles.PerSecond / OneACommit));
        Line(text, "`POST /events/batch` of 100, 8 connections", PerSecond(Batches.PerSecond), "PostgreSQL, in hundreds", Ratio(Batches.PerSecond / HundredACommit));
        Line(text, "`POST /events`, 4 connections", $"p50 {Calm.P50:F1} ms, p99 {Calm.P99:F1} ms", "", "");
        Line(text, "all events to one buddy, 64 connections", PerSecond(OneBuddy.PerSecond), "200 users", Ratio(OneBuddy.PerSecond / Singles.PerSecond));
        Line(text, "`GET /widget/state` with a matching ETag, 64 connections", PerSecond(WidgetState.PerSecond), "the proxied floor", Ratio(WidgetState.PerSecond / ProxiedFloor.PerSecond));
        if (SinglesOnFull is { } full)
        {
            Line(text, "the 64 connections again, 10 million events and ledger rows stored", PerSecond(full.PerSecond), "the same, database empty", Ratio(full.PerSecond / Singles.PerSecond));
        }

        Line(text, "resident memory of all .NET services after the load", $"{Memory.Resident:F0} MiB; {Memory.Proportional:F0} MiB with shared pages counted once", "", "");
        Line(text, "the one buddy's ledger sums to its balance", SumsExact ? "yes" : "NO", "", "");
        return text.ToString();
    }

    private static void Line(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string PerSecond(double figure) => string.Create(CultureInfo.InvariantCulture, $"{figure:N0}/s");

    private static string Ratio(double ratio) => ratio.ToString("F2", CultureInfo.InvariantCulture);
}
