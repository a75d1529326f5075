using System.Globalization;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>A customer whose rules give the same in whatever order things come, so that the end can be told from what was acknowledged.</summary>
internal sealed record Customer(Tenant Tenant, IReadOnlyList<Buddy> Buddies, Guid Each, Guid Item, Guid RareItem, Guid Endpoint)
{
    public const int Stock = 25;
    public const int PointsALevel = 5;
    public const int MaxFocus = 1_000_000;
    private const int Cap = 100;

    /// <summary>The rewards of one buddy after so many ticks, purchases and coins by hand.</summary>
    public static (long Coins, long Sparks, IReadOnlyList<string> Badges) Earned(int ticks, int purchases, long credited)
    {
        var coins = (3L * ticks) + Math.Min(Cap, 2 * ticks) + (ticks > 0 ? 1 + 4 : 0) + credited;
        var sparks = 2L * ticks;
        List<string> badges = [];
        if (purchases > 0)
        {
            badges.Add("buyer");
            coins += 11;
        }

        if (ticks >= 100)
        {
            badges.Add("hundred");
            sparks += 7;
        }

        if (ticks >= 10)
        {
            badges.Add("ten");
            coins += 5;
        }

        if (coins >= 200)
        {
            badges.Add("rich");
            sparks += 3;
        }

        return (coins, sparks, [.. badges.Order(StringComparer.Ordinal)]);
    }

    public static async Task<Customer> CreateAsync(string webhookUrl, int buddies)
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        async Task<Guid> AddAsync(string path, object body) => (await tenant.Api.PrepareAsync(HttpMethod.Post, path, body)).Expect(200, 201).Json is var made && made.Has("id") ? made.Id() : Guid.Empty;
        await AddAsync("/skill-sets", new { key = "main", name = "Main", skills = new[] { new { key = "focus", label = "Focus", max_value = MaxFocus, points_per_level = PointsALevel } } });
        await AddAsync("/token-config", new { token_key = "sparks", label = "Sparks", kind = "progression", earn_rules = new[] { new { event_type = "tick", amount = 2 } } });
        var each = await AddAsync("/coin-rules", new { name = "Each", event_type = "tick", amount = 3 });
        await AddAsync("/coin-rules", new { name = "Some", event_type = "tick", amount = 2, daily_cap = Cap });
        await AddAsync("/skill-rules", new { name = "Focus", event_type = "tick", skill_key = "focus", amount = 1 });
        await AddAsync("/streak-definitions", new { key = "daily", label = "Daily", event_type = "tick", tick_bonus_coins = 1, milestones = new[] { new { count = 1, coins = 4 } } });
        await AddBadgeAsync("ten", "event_count", new { event_type = "tick", count = 10 }, new { coins = 5 });
        await AddBadgeAsync("hundred", "event_count", new { event_type = "tick", count = 100 }, new { token_key = "sparks", token_amount = 7 });
        // These follow from what Economy tells Progression over the broker.
        await AddBadgeAsync("buyer", "milestone", new { metric = "item_count", threshold = 1 }, new { coins = 11 });
        await AddBadgeAsync("rich", "coin", new { amount = 200, basis = "lifetime_earned" }, new { token_key = "sparks", token_amount = 3 });
        var shop = await AddAsync("/marketplaces", new { key = "shop", name = "Shop" });
        var item = await AddAsync($"/marketplaces/{shop}/items", new { key = "plenty", name = "Plenty", category = "face", price = new { coins = 7 }, max_per_buddy = (int?)null });
        var rare = await AddAsync($"/marketplaces/{shop}/items", new { key = "rare", name = "Rare", category = "head", price = new { coins = 3 }, stock = Stock, max_per_buddy = (int?)null });
        await tenant.PublishAsync();
        var hatched = await Task.WhenAll(Enumerable.Range(0, buddies).Select(n => tenant.HatchAsync(string.Create(CultureInfo.InvariantCulture, $"player-{n}"))));
        // After the hatching: what is delivered is mostly what the clients did.
        var endpoint = await AddAsync("/webhook-configs", new { url = webhookUrl, events = new[] { "*" } });
        return new Customer(tenant, hatched, each, item, rare, endpoint);

        Task AddBadgeAsync(string key, string type, object config, object reward) =>
            AddAsync("/badge-definitions", new { key, label = key, condition = new { type, config }, reward });
    }
}
