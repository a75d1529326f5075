using System.Text.RegularExpressions;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary><c>docs/operations.md</c> names what is there, and leaves no setting out.</summary>
public sealed partial class OperationsPageTests
{
    private static readonly string[] Processes =
        ["gateway", "accounts", "ingestion", "progression", "economy", "imaging", "widget", "webhook"];

    // Those that are made when they happen for the first time.
    private static readonly string[] AtFirstUse =
        ["hatched_quota_refused_total", "hatched_rate_limit_refused_total", "hatched_webhooks_attempts_total", "hatched_background_failures_total"];

    private static string Page => File.ReadAllText(Path.Combine(TestSystem.Root, "docs", "operations.md"));

    [Fact]
    public async Task Every_metric_of_the_page_is_there_to_scrape()
    {
        var tenant = await Tenant.CreateAsync();
        await (await tenant.HatchAsync()).SendAsync("lesson_completed");
        var named = Metric().Matches(Page).Select(match => match.Value).Distinct(StringComparer.Ordinal)
            .Where(name => !name.StartsWith("db_client_connection_pool", StringComparison.Ordinal) && name is not "db_client_connection_state").ToList();
        Assert.True(named.Count > 12, $"Only {named.Count} metrics are named.");

        await Wait.UntilAsync("all of them are scraped", async () =>
        {
            var scraped = (await Task.WhenAll(Processes.Select(Metrics.OfAsync))).SelectMany(metrics => metrics.Names)
                .Concat(AtFirstUse).ToHashSet(StringComparer.Ordinal);
            return named.All(name => scraped.Contains(name) || scraped.Contains($"{name}_count"));
        });
    }

    [Fact]
    public void Every_setting_that_the_code_reads_stands_on_the_page()
    {
        string[] folders = ["services", "gateway", "Hatched.ServiceDefaults"];
        var read = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(TestSystem.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Setting().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal).ToList();

        Assert.Contains("Hatched__Mode", read);
        Assert.All(read, setting => Assert.True(
            Page.Contains(setting, StringComparison.Ordinal) || setting.StartsWith("Hatched__DemoSeed", StringComparison.Ordinal), $"{setting} is not on the page."));
    }

    [Fact]
    public void Every_test_that_makes_an_incident_exists()
    {
        var named = Test().Matches(Page).Select(match => match.Groups[1].Value).ToList();
        var tests = typeof(OperationsPageTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        Assert.True(named.Count >= 10, $"Only {named.Count} incidents.");
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [GeneratedRegex(@"\b(?:hatched|http_server|db_client|messaging|target)_[a-z_]*[a-z]\b(?=[`{)\[ ])")]
    private static partial Regex Metric();

    [GeneratedRegex(@"""(Hatched:[A-Za-z:]+)""")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\| `([A-Za-z]+Tests)` \|")]
    private static partial Regex Test();
}
