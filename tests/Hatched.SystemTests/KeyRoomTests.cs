using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Ids and keys that a browser chooses live in rooms of their own: they never meet those of the customer's server.</summary>
public sealed class KeyRoomTests
{
    [Fact]
    public async Task An_event_id_that_a_browser_chooses_neither_takes_the_servers_event_nor_shows_its_effects()
    {
        var tenant = await Tenant.CreateAsync();
        var (victim, attacker) = (await tenant.HatchAsync(), await tenant.HatchAsync());
        var browser = await TrackingAsync(attacker);

        // The browser comes first: the server's event of that id still counts for its own user.
        await TrackedAsync(browser, "order-1");
        Assert.Equal(50, (await victim.SendAsync("lesson_completed", eventId: "order-1")).Num("coins"));

        // And second: what the server's event gave is not its to see.
        await victim.SendAsync("lesson_completed", eventId: "order-2");
        var answer = await TrackedAsync(browser, "order-2");

        Assert.Equal($"widget:{attacker.Id}:order-2", answer.Json.Str("event_id"));
        Assert.Equal((60, 60), (await victim.CoinsAsync(), await attacker.CoinsAsync()));
        Assert.Equal(victim.UserId, (await tenant.Api.GetAsync("/events/order-2")).Expect(200).Json.Str("user_id"));
        Assert.Equal(attacker.UserId, (await tenant.Api.GetAsync($"/events/widget:{attacker.Id}:order-2")).Expect(200).Json.Str("user_id"));
    }

    [Fact]
    public async Task Within_its_room_a_browsers_event_counts_once_and_each_buddy_has_its_own()
    {
        var tenant = await Tenant.CreateAsync();
        var (one, other) = (await tenant.HatchAsync(), await tenant.HatchAsync());
        var (first, second) = (await TrackingAsync(one), await TrackingAsync(other));
        var longest = new string('e', 200);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TrackedAsync(first, longest)));
        await TrackedAsync(second, longest);

        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Equal((50, 50), (await one.CoinsAsync(), await other.CoinsAsync()));
        Assert.Equal(one.UserId, (await tenant.Api.GetAsync($"/events/{answers[0].Json.Str("event_id")}")).Expect(200).Json.Str("user_id"));
    }

    [Fact]
    public async Task A_server_cannot_put_an_event_into_a_browsers_room()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var e = new { event_id = $"widget:{buddy.Id}:order-1", user_id = buddy.UserId, type = "lesson_completed" };

        (await tenant.Api.PostAsync("/events", e)).ExpectError(422, "validation_failed");
        var entry = (await tenant.Api.PostAsync("/events/batch", new { events = new[] { e } })).Expect(200).Json.List("results")[0];

        Assert.Equal("validation_failed", entry.At("error").Str("code"));
        (await tenant.Api.PostAsync("/events", new { event_id = "widget:something", user_id = buddy.UserId, type = "unrewarded" })).Expect(200, 202);
        Assert.Equal(50, (await TrackedAsync(await TrackingAsync(buddy), "order-1")).Json.At("effects").Num("coins"));
    }

    [Fact]
    public async Task An_idempotency_key_of_a_page_is_not_the_servers_nor_another_pages()
    {
        var tenant = await Tenant.CreateAsync();
        var (one, other) = (await tenant.HatchAsync(), await tenant.HatchAsync());
        var pages = new[] { await tenant.PublishableAsync("write:embed-tokens"), await tenant.PublishableAsync("write:embed-tokens") };
        Task<Answer> EmbedAsync(Api api, Buddy buddy) => api.PostAsync("/embed-tokens", new { buddy_id = buddy.Id, user_id = buddy.UserId }, ("Idempotency-Key", "checkout-1"));

        var server = (await EmbedAsync(tenant.Api, one)).Expect(201);
        var page = (await EmbedAsync(pages[0], other)).Expect(201);

        Assert.Null((await EmbedAsync(pages[1], one)).Expect(201).Header("Idempotency-Replayed"));
        Assert.Equal(server.Text, (await EmbedAsync(tenant.Api, one)).Expect(201).Text);
        Assert.Equal(page.Text, (await EmbedAsync(pages[0], other)).Expect(201).Text);
        (await EmbedAsync(pages[0], one)).ExpectError(409, "idempotency_key_conflict");
    }

    private static async Task<Api> TrackingAsync(Buddy buddy)
    {
        var scopes = new[] { "read", "events:track" };
        return new((await buddy.Tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes })).Expect(201).Json.Str("token"));
    }

    private static Task<Answer> TrackedAsync(Api browser, string eventId) => Wait.ForAsync("the event is applied", async () =>
        await browser.PostAsync("/widget/track", new { type = "lesson_completed", event_id = eventId }) is { Status: not 202, IsBusy: false } answer ? answer.Expect(200) : null);
}
