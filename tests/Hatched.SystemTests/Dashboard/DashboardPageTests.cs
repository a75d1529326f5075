using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Dashboard;

/// <summary>How the gateway serves the dashboard's files.</summary>
public sealed class DashboardPageTests
{
    [Fact]
    public async Task The_root_leads_to_the_dashboard()
    {
        var answer = (await Api.Anonymous.GetAsync("//")).Expect(302);

        Assert.Equal("/dashboard", answer.Header("Location"));
    }

    [Theory]
    [InlineData("//dashboard")]
    [InlineData("//dashboard/rules/coins?tab=1")]
    public async Task Every_page_comes_with_a_nonce_of_its_own_and_headers_that_let_nothing_foreign_run(string path)
    {
        var pages = await Task.WhenAll(Api.Anonymous.GetAsync(path), Api.Anonymous.GetAsync(path));

        Assert.All(pages, page =>
        {
            page.Expect(200);
            var policy = page.Header("Content-Security-Policy")!;
            Assert.All(
                ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"],
                rule => Assert.Contains(rule, policy, StringComparison.Ordinal));
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains($"nonce=\"{Nonce(page)}\"", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("__NONCE__", page.Text, StringComparison.Ordinal);
            Assert.Equal("text/html", page.ContentType!.MediaType);
            Assert.Equal(("no-cache", "nosniff"), (page.Header("Cache-Control"), page.Header("X-Content-Type-Options")));
            Assert.Equal(("no-referrer", "same-origin"), (page.Header("Referrer-Policy"), page.Header("Cross-Origin-Opener-Policy")));
        });
        Assert.NotEqual(Nonce(pages[0]), Nonce(pages[1]));
    }

    [Theory]
    [InlineData("//dashboard/assets/none.js")]
    [InlineData("//dashboard/assets/index.html")]
    [InlineData("//dashboard/assets/..%2findex.html")]
    [InlineData("//dashboard/assets/..%2f..%2fpackage.json")]
    [InlineData("//dashboard/assets/deeper/index.js")]
    public async Task An_asset_that_is_not_of_the_build_is_not_found(string path) =>
        (await Api.Anonymous.GetAsync(path)).ExpectError(404, "resource_not_found");

    [Fact]
    public async Task Pages_are_read_and_nothing_is_sent_to_them() =>
        (await Api.Anonymous.PostAsync("//dashboard", new { })).ExpectError(405, "method_not_allowed");

    private static string Nonce(Answer page) => page.Header("Content-Security-Policy")!.Split("'nonce-")[1].Split('\'')[0];
}
