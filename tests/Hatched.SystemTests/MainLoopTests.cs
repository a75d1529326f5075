using System.Buffers.Binary;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The way of a real customer, from sign-up to a rewarded, dressed and evolved buddy, and what is told of it.</summary>
public sealed class MainLoopTests
{
    [Fact]
    public async Task A_customer_walks_from_sign_up_to_an_evolved_buddy_and_its_webhooks_verify_in_all_three_styles()
    {
        var tenant = await Tenant.CreateAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var endpoint = (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "*" } })).Expect(201).Json;

        var buddy = await tenant.HatchAsync("user_42");
        var hatched = await buddy.ReadAsync();
        Assert.Equal(("user_42", 1, 0, "active"), (hatched.Str("user_id"), hatched.Num("evolution_stage"), hatched.Num("coins"), hatched.Str("status")));
        await SeesPictureAsync(hatched.Str("image_url"), 512);
        await SeesPictureAsync(hatched.Str("thumb_url"), 128);

        // The preset's rules for a first, excellent lesson: 10 for the lesson, 15 as a welcome, 5 for the score, 20 with the badge, 5 for the streak's day.
        var requestId = $"walk-{Guid.CreateVersion7():N}";
        var effects = await buddy.SendAsync("lesson_completed", new { score = 95 }, "lesson-1", ("X-Request-Id", requestId));
        Assert.Equal(55, effects.Num("coins"));
        Assert.Equal(["first_lesson"], effects.Strings("badges_awarded"));
        Assert.Equal(["fluency:2"], effects.Strings("tokens"));
        var streak = Assert.Single(effects.List("streak_updates"));
        Assert.Equal(("daily_lesson", 1), (streak.Str("definition_key"), streak.Num("current")));

        var rewarded = await buddy.ReadAsync();
        Assert.Equal(55, rewarded.Num("coins"));
        Assert.Equal(2, rewarded.At("tokens").Num("fluency"));
        Assert.Equal((10, 5), (rewarded.At("skills").Num("vocabulary"), rewarded.At("skills").Num("grammar")));
        Assert.Equal(["first_lesson"], (await tenant.Api.GetAsync($"/buddies/{buddy.Id}/badges")).Expect(200).Json.List("data").Select(badge => badge.Str("badge_key")));
        var stored = (await tenant.Api.GetAsync("/events/lesson-1")).Expect(200).Json;
        Assert.Equal(("applied", buddy.Id), (stored.Str("status"), stored.Id("buddy_id")));
        Assert.Contains(stored.List("explanations"), explained => explained.Str("outcome") is "fired");

        var coins = (await buddy.LedgerAsync()).Where(row => row.Str("token_key") is "stars").ToList();
        Assert.Equal(55, coins.Sum(row => row.Num("amount")));
        Assert.Equal(55, coins[^1].Num("balance_after"));
        Assert.All(coins, row => Assert.Equal(("credit", "lesson-1"), (row.Str("direction"), row.Str("source_event_id"))));

        var glasses = await FindItemAsync(tenant, "round_glasses");
        var purchase = (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = glasses })).Expect(200).Json;
        Assert.Equal(35, purchase.Num("balance_after"));
        Assert.Equal([glasses], (await tenant.Api.GetAsync($"/buddies/{buddy.Id}/purchased-items")).Expect(200).Json.List("data").Select(item => item.Id("item_id")));

        var equipping = (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}/equipped-items", new { equip = new[] { glasses } })).Expect(202).Json;
        await tenant.CompletedAsync(equipping.Id("operation_id"));
        var dressed = await buddy.ReadAsync();
        Assert.Equal(glasses, Assert.Single(dressed.List("equipped_items")).Id("item_id"));
        Assert.NotEqual(hatched.Str("image_url"), dressed.Str("image_url"));
        await SeesPictureAsync(dressed.Str("image_url"), 512);

        Assert.False((await buddy.SendAsync("lesson_completed")).Flag("evolution_ready"));
        Assert.True((await buddy.SendAsync("lesson_completed")).Flag("evolution_ready"));
        var evolving = (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/evolve")).Expect(202).Json;
        await tenant.CompletedAsync(evolving.Id("operation_id"));
        var evolved = await buddy.ReadAsync();
        Assert.Equal(2, evolved.Num("evolution_stage"));
        Assert.NotEqual(dressed.Str("image_url"), evolved.Str("image_url"));
        var step = Assert.Single((await tenant.Api.GetAsync($"/buddies/{buddy.Id}/evolutions")).Expect(200).Json.List("data"));
        Assert.Equal((1, 2), (step.Num("from_stage"), step.Num("to_stage")));
        // 35, twice 10 for a lesson, 25 with the badge of the second stage, which Economy posts a moment later.
        await Wait.UntilAsync("the badge's coins are there", async () => await buddy.CoinsAsync() is 80);

        var session = (await tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = "user_42", scopes = new[] { "read" } })).Expect(201).Json;
        var state = (await new Api(session.Str("token")).GetAsync("/widget/state")).Expect(200).Json;
        Assert.Equal((buddy.Id, 2, 80), (state.At("buddy").Id(), state.At("buddy").Num("evolution_stage"), state.At("buddy").Num("coins")));
        Assert.Equal("interactive", state.Str("mode"));

        await VerifiesAsync(tenant, receiver, endpoint.Str("secret"), requestId);
    }

    [Fact]
    public async Task A_rotated_webhook_secret_signs_beside_the_old_one()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        await using var receiver = await WebhookReceiver.StartAsync();
        var endpoint = (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "webhook.test" } })).Expect(201).Json;
        var rotated = (await tenant.Api.PostAsync($"/webhook-configs/{endpoint.Id()}/rotate-secret")).Expect(200).Json;
        var (before, after) = (endpoint.Str("secret"), rotated.Str("secret"));
        Assert.NotEqual(before, after);

        (await tenant.Api.PostAsync($"/webhook-configs/{endpoint.Id()}/test")).Expect(202);

        var delivery = await receiver.FirstAsync("webhook.test");
        Assert.All([before, after], secret => Assert.True(Signatures.Sdk(delivery, secret) && Signatures.Standard(delivery, secret, decoded: false)));
        Assert.True(Signatures.Plain(delivery, after));
        Assert.False(Signatures.Plain(delivery, before));
    }

    [Fact]
    public async Task A_failed_delivery_is_sent_again_under_the_same_id_and_both_attempts_are_listed()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Status = 500;
        var endpoint = (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "webhook.test" } })).Expect(201).Json.Id();
        (await tenant.Api.PostAsync($"/webhook-configs/{endpoint}/test")).Expect(202);
        await receiver.FirstAsync("webhook.test");
        receiver.Status = 200;

        await Wait.UntilAsync("the second attempt, 5 s after the first", () => receiver.Received.Count is 2);

        Assert.Single(receiver.Received.Select(delivery => delivery.Headers["X-Hatched-Delivery"]).Distinct());
        var listed = await Wait.ForAsync("the delivery is listed as a success", async () =>
            (await tenant.Api.GetAsync($"/webhook-configs/{endpoint}/deliveries")).Expect(200).Json.List("data") is [var only] && only.Str("status") is "success" ? only.ToString() : null);
        Assert.Contains("500", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_preset_makes_a_playable_customer()
    {
        var presets = (await (await Tenant.CreateAsync(preset: null)).Api.GetAsync("/presets")).Expect(200).Json.List("data");
        Assert.Equal(["custom", "fitness", "language-learning", "productivity"], presets.Select(preset => preset.Str("key")).Order());
        foreach (var preset in presets)
        {
            var contents = preset.At("contents");
            Assert.True(
                contents.Num("skills") >= 4 && contents.Num("coin_rules") >= 6 && contents.Num("badges") >= 8 && contents.Num("streaks") >= 2
                && contents.Num("paths") >= 1 && contents.Num("evolution_stages") == 4 && contents.Num("items") >= 12, preset.ToString());
            var tenant = await Tenant.CreateAsync(preset: preset.Str("key"));
            var rule = (await tenant.Api.GetAsync("/coin-rules")).Expect(200).Json.List("data")[0];
            var buddy = await tenant.HatchAsync();
            Assert.True((await buddy.SendAsync(rule.Str("event_type"))).Num("coins") > 0, rule.ToString());
            Assert.True(await buddy.CoinsAsync() > 0);
        }
    }

    private static async Task<Guid> FindItemAsync(Tenant tenant, string key)
    {
        var marketplace = Assert.Single((await tenant.Api.GetAsync("/marketplaces")).Expect(200).Json.List("data")).Id();
        return (await tenant.Api.GetAsync($"/marketplaces/{marketplace}/items")).Expect(200).Json.List("data").Single(item => item.Str("key") == key).Id();
    }

    private static async Task SeesPictureAsync(string url, uint width)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(url);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{url} → {(int)answer.StatusCode}");
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(29), $"{answer.Headers.CacheControl}");
        Assert.True(bytes is [0x89, 0x50, 0x4e, 0x47, ..], "not a PNG");
        Assert.Equal(width, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)));
    }

    private static async Task VerifiesAsync(Tenant tenant, WebhookReceiver receiver, string secret, string requestId)
    {
        string[] expected =
        [
            "buddy.hatched", "coins.earned", "token.earned", "badge.awarded", "streak.ticked", "marketplace.purchased", "coins.spent", "marketplace.equipped",
            "evolution.ready", "buddy.evolved", "operation.completed",
        ];
        await Wait.UntilAsync($"deliveries of {string.Join(", ", expected)}", () => expected.All(name => receiver.Of(name).Count > 0));

        var samples = (await tenant.Api.GetAsync("/webhook-configs/events")).Expect(200).Json.List("data").ToDictionary(kind => kind.Str("name"), kind => kind.At("sample"));
        Assert.All(receiver.Received, delivery =>
        {
            Assert.True(Signatures.Plain(delivery, secret), "X-Hatched-Signature");
            Assert.True(Signatures.Sdk(delivery, secret), "Hatched-Signature");
            Assert.True(Signatures.Standard(delivery, secret, decoded: false), "webhook-signature");
            Assert.True(Signatures.Standard(delivery, secret, decoded: true), "webhook-signature, by a Standard Webhooks library");
            Assert.Equal(delivery.Headers["X-Hatched-Delivery"], delivery.Headers["webhook-id"]);
            Assert.Equal(Keys(samples[delivery.Event]), Keys(delivery.Json));
        });
        Assert.Contains(receiver.Of("badge.awarded"), delivery => delivery.Headers["X-Hatched-Request-Id"] == requestId && delivery.Json.Str("badge_key") is "first_lesson");
        Assert.Contains(receiver.Of("coins.earned"), delivery => delivery.Headers["X-Hatched-Request-Id"] == requestId);
        // At least once, and here nothing failed: each once.
        Assert.Equal(receiver.Received.Count, receiver.Received.Select(delivery => delivery.Headers["X-Hatched-Delivery"]).Distinct().Count());
        Assert.Equal(55, receiver.Of("coins.earned").Where(delivery => delivery.Headers["X-Hatched-Request-Id"] == requestId).Sum(delivery => delivery.Json.Num("amount")));
    }

    private static IEnumerable<string> Keys(JsonElement payload) => payload.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
}
