using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Metrics say how many, how long and since when: under a known load, with nobody beside it, the numbers are known too.</summary>
[Collection(Alone.Name)]
public sealed class MetricsTests
{
    private const string Requests = "http_server_request_duration_seconds_count";

    [Fact]
    public async Task Requests_events_and_deliveries_are_counted_one_by_one()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var tenant = await Tenant.CreateAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "badge.awarded" } })).Expect(201);
        var buddy = await tenant.HatchAsync();
        var (gateway, ingestion, progression, webhook) = await AllAsync();

        for (var i = 0; i < 7; i++)
        {
            Assert.Equal(200, (await tenant.SendEventAsync(new { event_id = $"counted-{i}", user_id = buddy.UserId, type = "lesson_completed" })).Status);
        }

        (await tenant.Api.PostAsync("/events", new { user_id = buddy.UserId })).Expect(422);
        await receiver.FirstAsync("badge.awarded");
        await Wait.UntilAsync("the attempt is counted", async () =>
            (await Metrics.OfAsync("webhook")).Sum("hatched_webhooks_attempts_total") - webhook.Sum("hatched_webhooks_attempts_total") >= 1);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken); // what was answered is counted a moment later

        var after = await AllAsync();
        Assert.Equal(7, after.Progression.Sum("hatched_events_applied_total") - progression.Sum("hatched_events_applied_total"));
        Assert.Equal(7, Sent(after.Ingestion, "200") - Sent(ingestion, "200"));
        Assert.Equal(1, Sent(after.Ingestion, "422") - Sent(ingestion, "422"));
        Assert.True(after.Gateway.Sum(Requests) - gateway.Sum(Requests) >= 8);
        Assert.Equal(0, after.Progression.Sum("hatched_dependency_circuit"));
        Assert.True(after.Progression.Sum("db_client_connection_count") > 0, string.Join('\n', after.Progression.Names));

        static double Sent(Metrics metrics, string status) =>
            metrics.Sum(Requests, ("http_route", "/api/v1/events/"), ("http_request_method", "POST"), ("http_response_status_code", status));
    }

    [Fact]
    public async Task An_event_that_waits_is_seen_waiting_with_its_age_and_is_gone_when_it_is_applied()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        await SeenAsync("nothing waits", metrics => Waiting(metrics) is 0);
        using (ProcessControl.Suspend("progression"))
        {
            (await tenant.Api.PostAsync("/events", new { event_id = "waits", user_id = "somebody", type = "late" })).Expect(202);
            await SeenAsync("one waits, for some seconds", metrics =>
                Waiting(metrics) is 1 && metrics.Sum("hatched_backlog_age_seconds", ("queue", "events")) is > 4 and < 60);
        }

        await SeenAsync("nothing waits any more", metrics =>
            Waiting(metrics) is 0 && metrics.Sum("hatched_backlog_age_seconds", ("queue", "events")) is 0);

        static double Waiting(Metrics metrics) => metrics.Sum("hatched_backlog_size", ("queue", "events"));
        static Task SeenAsync(string what, Func<Metrics, bool> holds) =>
            Wait.UntilAsync(what, async () => holds(await Metrics.OfAsync("ingestion")), TimeSpan.FromSeconds(40));
    }

    private static async Task<(Metrics Gateway, Metrics Ingestion, Metrics Progression, Metrics Webhook)> AllAsync() => (
        await Metrics.OfAsync("gateway"), await Metrics.OfAsync("ingestion"), await Metrics.OfAsync("progression"), await Metrics.OfAsync("webhook"));
}
