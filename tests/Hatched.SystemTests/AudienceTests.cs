using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>One user in two audiences: a buddy in each, and what is meant for one does nothing in the other.</summary>
public sealed class AudienceTests
{
    private const string Event = "class_held";

    [Fact]
    public async Task Rules_streaks_paths_and_items_of_an_audience_reach_the_users_buddy_in_it_and_no_other()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.Api.PatchAsync("/customers/me/audiences", new { audiences = new[] { "default", "teachers" }.Select(key => new { key, label = key, brief = "" }) })).Expect(200);
        var only = new Dictionary<string, Guid>();
        foreach (var audience in new[] { "default", "teachers" })
        {
            (await tenant.Api.PostAsync("/coin-rules", new { name = audience, event_type = Event, amount = audience is "teachers" ? 30 : 4, audience })).Expect(201);
            (await tenant.Api.PostAsync("/streak-definitions", new { key = $"{audience}_days", label = audience, event_type = Event, period = "daily", audience })).Expect(201);
            var path = (await tenant.Api.PostAsync("/path-definitions", new { key = $"{audience}_road", label = audience, audience })).Expect(201).Json.Id();
            (await tenant.Api.PostAsync($"/path-definitions/{path}/steps", new
            {
                key = "first", label = "First", completion_condition = new { type = "event_count", config = new { event_type = Event, count = 1 } },
            })).Expect(201);
            (await tenant.Api.PostAsync($"/path-definitions/{path}/activate")).Expect(200);
            var shop = (await tenant.Api.PostAsync("/marketplaces", new { key = $"{audience}_shop", name = audience, audience })).Expect(201).Json.Id();
            only[audience] = (await tenant.Api.PostAsync($"/marketplaces/{shop}/items", new { key = "hat", name = "A hat", category = "head", price = new { coins = 1 } })).Expect(201).Json.Id();
        }

        (await tenant.Api.PostAsync("/coin-rules", new { name = "everybody", event_type = Event, amount = 1 })).Expect(201);
        await tenant.PublishAsync();
        const string user = "miss_honey";
        var buddies = new Dictionary<string, Buddy>
        {
            ["default"] = await tenant.HatchAsync(user),
            ["teachers"] = await tenant.HatchAsync(user, new { audience = "teachers" }),
        };

        foreach (var (audience, buddy) in buddies)
        {
            var other = buddies.Single(pair => pair.Key != audience);
            var before = await other.Value.ReadAsync();
            var sent = $"held-for-{audience}";

            var effects = (await tenant.SendEventAsync(new { event_id = sent, user_id = user, type = Event, audience })).Expect(200).Json.At("effects");

            Assert.Equal(audience is "teachers" ? 31 : 5, effects.Num("coins"));
            Assert.Equal($"{audience}_days", Assert.Single(effects.List("streak_updates")).Str("definition_key"));
            Assert.Single(effects.List("path_updates"));
            var explained = (await tenant.Api.GetAsync($"/events/{sent}")).Expect(200).Json;
            Assert.Equal((audience, buddy.Id), (explained.Str("audience"), explained.Id("buddy_id")));
            Assert.Equal(3, explained.List("explanations").Count(reason => reason.Str("reason") is "audience_mismatch"));
            Assert.Equal(before.ToString(), (await other.Value.ReadAsync()).ToString());

            (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = only[audience] })).Expect(200, 201);
            Assert.Equal("audience_mismatch", (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = only[other.Key] })).ExpectError(409, "conflict").Details.Str("reason"));
        }

        Assert.Equal([buddies["teachers"].Id], (await tenant.Api.GetAsync("/buddies?audience=teachers")).Expect(200).Json.List("data").Select(buddy => buddy.Id()));
        (await tenant.Api.PostAsync("/events", new { event_id = "whose", user_id = user, type = Event })).ExpectError(400, "missing_audience");
        Assert.Equal(["default", "teachers"], (await tenant.Api.PostAsync("/events", new { event_id = "whose", user_id = user, type = Event, audience = "parents" })).ExpectError(400, "unknown_audience").Details.Strings("known"));
    }
}
