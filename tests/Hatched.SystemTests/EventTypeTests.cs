using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The registry of event types, and what is counted under them.</summary>
public sealed class EventTypeTests
{
    [Fact]
    public async Task A_renamed_type_keeps_its_past_and_takes_in_what_is_still_sent_under_the_old_name()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        await SendAsync(tenant, ("one", "lesson_done"), ("two", "lesson_done"), ("three", "quiz_done"));
        var made = (await tenant.Api.PostAsync("/event-types", new { type = "lesson_done", label = "Lesson" })).Expect(201);
        var path = $"/event-types/{made.Json.Id()}";
        Assert.Equal($"/api/v1{path}", made.Header("Location"));

        var before = await TypesAsync(tenant);
        Assert.Equal([("lesson_done", true, 2), ("quiz_done", false, 1)], before.Select(type => (type.Str("type"), type.Flag("registered"), type.Num("count"))));
        Assert.Equal(("Lesson", made.Json.Str("id")), (before[0].Str("label"), before[0].Str("event_type_id")));

        var renamed = (await tenant.Api.PutAsync(path, new { type = "lesson_completed", label = "Lesson" })).Expect(200).Json;
        Assert.Equal(("lesson_completed", "lesson_done"), (renamed.Str("type"), Assert.Single(renamed.Strings("previous_types"))));
        await SendAsync(tenant, ("four", "lesson_completed"), ("five", "lesson_done"));

        var first = (await tenant.Api.GetAsync("/events?type=lesson_completed&limit=3")).Expect(200).Json;
        var second = (await tenant.Api.GetAsync($"/events?type=lesson_completed&limit=3&cursor={first.At("pagination").Str("nextCursor")}")).Expect(200).Json;
        Assert.Equal(["five", "four", "two", "one"], first.List("data").Concat(second.List("data")).Select(e => e.Str("event_id")));
        Assert.Equal("lesson_done", first.List("data")[0].Str("type")); // as it was sent
        var after = await TypesAsync(tenant);
        Assert.Equal([("lesson_completed", true, 4), ("quiz_done", false, 1)], after.Select(type => (type.Str("type"), type.Flag("registered"), type.Num("count"))));
        Assert.Equal(renamed.Str("type"), (await tenant.Api.GetAsync(path)).Expect(200).Json.Str("type"));

        (await tenant.Api.DeleteAsync(path)).Expect(204);
        (await tenant.Api.GetAsync(path)).ExpectError(404, "resource_not_found");
        Assert.Empty((await tenant.Api.GetAsync("/event-types")).Expect(200).Json.List("data"));
        Assert.Equal(
            [("lesson_done", false, 3), ("lesson_completed", false, 1), ("quiz_done", false, 1)],
            (await TypesAsync(tenant)).Select(type => (type.Str("type"), type.Flag("registered"), type.Num("count"))));
    }

    [Fact]
    public async Task A_name_present_or_past_belongs_to_one_type()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var one = (await tenant.Api.PostAsync("/event-types", new { type = "one" })).Expect(201).Json.Id();
        var two = (await tenant.Api.PostAsync("/event-types", new { type = "two" })).Expect(201).Json.Id();
        (await tenant.Api.PutAsync($"/event-types/{one}", new { type = "uno" })).Expect(200);

        Answer[] refused =
        [
            await tenant.Api.PostAsync("/event-types", new { type = "uno" }),
            await tenant.Api.PostAsync("/event-types", new { type = "one" }),
            await tenant.Api.PutAsync($"/event-types/{two}", new { type = "one" }),
            await tenant.Api.PutAsync($"/event-types/{two}", new { type = "uno" }),
        ];

        Assert.All(refused, answer => Assert.Equal(one, answer.ExpectError(409, "conflict").Details.Id("event_type_id")));
        var back = (await tenant.Api.PutAsync($"/event-types/{one}", new { type = "one" })).Expect(200).Json;
        Assert.Equal(["uno"], back.Strings("previous_types"));
        (await tenant.Api.PostAsync("/event-types", new { type = "Not A Type" })).ExpectError(422, "validation_failed");
        (await tenant.Api.PostAsync("/event-types", new { type = "three", colour = "red" })).ExpectError(422, "validation_failed");
    }

    [Fact]
    public async Task A_type_that_never_occurred_is_shown_with_nothing_counted()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        (await tenant.Api.PostAsync("/event-types", new { type = "planned" })).Expect(201);

        var planned = Assert.Single(await TypesAsync(tenant));

        Assert.Equal((true, 0, null), (planned.Flag("registered"), planned.Num("count"), planned.StrOrNull("last_seen_at")));
    }

    [Fact]
    public async Task Counts_stay_right_when_old_events_are_folded_and_when_a_user_is_erased()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        const string past = """
            INSERT INTO events (customer_id, id, event_id, user_id, type, audience, occurred_at, received_at, status, attempts, effects)
            SELECT $1, encode(substring(int8send((extract(epoch FROM now() - interval '10 minutes') * 1000)::bigint) FROM 3) || '\x7000800000000000'::bytea || int2send(n::int2), 'hex')::uuid,
                'past-' || n, 'user-' || n % 4, CASE WHEN n % 2 = 0 THEN 'even' ELSE 'odd' END, 'default', now(), now() - interval '10 minutes', 'applied', 1, '{}'
            FROM generate_series(1, 400) AS n
            """;
        await Database.RunAsync("ingestion", past, tenant.Id);
        await SendAsync(tenant, ("now-1", "odd"), ("now-2", "fresh"));
        string[] expected = ["odd 201", "even 200", "fresh 1"];
        Assert.Equal(expected, await CountsAsync(tenant));

        await Wait.UntilAsync("the past is folded", async () =>
            await Database.ReadAsync<long>("ingestion", "SELECT coalesce(sum(events), 0)::bigint FROM event_type_tallies WHERE customer_id = $1", tenant.Id) is 400);
        Assert.Equal(expected, await CountsAsync(tenant));

        var erasure = (await tenant.Api.DeleteAsync("/customers/me/users/user-2/data")).Expect(202).Json.Str("request_id");
        await Wait.UntilAsync("the user is erased", async () =>
            (await tenant.Api.DeleteAsync("/customers/me/users/user-2/data")).Expect(202).Json is var now && now.Str("request_id") == erasure && now.Str("status") is "completed");
        Assert.Equal(["odd 201", "even 100", "fresh 1"], await CountsAsync(tenant));
    }

    [Fact]
    public async Task Lists_by_status_tell_what_waits_what_is_done_and_what_was_given_up_which_counts_when_it_is_sent_again()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        await SendAsync(tenant, ("done", "lesson"));
        foreach (var (id, status) in new[] { ("lost", "failed"), ("on-its-way", "accepted") })
        {
            await Database.RunAsync("ingestion", """
                WITH e AS (
                    INSERT INTO events (customer_id, id, event_id, user_id, type, audience, occurred_at, received_at, status, attempts)
                    VALUES ($1, gen_random_uuid(), $2, 'learner', 'lesson', 'default', now(), now() + interval '1 minute', $3, 0) RETURNING *)
                INSERT INTO accepted_events (id, customer_id, event_id, received_at, failed) SELECT id, customer_id, event_id, received_at, status = 'failed' FROM e
                """, tenant.Id, id, status);
        }

        async Task<string[]> ListedAsync(string status) => [.. (await tenant.Api.GetAsync($"/events?status={status}")).Expect(200).Json.List("data").Select(e => e.Str("event_id"))];
        Assert.Equal(["done"], await ListedAsync("applied"));
        Assert.Equal(["on-its-way"], await ListedAsync("accepted"));
        Assert.Equal(["lost"], await ListedAsync("failed"));

        await SendAsync(tenant, ("lost", "lesson"));

        Assert.Empty(await ListedAsync("failed"));
        Assert.Equal(["done", "lost"], (await ListedAsync("applied")).Order(StringComparer.Ordinal));
    }

    private static async Task<string[]> CountsAsync(Tenant tenant) => [.. (await TypesAsync(tenant)).Select(type => $"{type.Str("type")} {type.Num("count")}")];

    private static async Task<IReadOnlyList<System.Text.Json.JsonElement>> TypesAsync(Tenant tenant) => (await tenant.Api.GetAsync("/events/types")).Expect(200).Json.List("data");

    private static async Task SendAsync(Tenant tenant, params (string Id, string Type)[] events)
    {
        foreach (var (id, type) in events)
        {
            (await tenant.SendEventAsync(new { event_id = id, user_id = "learner", type })).Expect(200);
        }
    }
}
