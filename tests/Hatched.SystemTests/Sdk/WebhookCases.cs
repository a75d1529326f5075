using Hatched.Sdk;
using Hatched.Sdk.Resources;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

internal static class WebhookCases
{
    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("Webhooks.ListAsync", "GET /webhook-configs", client => client.Webhooks.ListAsync(), "GET /webhook-configs", async world =>
        {
            var endpoint = await world.EndpointAsync();
            var endpoints = await world.Client.Webhooks.ListAsync();
            Assert.Null(Assert.Single(endpoints, one => one.Id == endpoint.Id).Secret);
            return endpoints;
        }),
        new("Webhooks.CreateAsync", "POST /webhook-configs",
            client => client.Webhooks.CreateAsync(new() { Url = "https://example.com/h", Events = ["coins.earned", "*"], Description = "d" }),
            """POST /webhook-configs {"url":"https://example.com/h","events":["coins.earned","*"],"description":"d"}""",
            async world =>
            {
                var endpoint = await world.EndpointAsync();
                Assert.StartsWith("whsec_", endpoint.Secret, StringComparison.Ordinal);
                Assert.Equal((true, WebhookStatus.Active), (endpoint.Active, endpoint.Status));
                return endpoint;
            }),
        new("Webhooks.GetAsync", "GET /webhook-configs/{}", client => client.Webhooks.GetAsync("w"), "GET /webhook-configs/w", async world =>
            await world.Client.Webhooks.GetAsync((await world.EndpointAsync()).Id)),
        new("Webhooks.UpdateAsync", "PUT /webhook-configs/{}",
            client => client.Webhooks.UpdateAsync("w", new() { Active = false, Events = ["*"] }), """PUT /webhook-configs/w {"events":["*"],"active":false}""",
            async world =>
            {
                var endpoint = await world.Client.Webhooks.UpdateAsync((await world.EndpointAsync()).Id, new() { Active = false });
                Assert.Equal((WebhookStatus.Paused, "webhook.test"), (endpoint.Status, Assert.Single(endpoint.Events)));
                return endpoint;
            }),
        new("Webhooks.DeleteAsync", "DELETE /webhook-configs/{}", client => client.Webhooks.DeleteAsync("w"), "DELETE /webhook-configs/w", async world =>
        {
            var endpoint = await world.EndpointAsync();
            await world.Client.Webhooks.DeleteAsync(endpoint.Id);
            await Assert.ThrowsAsync<NotFoundException>(() => world.Client.Webhooks.GetAsync(endpoint.Id));
            return null;
        }),
        new("Webhooks.RotateSecretAsync", "POST /webhook-configs/{}/rotate-secret", client => client.Webhooks.RotateSecretAsync("w"), "POST /webhook-configs/w/rotate-secret", async world =>
        {
            var before = await world.EndpointAsync();
            var after = await world.Client.Webhooks.RotateSecretAsync(before.Id);
            Assert.NotNull(after.Secret);
            Assert.NotEqual(before.Secret, after.Secret);
            return after;
        }),
        new("Webhooks.SendTestAsync", "POST /webhook-configs/{}/test", client => client.Webhooks.SendTestAsync("w"), "POST /webhook-configs/w/test", async world =>
        {
            var delivery = await world.Client.Webhooks.SendTestAsync((await world.EndpointAsync()).Id);
            Assert.Equal(("webhook.test", DeliveryStatus.Pending), (delivery.Event, delivery.Status));
            return delivery;
        }),
        new("Webhooks.ListEventTypesAsync", "GET /webhook-configs/events", client => client.Webhooks.ListEventTypesAsync(), "GET /webhook-configs/events", async world =>
        {
            var types = await world.Client.Webhooks.ListEventTypesAsync();
            Assert.True(Assert.Single(types, type => type.Name is "coins.earned").Sample.ContainsKey("amount"));
            return types;
        }),
        new("Webhooks.ListDeliveriesAsync", "GET /webhook-configs/{}/deliveries",
            client => client.Webhooks.ListDeliveriesAsync(new() { EndpointId = "w", Status = DeliveryStatus.Failed, Cursor = "c", Limit = 5 }), "GET /webhook-configs/w/deliveries?status=failed&cursor=c&limit=5",
            async world =>
            {
                var (endpointId, deliveryId) = await DeliveredAsync(world);
                var deliveries = await world.Client.Webhooks.ListDeliveriesAsync(new() { EndpointId = endpointId, Status = DeliveryStatus.Success });
                Assert.Equal(deliveryId, Assert.Single(deliveries.Data).Id);
                Assert.Equal(200, Assert.Single(deliveries.Data[0].History).ResponseCode);
                return deliveries;
            }),
        new("Webhooks.ListAllDeliveriesAsync", "GET /webhook-configs/{}/deliveries",
            client => SdkCase.AllOf(client.Webhooks.ListAllDeliveriesAsync(new() { EndpointId = "w", Limit = 5 })), "GET /webhook-configs/w/deliveries?limit=5",
            async world =>
            {
                var endpoint = await world.EndpointAsync();
                for (var i = 0; i < 3; i++)
                {
                    await world.Client.Webhooks.SendTestAsync(endpoint.Id);
                }

                await world.Client.Webhooks.UpdateAsync(endpoint.Id, new() { Active = false });
                Assert.Equal(3, (await SdkCase.AllOf(world.Client.Webhooks.ListAllDeliveriesAsync(new() { EndpointId = endpoint.Id, Limit = 2 }))).Count);
                return null;
            }),
        new("Webhooks.RedeliverAsync", "POST /webhook-configs/{}/deliveries/{}/redeliver", client => client.Webhooks.RedeliverAsync("w", "d"), "POST /webhook-configs/w/deliveries/d/redeliver", async world =>
        {
            var (endpointId, deliveryId) = await DeliveredAsync(world);
            var again = await world.Client.Webhooks.RedeliverAsync(endpointId, deliveryId);
            Assert.NotEqual(deliveryId, again.Id);
            return again;
        }),
        new("Webhooks.ReplayAsync", "POST /webhook-configs/{}/deliveries/{}/redeliver", client => client.Webhooks.ReplayAsync("w", "d"), "POST /webhook-configs/w/deliveries/d/redeliver", async world =>
        {
            var (endpointId, deliveryId) = await DeliveredAsync(world);
            return await world.Client.Webhooks.ReplayAsync(endpointId, deliveryId);
        }),
    ];

    /// <summary>An endpoint that was sent to, and what it took: genuine in every style by the client's own verification.</summary>
    private static async Task<(string EndpointId, string DeliveryId)> DeliveredAsync(SdkWorld world)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var endpoint = await world.EndpointAsync(receiver.Url);
        var sent = await world.Client.Webhooks.SendTestAsync(endpoint.Id);
        var delivery = await receiver.FirstAsync("webhook.test");
        await Wait.UntilAsync("the delivery is written down", async () =>
            (await world.Client.Webhooks.ListDeliveriesAsync(new() { EndpointId = endpoint.Id, Status = DeliveryStatus.Success })).Data.Count is 1);

        var verification = WebhookVerifier.Verify(delivery.Body, name => delivery.Headers.GetValueOrDefault(name), endpoint.Secret);
        Assert.Equal(("webhook.test", sent.Id), (verification.Event?.Name, verification.Event?.DeliveryId));
        Assert.True(WebhooksResource.VerifySignature(delivery.Body, delivery.Headers["Hatched-Signature"], endpoint.Secret));
        Assert.True(WebhooksResource.VerifySignature(delivery.Body, delivery.Headers["X-Hatched-Signature"], endpoint.Secret, new() { Timestamp = delivery.Headers["X-Hatched-Timestamp"] }));
        Assert.True(WebhooksResource.VerifySignature(
            delivery.Body, delivery.Headers["webhook-signature"], endpoint.Secret, new() { Timestamp = delivery.Headers["webhook-timestamp"], Id = delivery.Headers["webhook-id"] }));
        Assert.False(WebhooksResource.VerifySignature([.. delivery.Body, (byte)' '], delivery.Headers["Hatched-Signature"], endpoint.Secret));
        return (endpoint.Id, sent.Id);
    }
}
