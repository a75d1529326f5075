using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Dashboard;

/// <summary>The dashboard in a real browser against the running system, and its logic by itself.</summary>
public sealed class DashboardBrowserTests
{
    private static readonly NodePackage Dashboard = new("dashboard");

    [Fact]
    public Task Its_sentences_and_explanations_are_right() => Dashboard.RunAsync(["npx", "vitest", "run"]);

    [Theory]
    [InlineData("first-steps")]
    [InlineData("screens")]
    public Task It_works_in_a_browser(string flow) =>
        Dashboard.RunAsync(["npx", "vitest", "run", "--config", "vitest.browser.config.ts", flow], ("HATCHED_BASE_URL", TestSystem.BaseUrl));
}
