using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>What the dashboard does with events: triggers one by hand, looks who is active.</summary>
public sealed class EventToolTests
{
    [Fact]
    public async Task An_event_triggered_by_hand_counts_like_any_other_and_says_who_triggered_it()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var body = new { user_id = buddy.UserId, type = "lesson_completed", properties = new { score = 95 }, reason = "The app was down." };

        var first = await TriggerAsync(tenant.Dashboard, body);
        var again = await TriggerAsync(tenant.Dashboard, body);
        (await tenant.Dashboard.PostAsync("/events/admin-trigger", new { user_id = buddy.UserId, type = "quiz_passed" }, ("Idempotency-Key", "by-hand")))
            .ExpectError(409, "idempotency_key_conflict");
        await buddy.SendAsync("lesson_completed", eventId: "by-the-app");

        Assert.Equal((first.Text, "true"), (again.Text, again.Header("Idempotency-Replayed")));
        Assert.Equal(55, first.Json.At("effects").Num("coins"));
        Assert.Equal(2, (await buddy.ReadAsync()).At("progression").At("custom_counters").Num("lesson_completed"));
        var stored = (await tenant.Api.GetAsync($"/events/{Uri.EscapeDataString(first.Json.Str("event_id"))}")).Expect(200);
        Assert.Equal("2", stored.Header("X-Event-Quota-Used"));
        Assert.Equal(("admin", "applied"), (stored.Json.Str("source"), stored.Json.Str("status")));
        Assert.Equal((tenant.Email, "The app was down."), (stored.Json.At("trigger").Str("triggered_by"), stored.Json.At("trigger").Str("reason")));
        Assert.Null((await tenant.Api.GetAsync("/events/by-the-app")).Expect(200).Json.StrOrNull("trigger"));
        Assert.Equal(["api", "admin"], (await tenant.Api.GetAsync("/events")).Expect(200).Json.List("data").Select(e => e.Str("source")));
    }

    [Fact]
    public async Task An_event_that_is_refused_leaves_no_mark()
    {
        var tenant = await Tenant.CreateAsync();

        (await tenant.Api.PostAsync("/events/admin-trigger", new { user_id = "someone", type = "lesson_completed", audience = "nobody" })).ExpectError(400, "unknown_audience");
        (await tenant.Api.PostAsync("/events/admin-trigger", new { user_id = "someone", type = "Lesson" })).ExpectError(422, "validation_failed");
        (await tenant.Api.PostAsync("/events/admin-trigger", new { user_id = "someone", type = "lesson_completed", event_id = "mine" })).ExpectError(422, "validation_failed");

        Assert.Equal(0, await Database.ReadAsync<long>("ingestion", "SELECT count(*) FROM admin_triggers WHERE customer_id = $1", tenant.Id));
        Assert.Empty((await tenant.Api.GetAsync("/events")).Expect(200).Json.List("data"));
    }

    [Fact]
    public async Task The_most_active_users_come_first_with_what_they_did()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        string[] sent = ["ada", "bob", "ada", "cleo", "ada", "bob"];
        for (var i = 0; i < sent.Length; i++)
        {
            (await tenant.SendEventAsync(new { event_id = $"event-{i}", user_id = sent[i], type = "step" })).Expect(200);
        }

        var active = (await tenant.Api.GetAsync("/events/active-users?days=1&limit=2")).Expect(200);

        Assert.Equal([("ada", 3), ("bob", 2)], active.Json.List("data").Select(user => (user.Str("user_id"), user.Num("events"))));
        Assert.Equal((6, true), (active.Json.Num("events_counted"), active.Json.Flag("complete")));
        Assert.Equal("6", active.Header("X-Event-Quota-Used"));
        (await tenant.Api.GetAsync("/events/active-users?days=91")).ExpectError(422, "validation_failed");
    }

    private static Task<Answer> TriggerAsync(Api api, object body) => Wait.ForAsync("the event is applied", async () =>
        (await api.PostAsync("/events/admin-trigger", body, ("Idempotency-Key", "by-hand"))).Expect(200, 202) is { Status: 200 } answer ? answer : null);
}
