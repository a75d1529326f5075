using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary><c>POST /events/{id}/replay</c>: what a stored event would do under other rules, and that trying changes nothing.</summary>
public sealed class ReplayTests
{
    private const string DryRun = "?dry_run=true";

    [Fact]
    public async Task A_replay_against_the_draft_names_what_would_change_and_changes_nothing()
    {
        var tenant = await Tenant.CreateAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "badge.awarded", "coins.earned" } })).Expect(201);
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("lesson_completed", eventId: "lesson-1");
        await buddy.SendAsync("lesson_completed", eventId: "lesson/2");
        await EditCoinRuleAsync(tenant, "Lesson completed", new { name = "Lesson completed", event_type = "lesson_completed", amount = 30, daily_cap = 100 });
        (await tenant.Api.PostAsync("/badge-definitions", new { key = "second", label = "Second", award_mode = "auto", condition = new { type = "event_count", config = new { event_type = "lesson_completed", count = 2 } }, reward = new { coins = 7 } })).Expect(201);
        var draft = (await tenant.Api.PostAsync("/config-versions")).Expect(200).Json;
        await Wait.UntilAsync("the news of both events has come", () => receiver.Of("coins.earned").Any(delivery => delivery.Json.Num("amount") is 10 && delivery.Json.Num("balance") is 60));
        var before = await ReadAllAsync(buddy);

        var replay = (await tenant.Api.PostAsync($"/events/lesson%2F2/replay{DryRun}")).Expect(200);

        var json = replay.Json;
        Assert.Equal(("lesson/2", true, draft.Id(), draft.Num("version"), buddy.Id, "rebuilt"), (
            json.Str("event_id"), json.Flag("dry_run"), json.Id("config_version_id"), json.Num("version"), json.Id("buddy_id"), json.Str("state")));
        var rebuild = json.At("rebuild");
        Assert.Equal((1, false, true, 1), (rebuild.Num("events"), rebuild.Flag("truncated"), rebuild.Flag("reproduces_record"), rebuild.Num("version")));
        Assert.Equal((10, 37), (json.At("recorded").At("effects").Num("coins"), json.At("replayed").At("effects").Num("coins")));
        Assert.Equal(
            [
                "coins: 10 to 37", "badges_awarded: [] to [\"second\"]", "credits of Lesson completed: [\"stars:10\"] to [\"stars:30\"]", "reason of second: null to \"fired\"",
                "credits of second: null to [\"stars:7\"]",
            ],
            json.List("changes").Select(Text));
        Assert.All(json.List("changes"), change => Assert.Equal("config", change.Str("cause")));
        Assert.NotNull(replay.Header("X-Event-Quota-Used"));

        Assert.Equal(before, await ReadAllAsync(buddy));
        await buddy.SendAsync("story_read");
        await Wait.UntilAsync("the news of the next event has come", () => receiver.Of("coins.earned").Any(delivery => delivery.Json.Num("amount") is 12));
        Assert.Equal(["first_lesson"], receiver.Of("badge.awarded").Select(delivery => delivery.Json.Str("badge_key")));
        Assert.DoesNotContain(receiver.Of("coins.earned"), delivery => delivery.Json.Num("amount") is 30 or 7);
    }

    [Fact]
    public async Task Under_its_own_version_every_event_of_a_full_life_does_again_what_it_did()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var published = (await tenant.Api.GetAsync("/config-versions")).Expect(200).Json.List("data").Single(version => version.Str("status") is "published").Id();
        var sent = new List<string>();
        Task SendAsync(string type, object? properties = null)
        {
            sent.Add($"event-{sent.Count}");
            return buddy.SendAsync(type, properties, sent[^1]);
        }

        await SendAsync("lesson_completed", new { score = 95 });
        (await buddy.CreditAsync(400)).Expect(200);
        await SendAsync("conversation_held");
        await SendAsync("conversation_held"); // too soon for coins
        (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/badges", new { badge_key = "globetrotter" })).Expect(201);
        var marketplace = (await tenant.Api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        var glasses = (await tenant.Api.GetAsync($"/marketplaces/{marketplace}/items")).Expect(200).Json.List("data").Single(item => item.Str("key") is "round_glasses").Id();
        (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = glasses })).Expect(200);
        await SendAsync("lesson_completed", new { score = 100, skill = "listening" });
        (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/gates/story_mode/unlock")).Expect(200, 201);
        for (var word = 0; word < 11; word++)
        {
            await SendAsync("word_learned");
        }

        await SendAsync("lesson_completed", new { score = 20 });
        await tenant.CompletedAsync((await tenant.Api.PostAsync($"/buddies/{buddy.Id}/evolve")).Expect(202).Json.Id("operation_id"));
        (await buddy.SpendAsync(100)).Expect(200);
        await SendAsync("quiz_passed");
        await SendAsync("lesson_completed", new { score = 91 });
        await SendAsync("something_else");

        foreach (var id in sent)
        {
            var replay = (await tenant.Api.PostAsync($"/events/{id}/replay{DryRun}", new { config_version_id = published })).Expect(200).Json;
            Assert.True(replay.At("rebuild").Flag("reproduces_record") && replay.List("changes").Count is 0, $"{id}: {replay.At("changes")}");
            Assert.Equal(sent.IndexOf(id), replay.At("rebuild").Num("events"));
            Assert.Equal(replay.At("recorded").GetRawText(), replay.At("replayed").GetRawText());
            var stored = (await tenant.Api.GetAsync($"/events/{id}")).Expect(200).Json;
            Assert.True(JsonElement.DeepEquals(stored.At("effects"), replay.At("recorded").At("effects")), id);
            Assert.Equal(
                stored.List("explanations").Select(explained => (explained.Str("rule_id"), explained.Str("reason"))),
                replay.At("recorded").List("explanations").Select(explained => (explained.Str("rule_id"), explained.Str("reason"))));
        }
    }

    [Fact]
    public async Task What_the_plan_leaves_out_gives_nothing_in_a_replay_either()
    {
        var tenant = await Tenant.CreateAsync(plan: "starter");
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("lesson_completed", eventId: "lesson-1");

        var replay = (await tenant.Api.PostAsync($"/events/lesson-1/replay{DryRun}")).Expect(200).Json;

        Assert.Empty(replay.At("replayed").At("effects").List("path_updates"));
        Assert.Contains(replay.At("replayed").List("explanations"), explained => explained is var x && x.Str("rule_type") is "path_sub_step" && x.Str("reason") is "capability_off");
        Assert.Empty(replay.List("changes"));
    }

    [Fact]
    public async Task An_event_of_a_user_without_a_buddy_is_tried_on_one_just_hatched_and_says_so()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.SendEventAsync(new { event_id = "lonely", user_id = "nobody", type = "lesson_completed" })).Expect(200);

        var replay = (await tenant.Api.PostAsync($"/events/lonely/replay{DryRun}", new { })).Expect(200).Json;

        Assert.Equal(("empty", JsonValueKind.Null, JsonValueKind.Null), (replay.Str("state"), replay.At("buddy_id").ValueKind, replay.At("rebuild").ValueKind));
        Assert.Equal("no_buddy", Assert.Single(replay.At("recorded").List("explanations")).Str("reason"));
        Assert.Equal(50, replay.At("replayed").At("effects").Num("coins"));
        Assert.Contains("coins: 0 to 50", replay.List("changes").Select(Text));
        Assert.All(replay.List("changes"), change => Assert.Equal("no_buddy", change.Str("cause")));
    }

    [Fact]
    public async Task An_event_that_is_still_to_be_applied_is_tried_on_the_buddy_as_it_is()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("lesson_completed");
        var waiting = new { customer_id = tenant.Id, event_id = "waits", user_id = buddy.UserId, type = "lesson_completed", audience = "default", occurred_at = TimeProvider.System.GetUtcNow(), properties = (object?)null, request_id = (string?)null };

        // An event waits for a moment only: its replay is asked for where Ingestion asks.
        var question = new { @event = waiting, config_version_id = (Guid?)null, earlier = Array.Empty<object>(), truncated = false };
        var replay = (await JsonDocument.ParseAsync(await Tenant.AskAsync("progression", HttpMethod.Post, "/internal/events/replay", question, tenant.Id))).RootElement;

        Assert.Equal(("current", buddy.Id, JsonValueKind.Null), (replay.Str("state"), replay.Id("buddy_id"), replay.At("recorded").ValueKind));
        Assert.Equal((10, 0), (replay.At("replayed").At("effects").Num("coins"), replay.List("changes").Count));
    }

    [Fact]
    public async Task Only_dry_runs_of_own_events_under_own_versions_are_had()
    {
        var (tenant, other) = (await Tenant.CreateAsync(), await Tenant.CreateAsync());
        (await tenant.SendEventAsync(new { event_id = "lonely", user_id = "nobody", type = "lesson_completed" })).Expect(200);
        var foreign = (await other.Api.GetAsync("/config-versions")).Expect(200).Json.List("data")[0].Id();

        foreach (var query in new[] { "", "?dry_run=false" })
        {
            Assert.Contains("dry_run must be true", (await tenant.Api.PostAsync($"/events/lonely/replay{query}")).ExpectError(422, "validation_failed").Message, StringComparison.Ordinal);
        }

        (await tenant.Api.PostAsync("/events/lonely/replay?dry_run=maybe")).ExpectError(422, "validation_failed");
        (await tenant.Api.PostAsync($"/events/lonely/replay{DryRun}", new { config_version_id = "draft" })).ExpectError(422, "validation_failed");
        (await tenant.Api.PostAsync($"/events/lonely/replay{DryRun}", new { version = 1 })).ExpectError(422, "validation_failed");
        Assert.Contains("Event", (await tenant.Api.PostAsync($"/events/never-sent/replay{DryRun}")).ExpectError(404, "resource_not_found").Message, StringComparison.Ordinal);
        Assert.Contains("Event", (await other.Api.PostAsync($"/events/lonely/replay{DryRun}")).ExpectError(404, "resource_not_found").Message, StringComparison.Ordinal);
        foreach (var version in new[] { foreign, Guid.CreateVersion7() })
        {
            var refused = (await tenant.Api.PostAsync($"/events/lonely/replay{DryRun}", new { config_version_id = version })).ExpectError(404, "resource_not_found");
            Assert.Contains("Config version", refused.Message, StringComparison.Ordinal);
        }

        (await (await tenant.PublishableAsync("read:buddies")).PostAsync($"/events/lonely/replay{DryRun}")).ExpectError(403, "publishable_key_scope");
    }

    private static async Task EditCoinRuleAsync(Tenant tenant, string name, object rule)
    {
        var id = (await tenant.Api.GetAsync("/coin-rules")).Expect(200).Json.List("data").Single(one => one.Str("name") == name).Id();
        (await tenant.Api.PutAsync($"/coin-rules/{id}", rule)).Expect(200);
    }

    /// <summary>Everything that an event could have moved, as text.</summary>
    private static async Task<string> ReadAllAsync(Buddy buddy) => string.Join('\n', await Task.WhenAll(new[]
    {
        $"/buddies/{buddy.Id}", $"/buddies/{buddy.Id}/badges", $"/economy/buddies/{buddy.Id}/ledger", $"/events?user_id={buddy.UserId}", "/config-versions", "/coin-rules", "/operations",
    }.Select(async path => (await buddy.Tenant.Api.GetAsync(path)).Expect(200).Text)));

    private static string Text(JsonElement change) =>
        $"{change.Str("field")}{(change.At("rule") is { ValueKind: JsonValueKind.Object } rule ? $" of {rule.Str("key")}" : "")}: {change.At("before").GetRawText()} to {change.At("after").GetRawText()}";
}
