using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>What the mounts of a page ask beside the state, with the tokens that a browser gets.</summary>
public sealed class WidgetRouteTests
{
    [Fact]
    public async Task The_hatch_ceremony_is_held_once_whatever_devices_say_so_together_and_the_next_poll_shows_it()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        var (one, other) = (await OpenAsync(buddy, "read"), await OpenAsync(buddy, "read"));
        var pending = (await one.GetAsync("/widget/state")).Expect(200);
        Assert.Equal("pending", pending.Json.At("ceremony").Str("hatch"));
        Assert.Contains("/images/eggs/", pending.Json.At("ceremony").Str("egg_image_url"), StringComparison.Ordinal);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 is 0 ? one : other).PostAsync("/widget/buddy/hatched")));

        Assert.Single(answers, answer => !answer.Expect(200).Json.Flag("already_completed"));
        Assert.Single(answers.Select(answer => answer.Json.Str("completed_at")).Distinct());
        var done = (await other.GetAsync("/widget/state", ("If-None-Match", pending.Header("ETag")!))).Expect(200).Json.At("ceremony");
        Assert.Equal(("done", null), (done.Str("hatch"), done.StrOrNull("egg_image_url")));
    }

    [Fact]
    public async Task An_embed_token_holds_no_ceremony()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var publishable = await tenant.PublishableAsync("write:embed-tokens");
        var embed = new Api((await publishable.PostAsync("/embed-tokens", new { buddy_id = buddy.Id, user_id = buddy.UserId })).Expect(201).Json.Str("token"));

        (await embed.PostAsync("/widget/buddy/hatched")).ExpectError(403, "forbidden");
        Assert.Equal("pending", (await embed.GetAsync("/widget/state")).Expect(200).Json.At("ceremony").Str("hatch"));
    }

    [Fact]
    public async Task A_streak_says_when_its_period_ends_and_which_milestones_it_has_reached()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        await buddy.SendAsync("lesson_completed");
        var widget = await OpenAsync(buddy, "read");

        var streak = (await widget.GetAsync("/widget/streak/daily_lesson")).Expect(200).Json;
        Assert.Equal((1, 3, true), (streak.Num("current"), streak.Num("next_milestone"), streak.Flag("active_in_period")));
        Assert.EndsWith("T00:00:00Z", streak.Str("period_ends_at"), StringComparison.Ordinal);
        Assert.All(streak.List("milestones"), milestone => Assert.False(milestone.Flag("reached")));
        (await widget.GetAsync("/widget/streak/no_such_streak")).ExpectError(404, "resource_not_found");
    }

    [Fact]
    public async Task A_path_is_walked_from_the_browser_and_only_by_a_session_that_may_track()
    {
        var tenant = await Tenant.CreateAsync();
        var path = (await tenant.Api.PostAsync("/path-definitions", new { key = "my_path", label = "A path", is_active = true })).Expect(201).Json.Id();
        var step = (await tenant.Api.PostAsync($"/path-definitions/{path}/steps", new { key = "first", label = "First" })).Expect(201).Json.Id();
        (await tenant.Api.PostAsync($"/path-definitions/{path}/steps/{step}/sub-steps", new { key = "read_it", label = "Read it", allow_manual_complete = true })).Expect(201);
        var idle = (await tenant.Api.PostAsync("/path-definitions", new { key = "next_path", label = "The next one", is_active = false })).Expect(201).Json.Id();
        await tenant.PublishAsync();
        var buddy = await tenant.HatchAsync();
        var (reader, walker) = (await OpenAsync(buddy, "read"), await OpenAsync(buddy, "read", "events:track"));

        Assert.Equal("my_path", (await reader.GetAsync("/widget/path")).Expect(200).Json.At("definition").Str("key"));
        Assert.Equal("The next one", (await reader.GetAsync("/widget/path/next_path")).Expect(200).Json.At("definition").Str("label"));
        (await reader.GetAsync("/widget/path/no_such_path")).ExpectError(404, "resource_not_found");
        (await reader.PostAsync("/widget/path/my_path/sub-steps/read_it/complete")).ExpectError(403, "forbidden");

        Assert.False((await walker.PostAsync("/widget/path/my_path/sub-steps/read_it/complete")).Expect(200).Json.Flag("already_completed"));
        Assert.True((await walker.PostAsync("/widget/path/my_path/sub-steps/read_it/complete")).Expect(200).Json.Flag("already_completed"));
        Assert.True((await reader.GetAsync("/widget/path")).Expect(200).Json.Flag("completed"));
        Assert.NotEqual(path, idle);
    }

    [Fact]
    public async Task A_look_at_an_item_counts_once_a_day_and_of_an_item_that_the_buddy_does_not_see_not_at_all()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        var widget = await OpenAsync(buddy, "read");
        var item = (await widget.GetAsync("/widget/marketplace")).Expect(200).Json.List("data")[0].List("items")[0].Id();

        (await widget.PostAsync($"/widget/marketplace/items/{item}/track-view")).Expect(204);
        (await widget.PostAsync($"/widget/marketplace/items/{item}/track-view")).Expect(204);

        (await widget.PostAsync($"/widget/marketplace/items/{buddy.Id}/track-view")).ExpectError(404, "resource_not_found");
        Assert.Equal(1L, await Database.ReadAsync<long>("widget", "SELECT count(*) FROM item_views WHERE buddy_id = $1", buddy.Id));
    }

    [Fact]
    public async Task What_a_page_has_shown_is_counted_by_mount_and_site()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        var widget = await OpenAsync(buddy, "read");
        var body = new { loader_version = "0.5.0", widgets = new[] { new { mount = "buddy", ms = 400 }, new { mount = "streak", ms = 500 } } };

        (await widget.PostAsync("/widget/rendered", body, ("Origin", "https://www.example.com"))).Expect(204);
        (await widget.PostAsync("/widget/rendered", body, ("Origin", "https://www.example.com"))).Expect(204);

        Assert.Equal(2L, await Database.ReadAsync<long>(
            "widget", "SELECT renders FROM widget_renders WHERE customer_id = $1 AND mount = 'buddy' AND origin = 'www.example.com'", buddy.Tenant.Id));
        (await widget.PostAsync("/widget/rendered", new { loader_version = "0.5.0", widgets = Array.Empty<object>() })).ExpectError(422, "validation_failed");
    }

    [Fact]
    public async Task The_customers_look_is_served_as_soon_as_it_is_set()
    {
        var tenant = await Tenant.CreateAsync();
        var widget = await OpenAsync(await tenant.HatchAsync(), "read");
        var plain = (await widget.GetAsync("/widget/theme")).Expect(200);
        (await widget.GetAsync("/widget/theme", ("If-None-Match", plain.Header("ETag")!))).Expect(304);

        var look = new { theme = "dark", axes = new { geometry = "pill" }, vars = new Dictionary<string, string> { ["--hw-accent"] = "#6247D6" } };
        (await tenant.Dashboard.PatchAsync("/customers/me/settings", new { widget_theme_config = look, widget_size = "lg" })).Expect(200);

        var set = (await widget.GetAsync("/widget/theme", ("If-None-Match", plain.Header("ETag")!))).Expect(200).Json;
        Assert.Equal(("dark", "lg", "pill", "#6247D6"), (set.Str("theme"), set.Str("size"), set.At("axes").Str("geometry"), set.At("vars").Str("--hw-accent")));
    }

    private static async Task<Api> OpenAsync(Buddy buddy, params string[] scopes) =>
        new((await buddy.Tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes })).Expect(201).Json.Str("token"));
}
