using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Paths: made in the draft, one active an audience, walked by a buddy through events and by hand.</summary>
public sealed class PathTests
{
    private const string Module = "module_finished";

    [Fact]
    public async Task A_path_is_made_step_by_step_read_as_a_whole_changed_in_part_and_deleted()
    {
        var (tenant, paths) = await TenantAsync();

        var made = (await tenant.Api.PostAsync(paths, new { key = "onboarding", label = "Onboarding", description = "The first week.", icon = "star" })).Expect(201).Json;
        Assert.Equal((tenant.Id, "default", "straight", false, null), (made.Id("customer_id"), made.Str("audience"), made.Str("display_mode"), made.Flag("is_active"), made.StrOrNull("accent_color")));
        Assert.False(made.Has("steps"));
        var path = $"{paths}/{made.Id()}";
        var step = (await tenant.Api.PostAsync($"{path}/steps", new { key = "arrive", label = "Arrive", reward_coins = 5 })).Expect(201).Json;
        Assert.Equal((made.Id(), 0, true, false), (step.Id("path_definition_id"), step.Num("ordinal"), step.Flag("is_active"), step.Has("sub_steps")));
        var subSteps = $"{path}/steps/{step.Id()}/sub-steps";
        var subStep = (await tenant.Api.PostAsync(subSteps, new { key = "look_around", label = "Look around", content_url = "https://example.com/tour" })).Expect(201).Json;
        Assert.Equal((step.Id(), true, false, 0), (subStep.Id("path_step_id"), subStep.Flag("allow_manual_complete"), subStep.Flag("allow_skip_ahead"), subStep.Num("ordinal")));

        var whole = (await tenant.Api.GetAsync(path)).Expect(200).Json;
        Assert.Equal(subStep.ToString(), Assert.Single(Assert.Single(whole.List("steps")).List("sub_steps")).ToString());
        Assert.Equal(step.ToString(), Assert.Single((await tenant.Api.GetAsync($"{path}/steps")).Expect(200).Json.List("data")).ToString());
        Assert.Equal(subStep.ToString(), Assert.Single((await tenant.Api.GetAsync(subSteps)).Expect(200).Json.List("data")).ToString());
        Assert.Equal(["first_words", "onboarding"], (await tenant.Api.GetAsync(paths)).Expect(200).Json.List("data").Select(listed => listed.Str("key")));
        Assert.Empty((await tenant.Api.GetAsync($"{paths}?audience=teachers")).Expect(200).Json.List("data"));

        var renamed = (await tenant.Api.PutAsync(path, new { label = "Getting started", description = (string?)null })).Expect(200).Json;
        Assert.Equal(("Getting started", null, "onboarding", "star"), (renamed.Str("label"), renamed.StrOrNull("description"), renamed.Str("key"), renamed.Str("icon")));
        var counted = new { completion_condition = new { type = "event_count", config = new { event_type = Module, count = 2 } } };
        Assert.Equal("event_count", (await tenant.Api.PutAsync($"{path}/steps/{step.Id()}", counted)).Expect(200).Json.At("completion_condition").Str("type"));
        var cleared = (await tenant.Api.PutAsync($"{path}/steps/{step.Id()}", """{"completion_condition":null}""")).Expect(200).Json;
        Assert.Equal((JsonValueKind.Null, 5), (cleared.At("completion_condition").ValueKind, cleared.Num("reward_coins")));
        Assert.Equal(3, (await tenant.Api.PutAsync($"{subSteps}/{subStep.Id()}", new { reward_coins = 3 })).Expect(200).Json.Num("reward_coins"));

        (await tenant.Api.DeleteAsync($"{subSteps}/{subStep.Id()}")).Expect(204);
        (await tenant.Api.DeleteAsync($"{subSteps}/{subStep.Id()}")).ExpectError(404, "resource_not_found");
        (await tenant.Api.DeleteAsync($"{path}/steps/{step.Id()}")).Expect(204);
        (await tenant.Api.GetAsync(subSteps)).ExpectError(404, "resource_not_found");
        (await tenant.Api.DeleteAsync(path)).Expect(204);
        (await tenant.Api.GetAsync(path)).ExpectError(404, "resource_not_found");
    }

    [Fact]
    public async Task What_is_wrong_with_a_path_is_named_by_its_field_and_a_key_is_taken_once()
    {
        var (tenant, paths) = await TenantAsync();
        var path = $"{paths}/{await PathAsync(tenant, "road", "one", "two")}";
        var steps = (await tenant.Api.GetAsync(path)).Expect(200).Json.List("steps");
        var (first, second) = ($"{path}/steps/{steps[0].Id()}", $"{path}/steps/{steps[1].Id()}");
        var taken = steps[1].List("sub_steps")[0].Str("key");
        var before = (await tenant.Api.GetAsync(path)).Expect(200).Text;

        Assert.Equal("road", (await tenant.Api.PostAsync(paths, new { key = "road", label = "x" })).ExpectError(409, "conflict").Details.Str("key"));
        Assert.Equal("road", (await tenant.Api.PutAsync($"{paths}/{await PathAsync(tenant, "lane")}", new { key = "road" })).ExpectError(409, "conflict").Details.Str("key"));
        (await tenant.Api.PostAsync($"{path}/steps", new { key = "two", label = "x" })).ExpectError(409, "conflict");
        (await tenant.Api.PutAsync(first, new { key = "two" })).ExpectError(409, "conflict");
        (await tenant.Api.PostAsync($"{first}/sub-steps", new { key = taken, label = "x" })).ExpectError(409, "conflict");
        Assert.Equal("teachers", (await tenant.Api.PostAsync(paths, new { key = "x", label = "x", audience = "teachers" })).ExpectError(400, "unknown_audience").Details.Str("audience"));
        (await tenant.Api.PutAsync(path, new { audience = "teachers" })).ExpectError(400, "unknown_audience");
        (HttpMethod Method, string Path, object Body, string Says)[] invalid =
        [
            (HttpMethod.Post, paths, new { key = "No Key", label = "x" }, "key must match"),
            (HttpMethod.Post, paths, new { key = "x", label = " " }, "label must not be empty"),
            (HttpMethod.Post, paths, new { key = "x", label = "x", icon = "rocket" }, "icon must be one of path, flame, heart, bolt, star, leaf"),
            (HttpMethod.Post, paths, new { key = "x", label = "x", display_mode = "path" }, "display_mode must be one of straight, zigzag, stepper"),
            (HttpMethod.Post, paths, new { key = "x", label = "x", steps = Array.Empty<int>() }, "property steps should not exist"),
            (HttpMethod.Put, path, new { colour = "red" }, "property colour should not exist"),
            (HttpMethod.Post, $"{path}/steps", new { key = "x", label = "x", reward_coins = -1 }, "reward_coins must be between"),
            (HttpMethod.Post, $"{path}/steps", new { key = "x", label = "x", ordinal = 1 }, "ordinal is already taken"),
            (HttpMethod.Put, second, new { ordinal = 1_000_001 }, "ordinal must be between 0 and 1000000"),
            (HttpMethod.Put, second, new { unlock_condition = new { type = "weather", config = new { } } }, "unlock_condition.type must be one of event_count"),
            (HttpMethod.Put, second, new { unlock_condition = new { type = "evolution", config = new { stage = 6 } } }, "unlock_condition.config.stage must be between 1 and 5"),
            (HttpMethod.Post, $"{second}/sub-steps", new { key = "x", label = "x", allow_manual_complete = false }, "allow_manual_complete"),
            (HttpMethod.Post, $"{second}/sub-steps", new { key = "x", label = "x", completion_condition = new { type = "event_count", config = new { event_type = "x", count = 0 } } }, "completion_condition.config.count must be between"),
        ];
        foreach (var (method, at, body, says) in invalid)
        {
            var refused = (await tenant.Api.SendAsync(method, at, body)).ExpectError(422, "validation_failed");
            Assert.Contains(refused.FieldMessages, message => message.Contains(says, StringComparison.Ordinal));
        }

        (await tenant.Api.PutAsync($"{path}/steps/{Guid.CreateVersion7()}", new { label = "x" })).ExpectError(404, "resource_not_found");
        Assert.Equal(before, (await tenant.Api.GetAsync(path)).Expect(200).Text);
    }

    [Fact]
    public async Task Of_two_paths_that_are_activated_at_once_one_is_active_afterwards()
    {
        var (tenant, paths) = await TenantAsync();
        var (one, other) = (await PathAsync(tenant, "one", "start"), await PathAsync(tenant, "other", "start"));

        for (var round = 0; round < 3; round++)
        {
            var answers = await Task.WhenAll(new[] { one, other }.Select(id => tenant.Api.PostAsync($"{paths}/{id}/activate")));

            Assert.All(answers, answer => Assert.True(answer.Expect(200).Json.Flag("is_active")));
            var active = Assert.Single((await tenant.Api.GetAsync(paths)).Expect(200).Json.List("data"), path => path.Flag("is_active"));
            Assert.Contains(active.Id(), new[] { one, other });
        }
    }

    [Fact]
    public async Task Activation_puts_the_audiences_path_out_of_force_and_the_other_audiences_not()
    {
        var (tenant, paths) = await TenantAsync();
        (await tenant.Api.PatchAsync("/customers/me/audiences", new { audiences = new[] { "default", "teachers" }.Select(key => new { key, label = key, brief = "" }) })).Expect(200);
        await Wait.UntilAsync("the new audience is known", async () => (await tenant.Api.PostAsync(paths, new { key = "staff", label = "Staff", audience = "teachers", is_active = true })).Status is 201 or 409);
        var empty = await PathAsync(tenant, "empty");
        var half = await PathAsync(tenant, "half", "ready");
        (await tenant.Api.PostAsync($"{paths}/{half}/steps", new { key = "unready", label = "Unready" })).Expect(201);

        Assert.Equal("inactive", (await tenant.Api.PostAsync($"{paths}/{empty}/activate")).ExpectError(409, "conflict").Details.Str("status"));
        Assert.Equal(["unready"], (await tenant.Api.PutAsync($"{paths}/{half}", new { is_active = true })).ExpectError(409, "conflict").Details.Strings("steps"));
        Assert.Equal(["first_words", "staff"], await ActiveAsync(tenant));
        var road = await PathAsync(tenant, "road", "only");
        (await tenant.Api.PostAsync($"{paths}/{road}/activate")).Expect(200);
        Assert.Equal(["road", "staff"], await ActiveAsync(tenant));

        var only = (await tenant.Api.GetAsync($"{paths}/{road}/steps")).Expect(200).Json.List("data")[0].Id();
        Assert.Equal("active", (await tenant.Api.DeleteAsync($"{paths}/{road}/steps/{only}")).ExpectError(409, "conflict").Details.Str("status"));
        (await tenant.Api.PutAsync($"{paths}/{road}/steps/{only}", new { is_active = false })).ExpectError(409, "conflict");
        Assert.False((await tenant.Api.PostAsync($"{paths}/{road}/deactivate")).Expect(200).Json.Flag("is_active"));
        (await tenant.Api.PostAsync($"{paths}/{road}/deactivate")).Expect(200);
        (await tenant.Api.DeleteAsync($"{paths}/{road}/steps/{only}")).Expect(204);
        Assert.Equal(["staff"], await ActiveAsync(tenant));

        var draft = (await tenant.Api.PostAsync("/config-versions")).Expect(200).Json.Id();
        var unfinished = (await tenant.Api.PostAsync($"/config-versions/{draft}/publish")).ExpectError(422, "validation_failed");
        Assert.Contains(unfinished.FieldMessages, message => message.Contains("an active path needs an active step", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_names_every_step_once_and_lists_follow_it()
    {
        var (tenant, paths) = await TenantAsync();
        var path = $"{paths}/{await PathAsync(tenant, "road", "a", "b", "c")}";
        var steps = (await tenant.Api.GetAsync($"{path}/steps")).Expect(200).Json.List("data").Select(step => step.Id()).ToArray();
        static object Ordering(params (Guid Id, int Ordinal)[] order) => order.Select(entry => new { id = entry.Id, ordinal = entry.Ordinal });

        var reordered = (await tenant.Api.PutAsync($"{path}/steps/reorder", Ordering((steps[0], 30), (steps[1], 20), (steps[2], 10)))).Expect(200).Json.List("data");
        Assert.Equal(["c 10", "b 20", "a 30"], reordered.Select(step => $"{step.Str("key")} {step.Num("ordinal")}"));
        (await tenant.Api.PutAsync($"{path}/steps/reorder", new { ordering = Ordering((steps[0], 0), (steps[1], 1), (steps[2], 10)) })).Expect(200);
        Assert.Equal(["a", "b", "c"], (await tenant.Api.GetAsync(path)).Expect(200).Json.List("steps").Select(step => step.Str("key")));
        object[] invalid =
        [
            Ordering((steps[0], 0), (steps[1], 1)),
            Ordering((steps[0], 0), (steps[1], 1), (steps[2], 2), (Guid.CreateVersion7(), 3)),
            Ordering((steps[0], 0), (steps[1], 1), (steps[1], 2)),
            Ordering((steps[0], 0), (steps[1], 1), (steps[2], 1)),
            Ordering((steps[0], -1), (steps[1], 1), (steps[2], 2)),
            new { order = Ordering() },
            "null",
        ];
        foreach (var body in invalid)
        {
            (await tenant.Api.PutAsync($"{path}/steps/reorder", body)).ExpectError(422, "validation_failed");
        }

        var subSteps = $"{path}/steps/{steps[1]}/sub-steps";
        var last = (await tenant.Api.PostAsync(subSteps, new { key = "last", label = "Last" })).Expect(201).Json.Id();
        var first = (await tenant.Api.GetAsync(subSteps)).Expect(200).Json.List("data")[0].Id();
        var swapped = (await tenant.Api.PutAsync($"{subSteps}/reorder", Ordering((first, 1), (last, 0)))).Expect(200).Json.List("data");
        Assert.Equal([last, first], swapped.Select(subStep => subStep.Id()));
        (await tenant.Api.PutAsync($"{subSteps}/reorder", Ordering((first, 1)))).ExpectError(422, "validation_failed");
    }

    [Fact]
    public async Task A_buddy_walks_its_path_through_events_and_by_hand_and_each_reward_comes_once()
    {
        var (tenant, paths) = await TenantAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "path.step_completed", "path.completed", "badge.awarded" } })).Expect(201);
        (await tenant.Api.PostAsync("/badge-definitions", new { key = "guide_read", label = "Guide read", award_mode = "manual", reward = new { coins = 4 } })).Expect(201);
        var road = await PathAsync(tenant, "road");
        var one = await StepAsync(tenant, road, new { key = "one", label = "One", reward_coins = 10 },
            new { key = "read", label = "Read the guide", reward_coins = 3, reward_badge_key = "guide_read" },
            new { key = "try", label = "Try it", allow_manual_complete = false, completion_condition = new { type = "event_count", config = new { event_type = Module, count = 1 } } });
        await StepAsync(tenant, road, new { key = "two", label = "Two", reward_coins = 100 }, new { key = "finish", label = "Finish", reward_coins = 7 });
        (await tenant.Api.PostAsync($"{paths}/{road}/activate")).Expect(200);
        await tenant.PublishAsync();
        var buddy = await tenant.HatchAsync();
        var at = $"{paths}/buddies/{buddy.Id}/paths/road";
        Task<Answer> CompleteAsync(string key) => tenant.Api.PostAsync($"{at}/sub-steps/{key}/complete");

        var begun = (await tenant.Api.GetAsync(at)).Expect(200).Json;
        Assert.Equal(("road", "one", false), (begun.At("definition").Str("key"), begun.Str("current_step_key"), begun.Flag("completed")));
        Assert.Equal(["read available", "try locked", "finish locked"], Statuses(begun));
        Assert.Equal((one, true, false), (begun.List("steps")[0].Id(), begun.List("steps")[0].Flag("unlocked"), begun.List("steps")[1].Flag("unlocked")));
        var locked = (await CompleteAsync("finish")).ExpectError(409, "conflict").Details;
        Assert.Equal(("locked", "two", "one"), (locked.Str("status"), locked.Str("step_key"), locked.Str("current_step_key")));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CompleteAsync("read")));
        var read = Assert.Single(answers, answer => !answer.Expect(200).Json.Flag("already_completed")).Json;
        Assert.Equal(("read", "one", false, false, 3, "guide_read"), (read.Str("sub_step_key"), read.Str("step_key"), read.Flag("step_completed"), read.Flag("path_completed"), read.Num("reward_coins"), read.Str("reward_badge_key")));
        Assert.All(answers.Where(answer => answer.Json.Flag("already_completed")), again => Assert.Equal((0, null), (again.Json.Num("reward_coins"), again.Json.StrOrNull("reward_badge_key"))));
        Assert.Equal(7, await buddy.CoinsAsync());
        Assert.Equal(["guide_read"], (await tenant.Api.GetAsync($"/buddies/{buddy.Id}/badges")).Expect(200).Json.List("data").Select(badge => badge.Str("badge_key")));
        Assert.Equal("available", (await CompleteAsync("try")).ExpectError(409, "conflict").Details.Str("status"));

        var update = Assert.Single((await buddy.SendAsync(Module)).List("path_updates"));
        Assert.Equal(("try", "one"), (update.At("sub_step_completed").Str("sub_step_key"), update.At("step_completed").Str("step_key")));
        Assert.Equal(17, await buddy.CoinsAsync());
        Assert.Equal(["read completed", "try completed", "finish available"], Statuses((await tenant.Api.GetAsync(at)).Expect(200).Json));

        var finished = (await CompleteAsync("finish")).Expect(200).Json;
        Assert.Equal((false, true, true, 7), (finished.Flag("already_completed"), finished.Flag("step_completed"), finished.Flag("path_completed"), finished.Num("reward_coins")));
        var again = (await CompleteAsync("finish")).Expect(200).Json;
        Assert.Equal((true, true, true, 0), (again.Flag("already_completed"), again.Flag("step_completed"), again.Flag("path_completed"), again.Num("reward_coins")));
        var done = (await tenant.Api.GetAsync(at)).Expect(200).Json;
        Assert.Equal((true, JsonValueKind.Null), (done.Flag("completed"), done.At("current_step_key").ValueKind));
        Assert.NotEmpty(done.Str("completed_at"));

        var ledger = await buddy.LedgerAsync();
        Assert.Equal(["path_sub_step 3", "badge 4", "path_step 10", "path_sub_step 7", "path_step 100"], ledger.Select(row => $"{row.Str("reason")} {row.Num("amount")}"));
        Assert.Equal("road/one/read", ledger[0].Str("reference_id"));
        await Wait.UntilAsync("the news is delivered", () => receiver.Of("path.step_completed").Count is 2 && receiver.Of("path.completed").Count is 1 && receiver.Of("badge.awarded").Count is 1);
        (await CompleteAsync("nothing")).ExpectError(404, "resource_not_found");
        (await tenant.Api.GetAsync($"{paths}/buddies/{buddy.Id}/paths/first_words")).ExpectError(404, "resource_not_found");
    }

    [Fact]
    public async Task A_buddy_keeps_the_path_of_its_version_until_it_is_moved()
    {
        var (tenant, paths) = await TenantAsync();
        var buddy = await tenant.HatchAsync();
        var first = (await tenant.Api.GetAsync(paths)).Expect(200).Json.List("data")[0].Id();
        var road = await PathAsync(tenant, "road", "one");

        (await tenant.Api.PostAsync($"{paths}/{road}/activate")).Expect(200);
        (await tenant.Api.DeleteAsync($"{paths}/{first}")).Expect(204);
        await tenant.PublishAsync();
        (await tenant.Api.GetAsync($"{paths}/buddies/{buddy.Id}/paths/first_words")).Expect(200);
        (await tenant.Api.GetAsync($"{paths}/buddies/{buddy.Id}/paths/road")).ExpectError(404, "resource_not_found");
        await tenant.PublishAsync(migrate: true);

        (await tenant.Api.GetAsync($"{paths}/buddies/{buddy.Id}/paths/road")).Expect(200);
        (await tenant.Api.GetAsync($"{paths}/buddies/{buddy.Id}/paths/first_words")).ExpectError(404, "resource_not_found");
        (await (await tenant.PublishableAsync("read:buddies")).GetAsync($"{paths}/buddies/{buddy.Id}/paths/road")).Expect(200);
    }

    [Fact]
    public async Task Without_the_capability_the_routes_refuse_and_events_give_nothing_of_it()
    {
        var tenant = await Tenant.CreateAsync(plan: "starter");
        var buddy = await tenant.HatchAsync();
        const string list = "/path-definitions";

        var refused = (await tenant.Api.GetAsync(list)).ExpectError(403, "plan_feature_locked").Details;
        Assert.Equal(("paths", "pro", "starter"), (refused.Str("feature"), refused.Str("required_plan"), refused.Str("current_plan")));
        (await tenant.Api.GetAsync($"{list}/buddies/{Guid.CreateVersion7()}/paths/first_words")).ExpectError(403, "plan_feature_locked");
        (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}/skills", new[] { new { key = "grammar", action = "set", value = 100 } })).Expect(200);
        for (var lesson = 0; lesson < 3; lesson++)
        {
            var effects = await buddy.SendAsync("lesson_completed", eventId: $"lesson-{lesson}");
            Assert.Empty(effects.List("path_updates"));
            Assert.False(effects.Flag("evolution_ready"));
        }

        var reasons = (await tenant.Api.GetAsync("/events/lesson-2")).Expect(200).Json.List("explanations").Where(explained => explained.Str("reason") is "capability_off").Select(explained => explained.Str("key"));
        Assert.Equal(["take_a_lesson", "stage_2"], reasons);

        await Tenant.SwitchPlanAsync(tenant.Id, "pro");
        await Wait.UntilAsync("the plan's path moves", async () =>
            await buddy.SendAsync("word_learned") is var effects && effects.Flag("evolution_ready") && (await tenant.Api.GetAsync($"{list}/buddies/{buddy.Id}/paths/first_words")).Status is 200
            && Statuses((await tenant.Api.GetAsync($"{list}/buddies/{buddy.Id}/paths/first_words")).Json)[0] is "take_a_lesson completed");
        (await tenant.Api.PatchAsync("/customers/me/settings", new { feature_toggles = new { paths = false } })).Expect(200);
        (await tenant.Api.GetAsync(list)).ExpectError(403, "capability_disabled");
    }

    private static async Task<(Tenant Tenant, string Paths)> TenantAsync() => (await Tenant.CreateAsync(), "/path-definitions");

    /// <summary>An inactive path of steps with a sub-step each, which are completed by hand.</summary>
    private static async Task<Guid> PathAsync(Tenant tenant, string key, params string[] steps)
    {
        var path = (await tenant.Api.PostAsync("/path-definitions", new { key, label = key })).Expect(201).Json.Id();
        foreach (var step in steps)
        {
            await StepAsync(tenant, path, new { key = step, label = step }, new { key = $"{step}_sub", label = step });
        }

        return path;
    }

    private static async Task<Guid> StepAsync(Tenant tenant, Guid path, object step, params object[] subSteps)
    {
        var made = (await tenant.Api.PostAsync($"/path-definitions/{path}/steps", step)).Expect(201).Json.Id();
        foreach (var subStep in subSteps)
        {
            (await tenant.Api.PostAsync($"/path-definitions/{path}/steps/{made}/sub-steps", subStep)).Expect(201);
        }

        return made;
    }

    private static async Task<IEnumerable<string>> ActiveAsync(Tenant tenant) =>
        (await tenant.Api.GetAsync("/path-definitions")).Expect(200).Json.List("data").Where(path => path.Flag("is_active")).Select(path => path.Str("key")).Order(StringComparer.Ordinal);

    private static IReadOnlyList<string> Statuses(JsonElement runtime) =>
        [.. runtime.List("steps").SelectMany(step => step.List("sub_steps")).Select(subStep => $"{subStep.Str("key")} {subStep.Str("status")}")];
}
