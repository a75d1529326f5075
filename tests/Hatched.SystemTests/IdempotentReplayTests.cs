using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>A replay is the first answer, whole, and a browser's keys are held to the same rules.</summary>
public sealed class IdempotentReplayTests
{
    private const string Replayed = "Idempotency-Replayed";

    [Fact]
    public async Task A_replayed_creation_says_where_the_thing_is_as_the_first_answer_did()
    {
        var tenant = await Tenant.CreateAsync();
        Task<Answer> Create() => tenant.Api.PostAsync("/eggs", new { user_id = "located" }, ("Idempotency-Key", "located"));

        var first = (await Create()).Expect(201);
        var again = (await Create()).Expect(201);

        Assert.Equal("true", again.Header(Replayed));
        Assert.Equal($"/api/v1/eggs/{first.Json.Str("egg_id")}", first.Header("Location"));
        Assert.Equal(first.Header("Location"), again.Header("Location"));
    }

    [Fact]
    public async Task A_widget_that_tracks_something_else_under_its_key_is_told_so_and_a_repeat_is_answered_alike()
    {
        var tenant = await Tenant.CreateAsync();
        var (one, other) = (await tenant.HatchAsync(), await tenant.HatchAsync());
        var (widget, neighbour) = (await OpenAsync(one), await OpenAsync(other));
        Task<Answer> Track(Api api, string type) => api.PostAsync("/widget/track", new { type }, ("Idempotency-Key", "tracked"));

        var first = (await Track(widget, "lesson_completed")).Expect(200);
        (await Track(widget, "lesson_started")).ExpectError(409, "idempotency_key_conflict");
        var again = (await Track(widget, "lesson_completed")).Expect(200);

        Assert.Equal((first.Text, "true"), (again.Text, again.Header(Replayed)));
        Assert.Null((await Track(neighbour, "lesson_started")).Expect(200).Header(Replayed)); // a browser's keys are its buddy's own
        Assert.Equal(1, (await one.ReadAsync()).At("progression").At("custom_counters").Num("lesson_completed"));
    }

    private static async Task<Api> OpenAsync(Buddy buddy) =>
        new((await buddy.Tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "events:track" } })).Expect(201).Json.Str("token"));
}
