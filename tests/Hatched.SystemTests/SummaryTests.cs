using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>What is told of a user, of a buddy's progress and of a rule's payments.</summary>
public sealed class SummaryTests
{
    [Fact]
    public async Task A_users_summary_is_over_all_of_its_buddies_at_both_addresses()
    {
        var tenant = await Tenant.CreateAsync();
        var user = $"a/user {Guid.CreateVersion7():N}";
        var first = await tenant.HatchAsync(user);
        await first.SendAsync("lesson_completed");
        (await tenant.Api.PatchAsync($"/buddies/{first.Id}/archive")).Expect(200);
        var second = await tenant.HatchAsync(user);
        await second.SendAsync("lesson_completed", new { score = 100 });
        (await tenant.Api.PatchAsync($"/buddies/{second.Id}/skills", new[] { new { key = "grammar", action = "set", value = 100 } })).Expect(200);
        (await second.CreditAsync(7)).Expect(200);

        var path = $"/users/{Uri.EscapeDataString(user)}/summary";
        var summary = (await tenant.Api.GetAsync($"/buddies{path}")).Expect(200);
        Assert.Equal(summary.Text, (await tenant.Api.GetAsync($"/customers/me{path}")).Expect(200).Text);
        var json = summary.Json;
        Assert.Equal((user, 2, 1, 1), (json.Str("user_id"), json.Num("buddy_count"), json.Num("active_buddy_count"), json.Num("highest_evolution_stage")));
        Assert.Equal(await first.CoinsAsync() + await second.CoinsAsync(), json.Num("coins"));
        Assert.Equal(json.Num("coins"), json.At("tokens").Num("stars"));
        Assert.Equal(["first_lesson", "flawless"], json.Strings("badges"));
        Assert.Equal((3, 5), (json.Num("badge_count"), json.Num("total_skill_level")));
        Assert.Equal([(second.Id, "active"), (first.Id, "archived")], json.List("buddies").Select(buddy => (buddy.Id(), buddy.Str("status"))));

        (await tenant.Api.PostAsync("/eggs", new { user_id = "with-an-egg" })).Expect(201);
        Assert.Equal(0, (await tenant.Api.GetAsync("/buddies/users/with-an-egg/summary")).Expect(200).Json.Num("buddy_count"));
        (await tenant.Api.GetAsync("/buddies/users/nobody/summary")).ExpectError(404, "resource_not_found");
        (await (await tenant.PublishableAsync("read:buddies")).GetAsync($"/buddies{path}")).Expect(200);
        (await (await tenant.PublishableAsync("read:buddies")).GetAsync($"/customers/me{path}")).ExpectError(403, "publishable_key_scope");
    }

    [Fact]
    public async Task Metrics_of_a_buddy_hold_its_skills_streaks_and_counts()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        await buddy.SendAsync("lesson_completed");
        await buddy.SendAsync("quiz_passed");
        await buddy.SendAsync("something_else");

        var metrics = (await buddy.Tenant.Api.GetAsync($"/buddies/{buddy.Id}/progression-metrics")).Expect(200).Json;

        var legacy = (await buddy.Tenant.Api.GetAsync($"/buddies/{buddy.Id}/progression")).Expect(200).Json;
        Assert.All(legacy.EnumerateObject(), member => Assert.Equal(member.Value.ToString(), metrics.At(member.Name).ToString()));
        Assert.Equal((3, 1, false), (metrics.Num("total_events"), metrics.At("custom_counters").Num("quiz_passed"), metrics.Flag("evolution_ready")));
        Assert.Equal(["vocabulary", "grammar", "listening", "speaking", "reading"], metrics.List("skills").Select(skill => skill.Str("key")));
        Assert.Equal((15, 0, 20), metrics.List("skills")[1] is var grammar ? (grammar.Num("value"), grammar.Num("level"), grammar.Num("points_per_level")) : default);
        Assert.Equal([("daily_lesson", 1), ("weekly_quiz", 1)], metrics.List("streaks").Select(streak => (streak.Str("definition_key"), streak.Num("current"))));
    }

    [Fact]
    public async Task A_rules_telemetry_is_what_the_ledger_says_it_paid()
    {
        var tenant = await Tenant.CreateAsync();
        var rule = (await tenant.Api.PostAsync("/coin-rules", new { name = "Lottery", event_type = "ticket", amount = 3, lucky = new { chance = 1, bonus = 10 } })).Expect(201).Json.Id();
        (await tenant.Api.PostAsync($"/config-versions/{(await tenant.Api.PostAsync("/config-versions")).Expect(200).Json.Id()}/publish")).Expect(200);
        var path = $"/coin-rules/{rule}/reward-pool/telemetry";
        var nothing = (await tenant.Api.GetAsync(path)).Expect(200).Json;
        Assert.Equal((0, 0, null), (nothing.Num("grants"), nothing.Num("coins_paid"), nothing.StrOrNull("last_paid_at")));

        var (one, other) = (await tenant.HatchAsync(), await tenant.HatchAsync());
        foreach (var buddy in new[] { one, other, other })
        {
            Assert.Equal(13, (await buddy.SendAsync("ticket")).Num("coins"));
        }

        (await one.CreditAsync(100)).Expect(200); // nothing of the rule's
        var telemetry = (await tenant.Api.GetAsync(path)).Expect(200).Json;
        Assert.Equal((3, 39, "Lottery"), (telemetry.Num("grants"), telemetry.Num("coins_paid"), telemetry.Str("name")));
        Assert.Equal((10, 3, 1), telemetry.At("lucky") is var luck ? (luck.Num("bonus"), luck.Num("wins"), luck.Num("observed_chance")) : default);
        Assert.Equal(30, telemetry.List("days").Count);
        Assert.Equal((3, 39, 3), telemetry.List("days")[^1] is var today ? (today.Num("grants"), today.Num("coins_paid"), today.Num("lucky_grants")) : default);
        (await tenant.Api.GetAsync($"/coin-rules/{Guid.CreateVersion7()}/reward-pool/telemetry")).ExpectError(404, "resource_not_found");
    }

    [Fact]
    public async Task What_was_added_up_behind_the_ledger_and_what_was_not_yet_is_together_the_ledger()
    {
        // Over all customers of the run, wherever the sums stand at this moment.
        var differences = await Database.RunAsync("economy", """
            WITH told AS (
                SELECT customer_id, kind, day, grants, amount, lucky_grants FROM payouts
                UNION ALL
                SELECT customer_id, kind, (created_at AT TIME ZONE 'UTC')::date, 1, amount, is_lucky::int FROM ledger, payout_mark WHERE ledger.seq > payout_mark.seq AND kind LIKE 'coin\_rule:%'
            ), said AS (
                SELECT customer_id, kind, (created_at AT TIME ZONE 'UTC')::date AS day, 1 AS grants, amount, is_lucky::int AS lucky_grants FROM ledger WHERE kind LIKE 'coin\_rule:%'
            )
            SELECT count(*) FROM
                (SELECT customer_id, kind, day, sum(grants), sum(amount), sum(lucky_grants) FROM told GROUP BY 1, 2, 3
                 EXCEPT SELECT customer_id, kind, day, sum(grants), sum(amount), sum(lucky_grants) FROM said GROUP BY 1, 2, 3) AS difference
            """);

        Assert.Equal(0L, differences);
    }

    [Fact]
    public async Task A_theme_pack_fills_the_draft_once_and_suits_the_creatures_when_none_is_named()
    {
        var tenant = await Tenant.CreateAsync();
        var before = (await tenant.Api.GetAsync("/skill-rules")).Expect(200).Json.List("data").Count;

        var applied = (await tenant.Api.PostAsync("/skill-rules/apply-theme-pack", new { theme = "fitness" })).Expect(200).Json;

        Assert.Contains("strength", applied.Strings("skills_added"));
        Assert.Equal(before + applied.List("rules_added").Count, (await tenant.Api.GetAsync("/skill-rules")).Expect(200).Json.List("data").Count);
        Assert.Contains((await tenant.Api.GetAsync("/skill-sets")).Expect(200).Json.List("data"), set => set.Str("key") is "training");
        var again = (await tenant.Api.PostAsync("/skill-rules/apply-theme-pack", new { theme = "fitness" })).Expect(200).Json;
        Assert.Equal((0, 0, applied.List("rules_added").Count), (again.List("skills_added").Count, again.List("rules_added").Count, again.Num("rules_kept")));
        Assert.Equal("default", (await tenant.Api.PostAsync("/skill-rules/apply-theme-pack")).Expect(200).Json.Str("theme")); // cute creatures
        (await tenant.Api.PostAsync("/skill-rules/apply-theme-pack", new { theme = "pirates" })).ExpectError(422, "validation_failed");

        (await tenant.Api.PostAsync($"/config-versions/{applied.Id("config_version_id")}/publish")).Expect(200);
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("workout_completed");
        Assert.Equal(10, (await buddy.ReadAsync()).At("skills").Num("strength"));
    }
}
