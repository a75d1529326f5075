using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Skills that are not used fade: by rule, once a period, never below the floor.</summary>
public sealed class SkillDecayTests
{
    private const string Skill = "speaking";

    [Fact]
    public async Task A_rule_takes_once_a_period_however_many_sweep_and_tells_of_it_once()
    {
        var (tenant, rule) = await DecayingAsync(new { skill_key = Skill, cadence = "daily", amount = 5, floor_level = 1, active = true });
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "skill.decayed" } })).Expect(201);
        var buddy = await IdleBuddyAsync(tenant, value: 60);

        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await tenant.Api.PostAsync("/skill-decay-rules/run-now")).Expect(200).Json));

        Assert.All(runs, run => Assert.True(run.Flag("complete")));
        Assert.All(runs, run => Assert.Equal((1, 1), (run.Num("rules"), run.Num("buddies_checked"))));
        Assert.Equal((1, 1, 5), (runs.Sum(run => run.Num("buddies_decayed")), runs.Sum(run => run.Num("applications")), runs.Sum(run => run.Num("points_removed"))));
        Assert.Equal(55, await ValueAsync(buddy));
        var applied = Assert.Single((await tenant.Api.GetAsync($"/skill-decay-rules/{rule}/history")).Expect(200).Json.List("data"));
        Assert.Equal((buddy.Id, Skill, 60, 55), (applied.Id("buddy_id"), applied.Str("skill_key"), applied.Num("previous_value"), applied.Num("value")));
        Assert.Equal(runs[0].Str("day"), applied.Str("period"));

        var told = (await receiver.FirstAsync("skill.decayed")).Json;
        Assert.Equal((buddy.Id, buddy.UserId, Skill, 60, 55, rule), (told.Id("buddy_id"), told.Str("user_id"), told.Str("skill_key"), told.Num("previous_value"), told.Num("value"), told.Id("rule_id")));
        (await tenant.Api.PostAsync("/skill-decay-rules/run-now")).Expect(200);
        Assert.Equal(55, await ValueAsync(buddy));
        Assert.Single(receiver.Of("skill.decayed"));
    }

    [Fact]
    public async Task The_daily_sweep_needs_nobody_to_ask_and_changes_nothing_the_second_time()
    {
        var (tenant, rule) = await DecayingAsync(new { skill_key = Skill, cadence = "weekly", amount = 7, active = true });
        var buddy = await IdleBuddyAsync(tenant, value: 60);

        await SweptAsync(tenant);
        Assert.Equal(53, await ValueAsync(buddy));
        await SweptAsync(tenant);
        Assert.Equal(53, await ValueAsync(buddy));
        Assert.Single((await tenant.Api.GetAsync($"/skill-decay-rules/{rule}/history")).Expect(200).Json.List("data"));
    }

    [Fact]
    public async Task Day_after_day_a_skill_falls_as_its_preview_said_to_its_floor_and_no_further()
    {
        var (tenant, rule) = await DecayingAsync(new { skill_key = Skill, cadence = "daily", amount = 15, floor_level = 1, grace_days = 3, active = true });
        var buddy = await IdleBuddyAsync(tenant, value: 60);
        var preview = (await tenant.Api.GetAsync($"/skill-decay-rules/{rule}/preview")).Expect(200).Json;
        Assert.Equal((1, 1, 40, 2, false), (preview.Num("buddies"), preview.Num("affected"), preview.Num("points_removed"), preview.Num("levels_lost"), preview.Flag("truncated")));
        Assert.Equal([15, 15, 10, .. Enumerable.Repeat(0L, 27)], preview.List("daily").Select(day => day.Num("points_removed")));
        var example = Assert.Single(preview.List("examples"));
        Assert.Equal((buddy.Id, 60, 20, 3, 1), (example.Id("buddy_id"), example.Num("value"), example.Num("value_after"), example.Num("level"), example.Num("level_after")));

        List<long> values = [];
        for (var day = 0; day < 5; day++)
        {
            (await tenant.Api.PostAsync("/skill-decay-rules/run-now")).Expect(200);
            values.Add(await ValueAsync(buddy));
            await Database.RunAsync("progression", "UPDATE skill_decays SET period = period - 1 WHERE buddy_id = $1", buddy.Id); // another day
        }

        Assert.Equal([45, 30, 20, 20, 20], values);
        var page = (await tenant.Api.GetAsync($"/skill-decay-rules/{rule}/history?limit=2")).Expect(200).Json;
        Assert.Equal([20, 30], page.List("data").Select(one => one.Num("value")));
        var rest = (await tenant.Api.GetAsync($"/skill-decay-rules/{rule}/history?limit=2&cursor={page.At("pagination").Str("nextCursor")}")).Expect(200).Json;
        Assert.Equal(45, Assert.Single(rest.List("data")).Num("value"));
        Assert.False(rest.At("pagination").Flag("hasMore"));
    }

    [Fact]
    public async Task Grace_audience_threshold_archive_and_pinned_version_keep_a_skill_as_it_is()
    {
        var tenant = await Tenant.CreateAsync();
        var unpinned = await IdleBuddyAsync(tenant, value: 60);
        (await tenant.Api.PatchAsync("/customers/me/audiences", new { audiences = new[] { new { key = "default", label = "All" }, new { key = "students", label = "Students" } } })).Expect(200);
        foreach (var rule in new object[]
        {
            new { skill_key = Skill, cadence = "daily", amount = 5, audience = "students", active = true },
            new { skill_key = "reading", cadence = "daily", amount = 5, audience = "default", grace_days = 90, active = true },
            new { skill_key = "grammar", cadence = "daily", amount = 5, apply_only_above = 60, active = true },
            new { skill_key = "listening", cadence = "daily", amount = 5, active = false },
            new { skill_key = "vocabulary", cadence = "daily", amount = 5, active = true },
        })
        {
            (await tenant.Api.PostAsync("/skill-decay-rules", rule)).Expect(201);
        }

        await PublishAsync(tenant);
        var (pupil, other, archived) = (await IdleBuddyAsync(tenant, 60, "students"), await IdleBuddyAsync(tenant, 60, "default"), await IdleBuddyAsync(tenant, 60, "default"));
        (await tenant.Api.PatchAsync($"/buddies/{archived.Id}/archive")).Expect(200);

        var run = (await tenant.Api.PostAsync("/skill-decay-rules/run-now")).Expect(200).Json;

        Assert.Equal((4, 2, 2, 2), (run.Num("rules"), run.Num("buddies_checked"), run.Num("buddies_decayed"), run.Num("applications")));
        Assert.Equal([55, 60, 60, 60, 60], await ValuesAsync(pupil));
        Assert.Equal([60, 60, 60, 60, 55], await ValuesAsync(other));
        Assert.Equal([60, 60, 60, 60, 60], await ValuesAsync(archived));
        Assert.Equal([60, 60, 60, 60, 60], await ValuesAsync(unpinned));
    }

    [Fact]
    public async Task A_skill_that_is_used_today_does_not_fade_and_events_lose_nothing_to_a_sweep()
    {
        var (tenant, _) = await DecayingAsync(
            new { skill_key = Skill, cadence = "daily", amount = 5, active = true }, new { skill_key = "vocabulary", cadence = "daily", amount = 5, active = true });
        var buddy = await IdleBuddyAsync(tenant, value: 60);

        // Each lesson trains vocabulary by 10; the sweep runs among them.
        await Task.WhenAll(
            [.. Enumerable.Range(0, 8).Select(_ => buddy.SendAsync("lesson_completed")), .. Enumerable.Range(0, 4).Select(_ => tenant.Api.PostAsync("/skill-decay-rules/run-now"))]);
        (await tenant.Api.PostAsync("/skill-decay-rules/run-now")).Expect(200);

        var state = await buddy.ReadAsync();
        Assert.Equal(55, state.At("skills").Num(Skill));
        Assert.True(state.At("skills").Num("vocabulary") is 135 or 140, state.ToString()); // 60 + 80; 5 less if a sweep came before the first lesson
        Assert.Equal(8, state.At("progression").At("custom_counters").Num("lesson_completed"));
    }

    [Fact]
    public async Task Rules_are_edited_in_the_draft_and_bad_ones_are_refused()
    {
        var tenant = await Tenant.CreateAsync();
        var rule = (await tenant.Api.PostAsync("/skill-decay-rules", new { skill_key = Skill, cadence = "monthly", amount = 3 })).Expect(201).Json;
        Assert.Equal((false, 0, 0, "default"), (rule.Flag("active"), rule.Num("floor_level"), rule.Num("grace_days"), rule.Str("audience")));
        Assert.Equal(JsonValueKind.Null, rule.At("apply_only_above").ValueKind);
        var path = $"/skill-decay-rules/{rule.Id()}";
        (await tenant.Api.PutAsync(path, new { skill_key = Skill, cadence = "daily", amount = 4, active = true })).Expect(200);
        Assert.Contains((await tenant.Api.GetAsync("/skill-decay-rules")).Expect(200).Json.List("data"), one => one.Id() == rule.Id() && one.Num("amount") is 4);

        (await tenant.Api.PostAsync("/skill-decay-rules", new { skill_key = Skill, cadence = "daily", amount = 1, audience = "nobody" })).ExpectError(400, "unknown_audience");
        (await tenant.Api.PostAsync("/skill-decay-rules", new { skill_key = Skill, cadence = "hourly", amount = 1 })).ExpectError(422, "validation_failed");
        (await tenant.Api.PostAsync("/skill-decay-rules", new { skill_key = Skill, cadence = "daily", amount = 0 })).ExpectError(422, "validation_failed");
        (await tenant.Api.PostAsync("/skill-decay-rules", new { skill_key = Skill, cadence = "daily", amount = 1, floor_level = -1 })).ExpectError(422, "validation_failed");
        (await tenant.Api.PutAsync(path, new { skill_key = "juggling", cadence = "daily", amount = 4 })).Expect(200);
        Assert.Equal("unknown_skill", (await tenant.Api.GetAsync($"{path}/preview")).ExpectError(409, "conflict").Details.Str("status"));

        Assert.Equal(0, (await tenant.Api.PostAsync("/skill-decay-rules/run-now")).Expect(200).Json.Num("rules")); // nothing of it is published
        (await tenant.Api.DeleteAsync(path)).Expect(204);
        (await tenant.Api.GetAsync($"{path}/history")).ExpectError(404, "resource_not_found");
        (await tenant.Api.GetAsync($"{path}/preview")).ExpectError(404, "resource_not_found");
    }

    private static async Task<(Tenant Tenant, Guid Rule)> DecayingAsync(params object[] rules)
    {
        var tenant = await Tenant.CreateAsync();
        var ids = new List<Guid>();
        foreach (var rule in rules)
        {
            ids.Add((await tenant.Api.PostAsync("/skill-decay-rules", rule)).Expect(201).Json.Id());
        }

        await PublishAsync(tenant);
        return (tenant, ids[0]);
    }

    private static async Task PublishAsync(Tenant tenant)
    {
        var draft = (await tenant.Api.PostAsync("/config-versions")).Expect(200).Json.Id();
        (await tenant.Api.PostAsync($"/config-versions/{draft}/publish")).Expect(200);
    }

    /// <summary>A buddy whose skills were trained, and itself born, a month ago.</summary>
    private static async Task<Buddy> IdleBuddyAsync(Tenant tenant, long value, string? audience = null)
    {
        var buddy = await tenant.HatchAsync(metadata: audience is null ? null : new { audience });
        (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}/skills", Skills.Select(key => new { key, action = "set", value }))).Expect(200);
        await Database.RunAsync("progression", "UPDATE buddies SET created_at = created_at - interval '31 days' WHERE id = $1", buddy.Id);
        await Database.RunAsync("progression", "UPDATE buddy_states SET state = (state::jsonb - 'su')::text WHERE buddy_id = $1", buddy.Id);
        return buddy;
    }

    private static readonly string[] Skills = [Skill, "reading", "grammar", "listening", "vocabulary"];

    private static async Task<long> ValueAsync(Buddy buddy) => (await buddy.ReadAsync()).At("skills").Num(Skill);

    private static async Task<IEnumerable<long>> ValuesAsync(Buddy buddy) => (await buddy.ReadAsync()).At("skills") is var skills ? Skills.Select(key => skills.Num(key)) : [];

    /// <summary>Lets the tenant's sweeps be due, as midnight does, and waits until they are done.</summary>
    private static async Task SweptAsync(Tenant tenant)
    {
        await Database.RunAsync("progression", "UPDATE skill_decay_sweeps SET day = day - 1 WHERE customer_id = $1", tenant.Id);
        await Wait.UntilAsync("the sweep is done", async () =>
            await Database.RunAsync("progression", "SELECT count(*) FROM skill_decay_sweeps WHERE customer_id = $1 AND day <= (now() AT TIME ZONE 'UTC')::date", tenant.Id) is 0L);
    }
}
