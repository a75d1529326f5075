using System.Diagnostics;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Streaks of those who stay away are closed by the clock: 24 hours after the end of a missed day, once, whoever sweeps.</summary>
[Collection(Alone.Name)]
public sealed class StreakClosingTests
{
    private const string Streak = "daily_lesson";

    /// <summary>100,000 in five minutes.</summary>
    private const double LeastPerSecond = 100_000 / 300d;

    [Fact]
    public async Task A_missed_day_breaks_the_streak_without_an_event_and_tells_of_it_once()
    {
        var (tenant, buddy) = await TickedAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "streak.burned" } })).Expect(201);
        Assert.Equal(1, (await ShownAsync(buddy)).Num("current"));

        await PassDaysAsync(buddy, 2); // yesterday was missed and is open until midnight
        Assert.Null(await DueAsync(buddy) is { } due && due <= Now ? due : null);
        Assert.Empty(receiver.Received);

        await PassDaysAsync(buddy, 1);
        await ClosedAsync(buddy);

        var told = (await receiver.FirstAsync("streak.burned")).Json;
        Assert.Equal(
            (buddy.Id, buddy.UserId, Streak, 1), (told.Id("buddy_id"), told.Str("user_id"), told.Str("streak_key"), told.Num("count")));
        Assert.Equal((0, 1), ((await ShownAsync(buddy)).Num("current"), (await ShownAsync(buddy)).Num("longest")));
        Assert.Equal(0, (await buddy.ReadAsync()).At("progression").Num("current_streak"));
        await buddy.SendAsync("lesson_completed");
        Assert.Equal(1, (await ShownAsync(buddy)).Num("current"));
        await Database.RelayedAsync("progression");
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Single(receiver.Of("streak.burned"));
    }

    [Fact]
    public async Task A_held_freeze_goes_first_and_nothing_is_said_of_it()
    {
        var (tenant, buddy) = await TickedAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "streak.burned" } })).Expect(201);
        await Database.RunAsync("progression", $$"""
            UPDATE buddy_states SET state = jsonb_set(state::jsonb, '{st,{{Streak}},f}', '2')::text, version = version + 1
            WHERE buddy_id = $1
            """, buddy.Id);

        await PassDaysAsync(buddy, 3);
        // What is shown does not wait for the sweep.
        Assert.Equal((1, 1), ((await ShownAsync(buddy)).Num("current"), (await ShownAsync(buddy)).Num("freezes_held")));
        await Wait.UntilAsync("the freeze is burned", async () => await Database.RunAsync(
            "progression", $"SELECT (state::jsonb#>>'{{st,{Streak},f}}')::int FROM buddy_states WHERE buddy_id = $1", buddy.Id) is 1);
        Assert.Equal((1, 1), ((await ShownAsync(buddy)).Num("current"), (await ShownAsync(buddy)).Num("freezes_held")));

        await PassDaysAsync(buddy, 2);
        await ClosedAsync(buddy);
        Assert.Equal((0, 0), ((await ShownAsync(buddy)).Num("current"), (await ShownAsync(buddy)).Num("freezes_held")));
        await receiver.FirstAsync("streak.burned");
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_late_event_counts_until_its_day_has_closed_and_a_replay_says_the_same()
    {
        var (tenant, buddy) = await TickedAsync();
        await PassDaysAsync(buddy, 2);
        var inTime = await SendAsync(buddy, "in-time", Noon(-1));
        Assert.Equal(2, Assert.Single(inTime.Expect(200).Json.At("effects").List("streak_updates")).Num("current"));

        await PassDaysAsync(buddy, 2); // the tick was three days ago, two days were missed, one of them has closed
        var tooLate = await SendAsync(buddy, "too-late", Noon(-2));
        Assert.Empty(tooLate.Expect(200).Json.At("effects").List("streak_updates"));

        var explained = (await tenant.Api.GetAsync("/events/too-late")).Expect(200).Json.List("explanations")
            .Single(x => x.Str("rule_type") is "streak" && x.Str("key") is Streak);
        Assert.Equal("late_event", explained.Str("reason"));
        Assert.Equal((0, 2), ((await ShownAsync(buddy)).Num("current"), (await ShownAsync(buddy)).Num("longest")));
        foreach (var id in new[] { "in-time", "too-late" })
        {
            var replay = (await tenant.Api.PostAsync($"/events/{id}/replay?dry_run=true")).Expect(200).Json;
            Assert.Empty(replay.List("changes"));
            Assert.True(replay.At("rebuild").Flag("reproduces_record"), replay.ToString());
        }
    }

    [Fact]
    public async Task A_history_told_late_is_a_streak_that_no_sweep_breaks_on_the_way()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        for (var day = -10; day < -3; day++)
        {
            await SendAsync(buddy, $"day{day}", Noon(day));
            await Task.Delay(TimeSpan.FromMilliseconds(600), TestContext.Current.CancellationToken); // sweeps come by
        }

        Assert.Equal((0, 7), ((await ShownAsync(buddy)).Num("current"), (await ShownAsync(buddy)).Num("longest")));
        Assert.InRange((await DueAsync(buddy))!.Value, Now.AddHours(23), Now.AddHours(24));
    }

    [Fact]
    public async Task Buddies_that_were_there_before_get_their_instant_and_nobody_hears_of_what_was_lost_long_ago()
    {
        var (tenant, running) = await TickedAsync();
        var lost = await tenant.HatchAsync();
        await lost.SendAsync("lesson_completed");
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "streak.burned" } })).Expect(201);
        await Database.RunAsync("progression", "UPDATE buddy_states SET streaks_due_at = NULL WHERE buddy_id = $1", lost.Id);
        await PassDaysAsync(lost, 40);

        const string Both = "buddy_states WHERE buddy_id IN ($1, $2)";
        await Database.RunAsync( // as the migration leaves them
            "progression", "UPDATE buddy_states SET streaks_due_at = 'epoch' WHERE buddy_id IN ($1, $2)", running.Id, lost.Id);
        await Wait.UntilAsync("both were looked at", async () =>
            await Database.RunAsync("progression", $"SELECT count(*) FROM {Both} AND streaks_due_at = 'epoch'", running.Id, lost.Id) is 0L);

        Assert.InRange((await DueAsync(running))!.Value, Now.AddHours(24), Now.AddHours(72));
        Assert.Null(await DueAsync(lost));
        Assert.Empty(receiver.Received);
        await lost.SendAsync("lesson_completed"); // tells of it, as it always did
        Assert.Equal(lost.Id, (await receiver.FirstAsync("streak.burned")).Json.Id("buddy_id"));
    }

    [Fact]
    public async Task Two_replicas_close_five_thousand_at_once_each_once_and_fast_enough_for_a_hundred_thousand_in_five_minutes()
    {
        const int Count = 5_000;
        var (tenant, buddy) = await TickedAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "streak.burned" } })).Expect(201);
        await using var replica = SecondProcess.Start(
            "progression", ("ConnectionStrings__progression", TestSystem.ConnectionString("progression")),
            ("ConnectionStrings__rabbitmq", TestSystem.ConnectionString("rabbitmq")));
        await PassDaysAsync(buddy, 3, isDue: false);
        await CopyAsync(buddy, Count);
        await Wait.UntilAsync("the replica is ready", () => IsReadyAsync(replica.Url), TimeSpan.FromSeconds(60));

        await Database.RunAsync("progression", """
            UPDATE buddy_states s SET streaks_due_at = now() - interval '1 hour' FROM buddies b
            WHERE b.id = s.buddy_id AND b.customer_id = $1 AND b.user_id LIKE 'idle-%'
            """, tenant.Id);
        var began = Stopwatch.GetTimestamp();
        await Wait.UntilAsync("all are closed", async () => await Database.ReadAsync<long>("progression", """
            SELECT count(*) FROM buddies b JOIN buddy_states s ON s.buddy_id = b.id
            WHERE b.customer_id = $1 AND b.user_id LIKE 'idle-%' AND s.streaks_due_at IS NOT NULL
            """, tenant.Id) is 0, TimeSpan.FromSeconds(60));
        var took = Stopwatch.GetElapsedTime(began);

        await Wait.UntilAsync("all are told of", () => receiver.Received.Count >= Count, TimeSpan.FromSeconds(120));
        await Database.RelayedAsync("progression");
        Assert.Equal(Count, receiver.Received.Select(delivery => delivery.Json.Id("buddy_id")).Distinct().Count());
        Assert.Equal(Count, receiver.Received.Select(delivery => delivery.Json.Id("fact_id")).Distinct().Count());
        Assert.True(Count / took.TotalSeconds > LeastPerSecond, $"{Count} took {took}.");
        replica.AssertRuns();
    }

    [Fact]
    public async Task A_buddy_that_cannot_be_closed_keeps_nobody_elses_streak_open()
    {
        var (_, poisoned) = await TickedAsync();
        var (_, other) = await TickedAsync();
        // Forced: its state cannot be written.
        await PassDaysAsync(poisoned, 30, isDue: false);
        await Database.RunAsync("progression", $"""
            CREATE FUNCTION refuse_closing() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'poison' USING ERRCODE = '22000'; END $$;
            CREATE TRIGGER refuse_closing BEFORE UPDATE ON buddy_states FOR EACH ROW
                WHEN (NEW.buddy_id = '{poisoned.Id}' AND NEW.version > OLD.version) EXECUTE FUNCTION refuse_closing()
            """);
        try
        {
            await Database.RunAsync(
                "progression", "UPDATE buddy_states SET streaks_due_at = now() - interval '9 days' WHERE buddy_id = $1", poisoned.Id);
            await PassDaysAsync(other, 3);
            await ClosedAsync(other);
            Assert.NotNull(await DueAsync(poisoned));
        }
        finally
        {
            await Database.RunAsync("progression", "DROP TRIGGER refuse_closing ON buddy_states; DROP FUNCTION refuse_closing()");
        }
    }

    [Fact]
    public async Task An_archived_buddy_loses_nothing_any_more_and_events_beside_the_sweep_lose_nothing()
    {
        var (tenant, archived) = await TickedAsync();
        var busy = await tenant.HatchAsync();
        await busy.SendAsync("lesson_completed");
        (await tenant.Api.PatchAsync($"/buddies/{archived.Id}/archive")).Expect(200);
        Assert.Null(await DueAsync(archived));

        await PassDaysAsync(busy, 3);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => busy.SendAsync("lesson_completed")));
        await ClosedAsync(busy, stillRuns: true);
        Assert.Equal(21, (await busy.ReadAsync()).At("progression").At("custom_counters").Num("lesson_completed"));
        Assert.Equal((1, 1), ((await ShownAsync(busy)).Num("current"), (await ShownAsync(busy)).Num("longest")));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static DateTimeOffset Noon(int day) => new(Now.UtcDateTime.Date.AddDays(day).AddHours(12), TimeSpan.Zero);

    private static async Task<(Tenant Tenant, Buddy Buddy)> TickedAsync()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("lesson_completed");
        return (tenant, buddy);
    }

    private static Task<Answer> SendAsync(Buddy buddy, string id, DateTimeOffset at) =>
        buddy.Tenant.SendEventAsync(new { event_id = id, user_id = buddy.UserId, type = "lesson_completed", occurred_at = at });

    private static async Task<System.Text.Json.JsonElement> ShownAsync(Buddy buddy) =>
        (await buddy.Tenant.Api.GetAsync($"/buddies/{buddy.Id}/progression-metrics")).Expect(200).Json.List("streaks")
            .Single(streak => streak.Str("definition_key") is Streak);

    private static async Task<DateTimeOffset?> DueAsync(Buddy buddy) =>
        await Database.RunAsync("progression", "SELECT streaks_due_at FROM buddy_states WHERE buddy_id = $1", buddy.Id) is DateTime at
            ? new DateTimeOffset(at, TimeSpan.Zero)
            : null;

    /// <summary>Waits until nothing of the buddy is due.</summary>
    private static Task ClosedAsync(Buddy buddy, bool stillRuns = false) => Wait.UntilAsync(
        "its streak is closed", async () => await DueAsync(buddy) is var due && (stillRuns ? due > Now : due is null));

    /// <summary>Lets days go by for a buddy: what it did, and when that was told, lies so much further back.</summary>
    /// <remarks>Its daily streak is the only one that stays.</remarks>
    /// <param name="isDue">False: the sweep does not notice.</param>
    private static async Task PassDaysAsync(Buddy buddy, int days, bool isDue = true)
    {
        await Database.RunAsync("ingestion", """
            UPDATE events SET occurred_at = occurred_at - make_interval(days => $2), received_at = received_at - make_interval(days => $2)
            WHERE customer_id = $1
            """, buddy.Tenant.Id, days);
        await Database.RunAsync("progression", $$"""
            UPDATE buddy_states SET version = version + 1,
                streaks_due_at = CASE WHEN $3 THEN streaks_due_at - make_interval(days => $2) END,
                state = jsonb_set(state::jsonb, '{st}', jsonb_build_object('{{Streak}}', state::jsonb#>'{st,{{Streak}}}' || jsonb_build_object(
                    'p', (state::jsonb#>>'{st,{{Streak}},p}')::bigint - $2,
                    't', (state::jsonb#>>'{st,{{Streak}},t}')::bigint - $2,
                    'a', (state::jsonb#>>'{st,{{Streak}},a}')::bigint - $2 * 86400000::bigint)))::text
            WHERE buddy_id = $1
            """, buddy.Id, days, isDue);
    }

    // Hatched in earnest, thousands of them would take minutes of drawing: here the first is copied.
    private static Task<object?> CopyAsync(Buddy buddy, int count) => Database.RunAsync("progression", """
        WITH born AS (
            INSERT INTO buddies SELECT copy.* FROM buddies b CROSS JOIN generate_series(1, $2) n
            CROSS JOIN LATERAL jsonb_populate_record(
                b, jsonb_build_object('id', gen_random_uuid(), 'egg_id', gen_random_uuid(), 'user_id', 'idle-' || n)) copy
            WHERE b.id = $1 RETURNING id)
        INSERT INTO buddy_states SELECT copy.* FROM born CROSS JOIN buddy_states s
        CROSS JOIN LATERAL jsonb_populate_record(s, jsonb_build_object('buddy_id', born.id)) copy WHERE s.buddy_id = $1
        """, buddy.Id, count);

    private static async Task<bool> IsReadyAsync(Uri url)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri(url, "/health/ready"), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
