using Hatched.SystemTests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Hatched.SystemTests;

/// <summary>What the dashboard offers to see widgets, and to see whether they are built in.</summary>
public sealed class InstallationTests
{
    [Fact]
    public async Task A_preview_shows_the_newest_buddy_and_does_nothing_for_its_user()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.Dashboard.GetAsync("/widget-sessions/preview")).ExpectError(404, "resource_not_found");
        var (older, newest) = (await tenant.HatchAsync(), await tenant.HatchAsync());

        var preview = (await tenant.Dashboard.GetAsync("/widget-sessions/preview")).Expect(200).Json;
        var chosen = (await tenant.Dashboard.GetAsync($"/widget-sessions/preview?buddy_id={older.Id}")).Expect(200).Json;

        Assert.Equal((newest.Id, older.Id), (preview.At("buddy").Id(), chosen.At("buddy").Id()));
        var (session, embed) = (new Api(preview.At("session").Str("token")), new Api(preview.At("embed").Str("token")));
        Assert.Equal("interactive", (await session.GetAsync("/widget/state")).Expect(200).Json.Str("mode"));
        Assert.Equal("read-only", (await embed.GetAsync("/widget/state")).Expect(200).Json.Str("mode"));
        (await session.PostAsync("/widget/track", new { type = "lesson_completed" })).ExpectError(403, "forbidden");
        (await tenant.Dashboard.DeleteAsync($"/widget-sessions/{preview.At("session").Str("session_id")}")).Expect(204);
        (await tenant.Dashboard.GetAsync("/widget-sessions/preview?audience=teachers")).ExpectError(404, "resource_not_found");
        (await (await Tenant.CreateAsync()).Dashboard.GetAsync($"/widget-sessions/preview?buddy_id={older.Id}")).ExpectError(404, "resource_not_found");
    }

    [Fact]
    public async Task A_page_is_told_what_it_has_and_what_it_lacks()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var token = (await tenant.Api.PostAsync("/embed-tokens", new { buddy_id = buddy.Id, user_id = buddy.UserId })).Expect(201).Json.Str("token");
        var stranger = await (await Tenant.CreateAsync()).HatchAsync();
        var foreign = (await stranger.Tenant.Api.PostAsync("/embed-tokens", new { buddy_id = stranger.Id, user_id = stranger.UserId })).Expect(201).Json.Str("token");
        await using var site = await SiteAsync(new Dictionary<string, string>
        {
            ["/good"] = Page($"data-embed-token=\"{token}\"", "<div data-hatched-mount=\"buddy\"></div>"),
            ["/foreign"] = Page($"data-embed-token=\"{foreign}\"", "<div data-hatched-mount=\"buddy\"></div>"),
            ["/wrong-attribute"] = Page($"data-session-token=\"{token}\"", "<div data-hatched-mount=\"buddy\"></div>"),
            ["/no-token"] = Page("", ""),
            ["/none"] = "<html><!-- <script src=\"/widget.js\"></script> --><body></body></html>",
        });
        async Task<(string Status, string Problems)> VerifyAsync(string path)
        {
            var report = (await tenant.Dashboard.PostAsync("/widget-sessions/verify-installation", new { url = site.Urls.Single() + path })).Expect(200).Json;
            return (report.Str("status"), string.Join(' ', report.List("problems").Select(problem => problem.Str("code"))));
        }

        Assert.Equal(("installed", ""), await VerifyAsync("/good"));
        Assert.Equal(("incomplete", "token_invalid"), await VerifyAsync("/foreign"));
        Assert.Equal(("incomplete", "token_invalid"), await VerifyAsync("/wrong-attribute"));
        Assert.Equal(("incomplete", "token_missing mount_missing"), await VerifyAsync("/no-token"));
        Assert.Equal(("missing", "loader_missing"), await VerifyAsync("/none"));
        Assert.Equal(("unreachable", "http_error"), await VerifyAsync("/nowhere"));
        Assert.Equal(("unreachable", "redirected"), await VerifyAsync("/moved"));
        Assert.Equal(("unreachable", "not_html"), await VerifyAsync("/data"));
        Assert.Equal(("unreachable", "unreachable"), await VerifyAsync("/silent"));
        foreach (var url in new[] { "ftp://example.com/", "https://user:secret@example.com/", "not a url", "http://example.com/" })
        {
            (await tenant.Dashboard.PostAsync("/widget-sessions/verify-installation", new { url })).ExpectError(422, "validation_failed");
        }
    }

    private static string Page(string attributes, string body) =>
        $"<!doctype html><html><head><script src=\"https://cdn.hatched.live/widget.js\" {attributes} defer></script></head><body>{body}</body></html>";

    /// <summary>A customer's site on this machine.</summary>
    private static Task<WebApplication> SiteAsync(Dictionary<string, string> pages) => Loopback.ServeAsync(site =>
    {
        foreach (var (path, html) in pages)
        {
            site.MapGet(path, () => Results.Content(html, "text/html; charset=utf-8"));
        }

        site.MapGet("/moved", () => Results.Redirect("/good"));
        site.MapGet("/data", () => Results.Json(new { }));
        site.MapGet("/silent", (HttpContext context) => context.Abort());
    });
}
