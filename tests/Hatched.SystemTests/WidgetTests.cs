using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The widget API with the tokens that a browser gets.</summary>
public sealed class WidgetTests
{
    private static readonly string[] EveryScope = ["read", "events:track", "marketplace:browse", "marketplace:purchase", "items:equip"];

    [Fact]
    public async Task A_session_reads_tracks_buys_and_equips_for_its_one_buddy()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var widget = await OpenAsync(buddy, EveryScope);

        var effects = (await widget.PostAsync("/widget/track", new { type = "lesson_completed", event_id = "from-the-browser", properties = new { score = 10 } })).Expect(200).Json.At("effects");
        Assert.Equal(50, effects.Num("coins"));
        Assert.Equal(50, (await widget.GetAsync("/widget/tokens")).Expect(200).Json.At("primary").Num("balance"));
        Assert.Equal(2, Assert.Single((await widget.GetAsync("/widget/tokens")).Json.List("progression")).Num("balance"));
        Assert.Contains((await widget.GetAsync("/widget/badges")).Expect(200).Json.List("data"), badge => badge.ToString().Contains("first_lesson", StringComparison.Ordinal));

        var item = (await ShopAsync(widget)).Single(offered => offered.Str("key") is "cozy_scarf");
        Assert.Equal((false, false), (item.Flag("owned"), item.Flag("equipped")));
        (await widget.PostAsync("/widget/purchase", new { item_id = item.Id() })).Expect(200);
        var equipping = (await widget.PostAsync("/widget/equip", new { equip = new[] { item.Id() } })).Expect(202).Json.Id("operation_id");
        await Wait.UntilAsync("the scarf is put on", async () => (await widget.GetAsync($"/widget/operations/{equipping}")).Expect(200).Json.Str("status") is "completed");

        var worn = (await ShopAsync(widget)).Single(offered => offered.Str("key") is "cozy_scarf");
        Assert.Equal((true, true), (worn.Flag("owned"), worn.Flag("equipped")));
        var state = (await widget.GetAsync("/widget/state")).Expect(200);
        Assert.Equal((buddy.Id, 25), (state.Json.At("buddy").Id(), state.Json.At("buddy").Num("coins")));
        Assert.Equal(buddy.Id, (await widget.GetAsync("/widget/buddy")).Expect(200).Json.At("buddy").Id());
        (await widget.GetAsync("/widget/state", ("If-None-Match", state.Header("ETag")!))).Expect(304);
        Assert.Equal(25, await buddy.CoinsAsync());
    }

    [Fact]
    public async Task A_session_without_a_scope_may_read_and_is_refused_what_the_scope_is_for()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        var widget = await OpenAsync(buddy, "read");

        (await widget.GetAsync("/widget/state")).Expect(200);
        (await widget.PostAsync("/widget/track", new { type = "lesson_completed" })).ExpectError(403, "forbidden");
        (await widget.PostAsync("/widget/purchase", new { item_id = Guid.CreateVersion7() })).ExpectError(403, "forbidden");
        (await widget.PostAsync("/widget/equip", new { equip = new[] { Guid.CreateVersion7() } })).ExpectError(403, "forbidden");
        (await widget.GetAsync("/buddies")).ExpectError(403, "forbidden");
        (await widget.GetAsync($"/buddies/{buddy.Id}")).ExpectError(403, "forbidden");
        Assert.Equal(0, await buddy.CoinsAsync());
    }

    [Fact]
    public async Task An_embed_token_reads_and_does_nothing_else()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var publishable = await tenant.PublishableAsync("write:embed-tokens");
        var embed = new Api((await publishable.PostAsync("/embed-tokens", new { buddy_id = buddy.Id, user_id = buddy.UserId })).Expect(201).Json.Str("token"));

        var state = (await embed.GetAsync("/widget/state")).Expect(200).Json;
        Assert.Equal((buddy.Id, "read-only"), (state.At("buddy").Id(), state.Str("mode")));
        (await embed.PostAsync("/widget/track", new { type = "lesson_completed" })).ExpectError(403, "forbidden");
        Assert.Equal(0, await buddy.CoinsAsync());
    }

    [Fact]
    public async Task A_revoked_session_is_refused_within_a_second_as_an_unknown_one_is()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var opened = (await tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "read" } })).Expect(201).Json;
        var widget = new Api(opened.Str("token"));
        (await widget.GetAsync("/widget/state")).Expect(200);

        (await tenant.Api.DeleteAsync($"/widget-sessions/{opened.Id("session_id")}")).Expect(204);

        await Wait.UntilAsync("the session is refused", async () => (await widget.GetAsync("/widget/state")).Status is 401, TimeSpan.FromSeconds(2));
        Assert.Equal((await new Api("no.such.token").GetAsync("/widget/state")).Message, (await widget.GetAsync("/widget/state")).ExpectError(401, "unauthorized").Message);
    }

    private static async Task<Api> OpenAsync(Buddy buddy, params string[] scopes) =>
        new((await buddy.Tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes })).Expect(201).Json.Str("token"));

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> ShopAsync(Api widget) =>
        [.. (await widget.GetAsync("/widget/marketplace")).Expect(200).Json.List("data").SelectMany(marketplace => marketplace.List("items"))];
}
