using System.Text;
using System.Text.Json;
using Hatched.Sdk;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>What a receiver takes messages once by, orders them by, and verifies them with.</summary>
public sealed class WebhookMessageTests
{
    [Fact]
    public async Task A_redelivery_is_the_same_message_in_another_attempt()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var tenant = await Tenant.CreateAsync();
        var endpoint = await EndpointAsync(tenant, receiver, "coins.earned");
        await (await tenant.HatchAsync()).CreditAsync(10);
        var first = await receiver.FirstAsync("coins.earned");
        var delivery = (await Wait.ForAsync("the delivery has ended", async () =>
            (await tenant.Api.GetAsync($"/webhook-configs/{endpoint.Id}/deliveries?status=success")).Expect(200).Json.List("data") is [var only] ? [only] : (JsonElement[]?)null))[0];

        (await tenant.Api.PostAsync($"/webhook-configs/{endpoint.Id}/deliveries/{delivery.Id()}/redeliver")).Expect(202);
        await Wait.UntilAsync("it comes again", () => receiver.Of("coins.earned").Count is 2);

        var again = receiver.Of("coins.earned")[1];
        Assert.Equal(first.Headers["webhook-id"], again.Headers["webhook-id"]);
        Assert.Equal(first.Headers["X-Hatched-Delivery"], again.Headers["X-Hatched-Delivery"]);
        Assert.Equal(first.Body, again.Body);
        Assert.NotEqual(first.Headers["X-Hatched-Attempt"], again.Headers["X-Hatched-Attempt"]);
        Assert.Equal(first.Headers["webhook-id"], delivery.Str("message_id"));
        Assert.Equal(first.Headers["X-Hatched-Attempt"], delivery.List("history")[0].Str("id"));
    }

    [Fact]
    public async Task Payloads_tell_what_moved_a_balance_and_can_be_ordered_and_deduped_across_endpoints()
    {
        await using var one = await WebhookReceiver.StartAsync();
        await using var other = await WebhookReceiver.StartAsync();
        var tenant = await Tenant.CreateAsync();
        await EndpointAsync(tenant, one, "coins.earned", "coins.spent", "config.published");
        await EndpointAsync(tenant, other, "coins.earned", "coins.spent");
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("lesson_completed", eventId: "lesson-of-mine");
        (await buddy.CreditAsync(100)).Expect(200);
        var marketplace = (await tenant.Api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        var item = (await tenant.Api.GetAsync($"/marketplaces/{marketplace}/items")).Expect(200).Json.List("data").Single(i => i.Str("key") is "round_glasses").Id();
        (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = item })).Expect(200);
        await Wait.UntilAsync("both have heard of the purchase", () => one.Of("coins.spent").Count is 1 && other.Of("coins.spent").Count is 1);

        var spent = one.Of("coins.spent").Single().Json;
        Assert.Equal(("purchase", (string?)null), (spent.Str("source"), spent.StrOrNull("source_event_id")));
        Assert.Equal(spent.Str("fact_id"), other.Of("coins.spent").Single().Json.Str("fact_id"));
        var earned = one.Of("coins.earned").Select(delivery => delivery.Json).ToList();
        Assert.All(earned.Where(fact => fact.Num("amount") is not 100), fact => Assert.Equal(("event", "lesson-of-mine"), (fact.Str("source"), fact.Str("source_event_id"))));
        Assert.Equal("manual", earned.Single(fact => fact.Num("amount") is 100).Str("source"));

        // By the sequence the balances follow from one another, in whatever order they came.
        var ordered = earned.Append(spent).OrderBy(fact => fact.Num("sequence")).ToList();
        Assert.Equal(ordered.Count, ordered.Select(fact => fact.Num("sequence")).Distinct().Count());
        Assert.All(ordered.Zip(ordered.Skip(1)), pair => Assert.Equal(
            pair.First.Num("balance") + (pair.Second.Has("source") && pair.Second.Str("source") is "purchase" ? -pair.Second.Num("amount") : pair.Second.Num("amount")),
            pair.Second.Num("balance")));
    }

    [Fact]
    public async Task An_endpoint_may_have_the_envelope_of_Standard_Webhooks_which_its_library_and_the_SDK_read()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var tenant = await Tenant.CreateAsync();
        var endpoint = (await tenant.Api.PostAsync(
            "/webhook-configs", new { url = receiver.Url, events = new[] { "coins.earned" }, format = "standard" })).Expect(201).Json;
        Assert.Equal("standard", endpoint.Str("format"));
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "*" }, format = "cloudevents" })).ExpectError(422, "validation_failed");
        await (await tenant.HatchAsync()).CreditAsync(10);

        var delivery = await receiver.FirstAsync("coins.earned");

        Assert.Equal("coins.earned", delivery.Json.Str("type"));
        Assert.Equal(delivery.Json.Str("timestamp"), delivery.Json.At("data").Str("occurred_at"));
        var read = WebhookVerifier.Verify(delivery.Body, name => delivery.Headers.GetValueOrDefault(name), endpoint.Str("secret"));
        Assert.Equal(10, Assert.IsType<CoinsEarned>(read.Event?.Data).Amount);
        await VerifiesByTheLibraryAsync(delivery, endpoint.Str("secret"));

        (await tenant.Api.PutAsync($"/webhook-configs/{endpoint.Id()}", new { format = "bare" })).Expect(200);
        await (await tenant.HatchAsync()).CreditAsync(20);
        await Wait.UntilAsync("the next one is bare", () => receiver.Of("coins.earned").Any(next => next.Json.Has("amount") && next.Json.Num("amount") is 20));
    }

    // The npm package of the standard itself.
    private static async Task VerifiesByTheLibraryAsync(Delivery delivery, string secret)
    {
        await JavaScriptSdkTests.InstalledAsync();
        await new NodePackage("sdk/js").RunAsync(
            ["node", "-e", """
                const { Webhook } = require('standardwebhooks');
                const headers = JSON.parse(process.env.HEADERS);
                const message = new Webhook(process.env.SECRET).verify(process.env.BODY, headers);
                if (message.type !== 'coins.earned' || message.data.amount !== 10) throw new Error(JSON.stringify(message));
                let refused = false;
                try { new Webhook(process.env.SECRET).verify(process.env.BODY + ' ', headers); } catch { refused = true; }
                if (!refused) throw new Error('what was changed on the way is taken');
                """],
            ("HEADERS", JsonSerializer.Serialize(delivery.Headers.Where(header => header.Key.StartsWith("webhook-", StringComparison.OrdinalIgnoreCase)).ToDictionary())),
            ("BODY", Encoding.UTF8.GetString(delivery.Body)),
            ("SECRET", secret));
    }

    private static async Task<(Guid Id, string Secret)> EndpointAsync(Tenant tenant, WebhookReceiver receiver, params string[] events)
    {
        var made = (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events })).Expect(201).Json;
        return (made.Id(), made.Str("secret"));
    }
}
