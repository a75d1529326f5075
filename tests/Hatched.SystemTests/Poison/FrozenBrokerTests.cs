using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Poison;

/// <summary>Readiness is about progress, not about life.</summary>
[Collection(Alone.Name)]
public sealed class FrozenBrokerTests
{
    [Fact]
    public async Task While_the_broker_is_frozen_a_service_with_something_to_publish_is_not_ready_and_is_again_when_it_thaws()
    {
        var tenant = await Tenant.CreateAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "coins.earned" } })).Expect(201);
        var buddy = await tenant.HatchAsync();

        using (ProcessControl.Suspend("rabbitmq"))
        {
            (await buddy.CreditAsync(10)).Expect(200);
            await Wait.UntilAsync(
                "the service says that it gets nowhere",
                async () => await ReadinessAsync("economy") is (false, var why) && why.Contains("OutboxRelay", StringComparison.Ordinal),
                TimeSpan.FromSeconds(40));
        }

        await Wait.UntilAsync("it is ready again", async () => (await ReadinessAsync("economy")).IsReady, TimeSpan.FromSeconds(40));
        await Wait.UntilAsync("the fact is delivered", () => receiver.Of("coins.earned") is [_, ..], TimeSpan.FromSeconds(40));
    }

    private static async Task<(bool IsReady, string Why)> ReadinessAsync(string service)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(TestSystem.UrlOf(service), "/health/ready"), TestContext.Current.CancellationToken);
        return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
