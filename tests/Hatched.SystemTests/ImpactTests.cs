using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary><c>GET /config-versions/{id}/impact</c>: the draft, played over the customer's own events.</summary>
public sealed class ImpactTests
{
    [Fact]
    public async Task The_draft_and_the_published_rules_are_played_over_the_customers_own_events()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var coins = 0L;
        for (var lesson = 0; lesson < 3; lesson++)
        {
            coins += (await buddy.SendAsync("lesson_completed")).Num("coins");
        }

        (await tenant.SendEventAsync(new { event_id = "lonely", user_id = "nobody", type = "story_read" })).Expect(200); // would have had 12
        (await tenant.Api.PostAsync("/coin-rules", new { name = "More", event_type = "lesson_completed", amount = 1 })).Expect(201);

        var impact = await ImpactAsync(tenant);

        Assert.Equal((true, 1), (impact.Flag("affects_new_buddies"), impact.Num("existing_buddies_pinned")));
        var change = Assert.Single(impact.List("changes"));
        Assert.Equal(("coin_rules", "More", "added"), (change.Str("section"), change.Str("key"), change.Str("change")));
        var backtest = impact.At("backtest");
        Assert.Equal((4, 2, false), (backtest.Num("events"), backtest.Num("users"), backtest.Flag("truncated")));
        Assert.Equal((coins + 12, coins + 12 + 3), (backtest.Num("coins_before"), backtest.Num("coins_after")));
        Assert.Equal((1, 1), (backtest.Num("badges_before"), backtest.Num("badges_after")));
    }

    [Fact]
    public async Task What_the_customer_has_switched_off_is_not_counted()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var coins = (await buddy.SendAsync("lesson_completed")).Num("coins");
        (await tenant.Api.PostAsync("/badge-definitions", new { key = "extra", label = "Extra", award_mode = "auto", condition = new { type = "event_count", config = new { event_type = "lesson_completed", count = 1 } }, reward = new { coins = 1 } })).Expect(201);
        Assert.Equal((1, 2), await BadgesAsync(tenant));

        (await tenant.Api.PatchAsync("/customers/me/settings", new { feature_toggles = new { badges = false } })).Expect(200);

        await Wait.UntilAsync("the rules are played without badges", async () => await BadgesAsync(tenant) is (0, 0));
        var backtest = (await ImpactAsync(tenant)).At("backtest");
        Assert.Equal((coins - 20, coins - 20), (backtest.Num("coins_before"), backtest.Num("coins_after")));
    }

    [Fact]
    public async Task Of_more_than_5000_events_the_newest_5000_are_played_and_it_is_said()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.SendEventAsync(new { event_id = "oldest", user_id = "oldest", type = "lesson_completed" })).Expect(200);
        for (var batch = 0; batch < 10; batch++)
        {
            var events = Enumerable.Range(0, 500).Select(i => new { event_id = $"{batch}-{i}", user_id = "nobody", type = "word_learned" });
            Assert.All((await tenant.Api.PostAsync("/events/batch", new { events })).Expect(200).Json.List("results"), result => Assert.True(result.Flag("accepted")));
        }

        (await tenant.Api.PostAsync("/config-versions")).Expect(200, 201);

        var backtest = (await ImpactAsync(tenant)).At("backtest");

        Assert.Equal((5_000, 1, true), (backtest.Num("events"), backtest.Num("users"), backtest.Flag("truncated")));
    }

    private static async Task<System.Text.Json.JsonElement> ImpactAsync(Tenant tenant)
    {
        var draft = (await tenant.Api.PostAsync("/config-versions")).Expect(200, 201).Json.Id();
        return (await tenant.Api.GetAsync($"/config-versions/{draft}/impact")).Expect(200).Json;
    }

    private static async Task<(long Before, long After)> BadgesAsync(Tenant tenant) =>
        (await ImpactAsync(tenant)).At("backtest") is var backtest ? (backtest.Num("badges_before"), backtest.Num("badges_after")) : default;
}
