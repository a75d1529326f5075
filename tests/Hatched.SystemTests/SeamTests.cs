using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Where services, and things that happen at the same time, meet.</summary>
public sealed class SeamTests
{
    [Fact]
    public async Task A_buddy_dressed_while_it_evolves_is_shown_at_the_new_stage_in_the_new_outfit()
    {
        var (buddy, shop) = await RichBuddyAsync("round_glasses", "cozy_scarf");
        (await buddy.Tenant.Api.PatchAsync($"/buddies/{buddy.Id}/skills", new[] { new { key = "grammar", action = "set", value = 100 } })).Expect(200);
        for (var i = 0; i < 3; i++)
        {
            await buddy.SendAsync("lesson_completed");
        }

        var evolving = (await buddy.Tenant.Api.PostAsync($"/buddies/{buddy.Id}/evolve")).Expect(202).Json.Id("operation_id");
        var dressing = await EquipAsync(buddy, shop["cozy_scarf"]);
        await buddy.Tenant.CompletedAsync(evolving);
        await buddy.Tenant.CompletedAsync(dressing);
        var shown = await buddy.ReadAsync();

        Assert.Equal((2, "ready"), (shown.Num("evolution_stage"), shown.At("appearance").Str("status")));
        await buddy.Tenant.CompletedAsync(await EquipAsync(buddy, shop["round_glasses"]));
        var off = (await buddy.Tenant.Api.PatchAsync($"/buddies/{buddy.Id}/equipped-items", new { unequip = new[] { shop["round_glasses"] } })).Expect(202);
        await buddy.Tenant.CompletedAsync(off.Json.Id("operation_id"));
        Assert.Equal((await buddy.ReadAsync()).Str("image_url"), shown.Str("image_url")); // drawn afresh, the same picture
    }

    [Fact]
    public async Task The_next_read_of_a_buddy_shows_what_it_has_just_bought()
    {
        var (buddy, shop) = await RichBuddyAsync();
        string[] wanted = ["round_glasses", "cozy_scarf", "starry_night", "library_nook"];
        for (var bought = 1; bought <= wanted.Length; bought++)
        {
            (await buddy.Tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = shop[wanted[bought - 1]] })).Expect(200);
            Assert.Equal(bought, (await buddy.ReadAsync()).At("progression").Num("item_count"));
        }

    }

    [Fact]
    public async Task Coins_count_for_conditions_after_the_primary_token_was_renamed()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (await buddy.CreditAsync(600)).Expect(200);
        (await tenant.Api.PostAsync("/token-config", new { token_key = "gems", label = "Gems", kind = "primary" })).Expect(200);
        (await tenant.Api.PostAsync("/badge-definitions", new
        {
            key = "rich",
            label = "Rich",
            award_mode = "auto",
            condition = new { type = "coin", config = new { amount = 1000, basis = "balance" } },
        })).Expect(201);
        var draft = (await tenant.Api.GetAsync("/config-versions")).Expect(200).Json.List("data").Single(version => version.Str("status") is "draft").Id();
        (await tenant.Api.PostAsync($"/config-versions/{draft}/publish")).Expect(200);
        (await tenant.Api.PostAsync($"/config-versions/{draft}/migrate-buddies", new { all = true })).Expect(200);

        (await buddy.CreditAsync(400)).Expect(200);

        // At once: whoever credits sees in the next read what has come of it.
        Assert.Contains((await tenant.Api.GetAsync($"/buddies/{buddy.Id}/badges")).Expect(200).Json.List("data"), badge => badge.Str("badge_key") is "rich");
    }

    [Fact]
    public async Task Events_of_one_batch_are_listed_in_their_order_and_found_by_ids_with_slashes()
    {
        var tenant = await Tenant.CreateAsync();
        var events = Enumerable.Range(0, 60).Select(n => new { event_id = $"order/{n}?x#y z", user_id = "reader", type = "step", properties = new { n } }).ToArray();

        var results = (await tenant.Api.PostAsync("/events/batch", new { events })).Expect(200).Json.List("results");

        Assert.All(results, result => Assert.True(result.Flag("accepted")));
        var listed = (await tenant.Api.GetAsync("/events?user_id=reader&limit=200")).Expect(200).Json.List("data");
        Assert.Equal(events.Select(e => e.event_id).Reverse(), listed.Select(e => e.Str("event_id")));
        var one = (await tenant.Api.GetAsync($"/events/{Uri.EscapeDataString(events[7].event_id)}")).Expect(200).Json;
        Assert.Equal(events[7].event_id, one.Str("event_id"));
    }

    [Fact]
    public async Task A_widget_sees_its_own_operations_only_and_acts_once_under_one_key()
    {
        var tenant = await Tenant.CreateAsync();
        var (buddy, other) = (await tenant.HatchAsync(), await tenant.HatchAsync());
        var session = new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "read", "events:track" } };
        var widget = new Api((await tenant.Api.PostAsync("/widget-sessions", session)).Expect(201).Json.Str("token"));

        (await widget.GetAsync($"/widget/operations/{buddy.HatchOperationId}")).Expect(200);
        (await widget.GetAsync($"/widget/operations/{other.HatchOperationId}")).ExpectError(404, "resource_not_found");
        var first = (await widget.PostAsync("/widget/track", new { type = "lesson_completed" }, ("Idempotency-Key", "once"))).Expect(200);
        var again = (await widget.PostAsync("/widget/track", new { type = "lesson_completed" }, ("Idempotency-Key", "once"))).Expect(200);
        Assert.Equal(first.Text, again.Text);
        var etag = (await widget.GetAsync("/widget/state")).Expect(200).Header("ETag")!;
        (await widget.GetAsync("/widget/state", ("If-None-Match", $"\"older\", W/{etag}"))).Expect(304);
        Assert.Equal(1, (await buddy.ReadAsync()).At("progression").At("custom_counters").Num("lesson_completed"));
    }

    [Fact]
    public async Task Null_is_no_element_of_a_list_and_an_empty_text_matches_no_pattern()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (HttpMethod Method, string Path, string Body)[] bad =
        [
            (HttpMethod.Patch, $"/buddies/{buddy.Id}/skills", "[null]"),
            (HttpMethod.Patch, $"/buddies/{buddy.Id}/skills", "null"),
            (HttpMethod.Post, "/skill-sets", """{"key":"zz","name":"z","skills":[null]}"""),
            (HttpMethod.Post, "/coin-rules", """{"name":"a","event_type":"x","amount":1,"where":[null]}"""),
            (HttpMethod.Post, "/streak-definitions", """{"key":"s","label":"x","event_type":"t","period":"daily","milestones":[null]}"""),
            (HttpMethod.Post, "/token-config", """{"token_key":"aa","label":"a","kind":"progression","earn_rules":[null]}"""),
            (HttpMethod.Post, "/webhook-configs", """{"url":"https://example.com/","events":[null]}"""),
            (HttpMethod.Post, "/token-config", """{"token_key":"","label":"a","kind":"progression"}"""),
            (HttpMethod.Post, "/marketplaces", """{"key":"","name":"x"}"""),
            (HttpMethod.Post, "/events", """{"event_id":"e","user_id":"u","type":""}"""),
        ];

        foreach (var (method, path, body) in bad)
        {
            (await tenant.Api.SendAsync(method, path, body)).ExpectError(422, "validation_failed");
        }
    }

    [Fact]
    public async Task An_archived_buddy_refuses_every_change_alike()
    {
        var (buddy, shop) = await RichBuddyAsync("cozy_scarf");
        var api = buddy.Tenant.Api;
        (await api.PatchAsync($"/buddies/{buddy.Id}/archive")).Expect(200);

        Answer[] refused =
        [
            await api.PatchAsync($"/buddies/{buddy.Id}", new { name = "Ghost" }),
            await api.PatchAsync($"/buddies/{buddy.Id}/archive"),
            await api.PatchAsync($"/buddies/{buddy.Id}/equipped-items", new { equip = new[] { shop["cozy_scarf"] } }),
            await api.PostAsync($"/buddies/{buddy.Id}/badges", new { badge_key = "globetrotter" }),
            await api.PostAsync($"/buddies/{buddy.Id}/evolve"),
            await api.PostAsync($"/path-definitions/buddies/{buddy.Id}/paths/first_words/sub-steps/read_the_tips/complete"),
            await api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = shop["cozy_scarf"] }),
            await buddy.CreditAsync(1),
            await buddy.SpendAsync(1),
        ];

        Assert.All(refused, answer => Assert.Equal("archived", answer.ExpectError(409, "conflict").Details.Str("status")));
    }

    /// <summary>A buddy that can pay for everything and owns the named items.</summary>
    private static async Task<(Buddy Buddy, Dictionary<string, Guid> Shop)> RichBuddyAsync(params string[] owned)
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        (await buddy.CreditAsync(10_000)).Expect(200);
        var market = (await buddy.Tenant.Api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        IReadOnlyList<JsonElement> items = (await buddy.Tenant.Api.GetAsync($"/marketplaces/{market}/items")).Expect(200).Json.List("data");
        var shop = items.ToDictionary(item => item.Str("key"), item => item.Id());
        foreach (var key in owned)
        {
            (await buddy.Tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = shop[key] })).Expect(200);
        }

        return (buddy, shop);
    }

    private static async Task<Guid> EquipAsync(Buddy buddy, Guid item) =>
        (await buddy.Tenant.Api.PatchAsync($"/buddies/{buddy.Id}/equipped-items", new { equip = new[] { item } })).Expect(202).Json.Id("operation_id");
}
