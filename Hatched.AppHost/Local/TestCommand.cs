using System.CommandLine;
using System.Globalization;
using System.Xml.Linq;

namespace Hatched.AppHost.Local;

/// <summary><c>./hatched test</c>: one system on free ports with its own state, every test project against it, one line of totals.</summary>
/// <remarks><c>--faults</c>: only the fault suite, in its long form; <c>HATCHED_FAULTS_SEED</c> repeats what a seed drew.</remarks>
internal static class TestCommand
{
    private const string Thorough = "500";

    private sealed record Totals(int Passed, int Failed, int Skipped)
    {
        /// <summary>Name and message of every test that failed.</summary>
        public IReadOnlyList<string> Failures { get; init; } = [];

        public static Totals operator +(Totals a, Totals b) =>
            new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped) { Failures = [.. a.Failures, .. b.Failures] };
    }

    public static Command Create()
    {
        var project = new Option<string?>("--project") { Description = "Only test projects whose name holds this" };
        var filter = new Option<string?>("--filter") { Description = "Only tests whose name holds this, or one of several with | between them" };
        var fuzz = new Option<bool>("--fuzz") { Description = "The fuzz suite alone, and thoroughly" };
        var faults = new Option<bool>("--faults") { Description = "The fault suite alone, in its long form" };
        var command = new Command("test", "Start a system of its own and pass the tests") { project, filter, fuzz, faults };
        command.SetAction(parsed => (parsed.GetValue(fuzz), parsed.GetValue(faults)) switch
        {
            (true, _) => RunAsync("Hatched.SystemTests", "Fuzz", fuzz: Environment.GetEnvironmentVariable("HATCHED_FUZZ") ?? Thorough),
            (_, true) => RunAsync("Hatched.SystemTests", "FaultTests.", faults: "long"),
            _ => RunAsync(parsed.GetValue(project), parsed.GetValue(filter), Environment.GetEnvironmentVariable("HATCHED_FUZZ")),
        });
        return command;
    }

    private static async Task<int> RunAsync(string? only, string? filter, string? fuzz = null, string? faults = null)
    {
        // What a developer has set for a try must not decide whether the tests pass. Limits are lifted (their headers stay), since
        // hundreds of sign-ups come from one address; the tests of the limits start a gateway of their own that keeps them.
        Environment.SetEnvironmentVariable("HATCHED_RATE_LIMITS", "off");
        Environment.SetEnvironmentVariable("HATCHED_WEBHOOK_ALLOW_PRIVATE", "true");
        Environment.SetEnvironmentVariable("HATCHED_FAULTS", faults);
        Environment.SetEnvironmentVariable("HATCHED_FUZZ", fuzz);
        var projects = Projects(only);
        var totals = new Totals(0, 0, 0);
        await using (var system = await SeparateSystem.StartAsync("test", emptied: false))
        {
            try
            {
                foreach (var project in projects)
                {
                    totals += await RunProjectAsync(project, system, filter);
                }
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("Stopped before the end.");
                totals += new Totals(0, 1, 0);
            }

            if (totals.Failed > 0)
            {
                ShowWarnings(system.State);
            }
        }

        ShowFailures(totals.Failures);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{totals.Passed} passed, {totals.Failed} failed, {totals.Skipped} skipped"));
        return totals is { Passed: > 0, Failed: 0 } ? 0 : 1;
    }

    /// <summary>Every project under tests/ that is an xunit program.</summary>
    private static List<string> Projects(string? only)
    {
        var all = Directory.GetFiles(Path.Combine(Checkout.Root, "tests"), "*.csproj", SearchOption.AllDirectories)
            .Where(p => File.ReadAllText(p).Contains("\"xunit.v3\"", StringComparison.Ordinal))
            .Select(p => Path.GetRelativePath(Checkout.Root, p))
            .Where(p => only is null || Path.GetFileNameWithoutExtension(p).Contains(only, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .ToList();
        return all.Count > 0 ? all : throw new LaunchException($"No test project {only ?? "under tests/"}.");
    }

    private static async Task<Totals> RunProjectAsync(string project, SeparateSystem system, string? filter)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var results = system.State.File($"results/{name}.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(results)!);
        File.Delete(results);
        Console.WriteLine($"\n{name}");
        var exitCode = await system.RunAsync(
        [
            "dotnet", Checkout.ProgramOf(project), "-nologo", "-noColor", "-showLiveOutput", "-xml", results,
            .. filter?.Split('|').SelectMany(text => new[] { "-method", $"*{text}*" }) ?? [],
        ]);
        var totals = Read(results);
        // A program that crashed, or failed outside of any test, has not passed whatever its report says.
        return totals.Failed == 0 && exitCode != 0 && filter is null ? totals + new Totals(0, 1, 0) : totals;
    }

    private static Totals Read(string results)
    {
        if (!File.Exists(results))
        {
            return new Totals(0, 1, 0);
        }

        return XDocument.Load(results).Descendants("assembly")
            .Select(a => new Totals(Count(a, "passed"), Count(a, "failed") + Count(a, "errors"), Count(a, "skipped") + Count(a, "not-run"))
            {
                Failures = [.. a.Descendants("test").Where(t => t.Attribute("result")?.Value == "Fail").Select(Failure)],
            })
            .Aggregate(new Totals(0, 0, 0), (sum, one) => sum + one);
    }

    private static int Count(XElement element, string attribute) =>
        int.Parse(element.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture);

    private static string Failure(XElement test) =>
        $"{test.Attribute("name")?.Value}\n{test.Element("failure")?.Element("message")?.Value}\n{test.Element("failure")?.Element("stack-trace")?.Value}";

    /// <summary>Once more beside the totals: between hundreds of lines of output nobody finds the one that says what failed.</summary>
    private static void ShowFailures(IReadOnlyList<string> failures)
    {
        foreach (var failure in failures)
        {
            Console.WriteLine("\nFAILED " + Shorten(failure, 2000).ReplaceLineEndings("\n  "));
        }
    }

    /// <summary>What the services complained about, since a failed test often shows only its far end.</summary>
    private static void ShowWarnings(StateFolder state)
    {
        foreach (var log in Directory.GetFiles(state.Logs, "*.log").Order(StringComparer.Ordinal))
        {
            var lines = File.ReadLines(log)
                .Where(l => l.Contains(" fail ", StringComparison.Ordinal) || l.Contains(" crit ", StringComparison.Ordinal) || l.Contains("ERROR", StringComparison.Ordinal))
                .TakeLast(10)
                .ToList();
            if (lines.Count > 0)
            {
                Console.WriteLine($"\n{Path.GetRelativePath(Checkout.Root, log)}");
                lines.ForEach(line => Console.WriteLine("  " + Shorten(line, 400)));
            }
        }
    }

    private static string Shorten(string text, int most) => text.Length > most ? text[..most] + " …" : text;
}
