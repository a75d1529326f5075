using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hatched.Benchmarks;

/// <summary>The system's own PostgreSQL: what it does alone with the rows of an event (durable commits, 8 clients, pgbench), and years of rows in an instant.</summary>
internal sealed partial class Postgres(Settings settings)
{
    private const string Database = "hatched_bench";
    private readonly DbConnectionStringBuilder _server = new() { ConnectionString = settings.PostgresConnection };

    public async Task PrepareYardstickAsync()
    {
        await ToolAsync("psql", "-d", "postgres", "-c", $"DROP DATABASE IF EXISTS {Database}");
        await ToolAsync("psql", "-d", "postgres", "-c", $"CREATE DATABASE {Database}");
        await ToolAsync("psql", "-d", Database, "-v", "ON_ERROR_STOP=1", "-f", Script("schema.sql"));
    }

    /// <returns>Events a second.</returns>
    public async Task<double> YardstickAsync(string script, int eventsPerTransaction)
    {
        List<double> runs = [];
        for (var run = 0; run < settings.Runs + 1; run++)
        {
            var seconds = settings.Duration.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
            var output = await ToolAsync("pgbench", "-n", "-M", "prepared", "-c", "8", "-j", "2", "-T", seconds, "-f", Script(script), Database);
            runs.Add(double.Parse(Tps().Match(output).Groups[1].Value, CultureInfo.InvariantCulture) * eventsPerTransaction);
        }

        var measured = runs.Skip(1).Order().ElementAt(settings.Runs / 2);
        Console.WriteLine($"  {script}: {measured:N0} events/s");
        return measured;
    }

    /// <summary>Fills the big tables of the three services on an event's way with rows of the customer's, in the form that the services write.</summary>
    public async Task LoadTenMillionAsync(Guid customerId)
    {
        foreach (var service in new[] { "ingestion", "progression", "economy" })
        {
            await ToolAsync("psql", "-d", service, "-v", "ON_ERROR_STOP=1", "-v", $"customer={customerId}", "-f", Script($"ten_million_{service}.sql"));
            Console.WriteLine($"  {service} is full");
        }
    }

    private string Script(string name) => Path.Combine(settings.Root, "tests", "benchmarks", "postgres", name);

    private async Task<string> ToolAsync(string tool, params string[] arguments)
    {
        var installed = Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin", tool)).Where(File.Exists).Order().LastOrDefault() ?? tool;
        var start = new ProcessStartInfo(installed, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGHOST"] = (string)_server["Host"];
        start.Environment["PGPORT"] = _server["Port"].ToString();
        start.Environment["PGUSER"] = (string)_server["Username"];
        start.Environment["PGPASSWORD"] = (string)_server["Password"];
        using var running = Process.Start(start)!;
        var error = running.StandardError.ReadToEndAsync();
        var output = await running.StandardOutput.ReadToEndAsync();
        await running.WaitForExitAsync();
        return running.ExitCode is 0 ? output : throw new InvalidOperationException($"{tool}: {await error}");
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
