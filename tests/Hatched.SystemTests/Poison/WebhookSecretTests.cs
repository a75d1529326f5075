using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Poison;

/// <summary>A signing secret that does not open stops the deliveries of its endpoint and of no other, and says so.</summary>
public sealed class WebhookSecretTests
{
    [Fact]
    public async Task A_secret_with_one_wrong_byte_stops_its_own_endpoint_alone_until_it_is_rotated()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var others = await WebhookReceiver.StartAsync();
        var (tenant, other) = (await Tenant.CreateAsync(preset: null), await Tenant.CreateAsync(preset: null));
        var broken = await EndpointAsync(tenant, receiver);
        var well = await EndpointAsync(other, others);
        await Database.RunAsync(
            "webhook", "UPDATE webhook_endpoints SET secret = set_byte(secret, 20, get_byte(secret, 20) # 1) WHERE id = $1", broken);

        await TestAsync(tenant, broken);
        await TestAsync(other, well);

        await others.FirstAsync("webhook.test");
        var shown = await Wait.ForAsync("the reason is shown", async () =>
            (await tenant.Api.GetAsync($"/webhook-configs/{broken}/deliveries")).Expect(200).Json.List("data") is [var only]
            && only.ToString().Contains("secret cannot be opened", StringComparison.Ordinal)
                ? only.ToString()
                : null);
        Assert.DoesNotContain("success", shown, StringComparison.Ordinal);
        Assert.Empty(receiver.Received);
        Assert.Equal("degraded", (await tenant.Api.GetAsync("/webhook-configs/health")).Expect(200).Json.Str("status"));
        await TestAsync(other, well);
        await Wait.UntilAsync("others go on", () => others.Received.Count is 2);

        (await tenant.Api.PostAsync($"/webhook-configs/{broken}/rotate-secret")).Expect(200);

        await receiver.FirstAsync("webhook.test"); // by the schedule of any failed delivery, although the old secret still does not open
    }

    private static async Task<Guid> EndpointAsync(Tenant tenant, WebhookReceiver receiver) =>
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "webhook.test" } }))
        .Expect(201).Json.Id();

    private static async Task TestAsync(Tenant tenant, Guid endpoint) =>
        (await tenant.Api.PostAsync($"/webhook-configs/{endpoint}/test")).Expect(202);
}
