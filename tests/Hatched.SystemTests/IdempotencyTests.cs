using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary><c>Idempotency-Key</c>: a request that is sent again acts once, in every service.</summary>
public sealed class IdempotencyTests
{
    private const string Replayed = "Idempotency-Replayed";

    private static readonly Dictionary<string, (string Path, Func<Buddy, object> Body, string List)> Creations = new()
    {
        ["accounts"] = ("/auth/api-keys", _ => new { label = "once" }, "/auth/api-keys"),
        ["progression"] = ("/eggs", _ => new { user_id = "once" }, "/eggs?user_id=once"),
        ["economy"] = ("/marketplaces", _ => new { key = "once", name = "Once" }, "/marketplaces"),
        ["webhook"] = ("/webhook-configs", _ => new { url = "https://example.com/once", events = new[] { "*" } }, "/webhook-configs"),
        ["widget"] = ("/widget-sessions", buddy => new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "read" } }, ""),
    };

    public static TheoryData<string> Services => [.. Creations.Keys];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Eight_parallel_requests_under_one_key_act_once_and_are_answered_alike_by(string service)
    {
        var (path, body, list) = Creations[service];
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var before = list is "" ? 0 : (await tenant.Api.GetAsync(list)).Expect(200).Json.List("data").Count;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tenant.Api.PostAsync(path, body(buddy), ("Idempotency-Key", "eight"))));

        Assert.All(answers, answer => Assert.Equal(answers[0].Text, answer.Expect(201).Text));
        Assert.Equal(7, answers.Count(answer => answer.Header(Replayed) is "true"));
        Assert.Equal(1, answers.Count(answer => answer.Header(Replayed) is null));
        if (list is not "")
        {
            Assert.Equal(before + 1, (await tenant.Api.GetAsync(list)).Expect(200).Json.List("data").Count);
        }
    }

    [Fact]
    public async Task Eight_parallel_credits_under_one_key_pay_once()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CreditAsync(buddy, 10, "pay-once")));

        Assert.All(answers, answer => Assert.Equal(answers[0].Text, answer.Expect(200).Text));
        Assert.Equal(7, answers.Count(answer => answer.Header(Replayed) is "true"));
        Assert.Equal(10, await buddy.CoinsAsync());
        Assert.Single(await buddy.LedgerAsync());
    }

    [Fact]
    public async Task A_key_is_bound_to_its_method_path_query_and_body()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (await CreditAsync(buddy, 10, "bound")).Expect(200);

        (await CreditAsync(buddy, 11, "bound")).ExpectError(409, "idempotency_key_conflict");
        (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/coins?again=1", new { amount = 10, reason = "test" }, ("Idempotency-Key", "bound"))).ExpectError(409, "idempotency_key_conflict");
        (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/coins/spend", new { amount = 10, reason = "test" }, ("Idempotency-Key", "bound"))).ExpectError(409, "idempotency_key_conflict");

        Assert.Equal("true", (await CreditAsync(buddy, 10, "bound")).Expect(200).Header(Replayed));
        Assert.Equal(10, await buddy.CoinsAsync());
    }

    [Fact]
    public async Task A_key_is_its_customers_own()
    {
        var (one, other) = (await (await Tenant.CreateAsync()).HatchAsync(), await (await Tenant.CreateAsync()).HatchAsync());
        (await CreditAsync(one, 10, "shared-by-chance")).Expect(200);

        Assert.Null((await CreditAsync(other, 10, "shared-by-chance")).Expect(200).Header(Replayed));
        Assert.Equal((10, 10), (await one.CoinsAsync(), await other.CoinsAsync()));
    }

    [Fact]
    public async Task A_refusal_is_not_kept_so_that_the_same_key_may_succeed_later()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        Task<Answer> Spend() => tenant.Api.PostAsync($"/buddies/{buddy.Id}/coins/spend", new { amount = 5, reason = "test" }, ("Idempotency-Key", "later"));
        (await Spend()).ExpectError(400, "insufficient_balance");
        (await buddy.CreditAsync(20)).Expect(200);

        Assert.Null((await Spend()).Expect(200).Header(Replayed));
        Assert.Equal("true", (await Spend()).Expect(200).Header(Replayed));
        Assert.Equal(15, await buddy.CoinsAsync());
    }

    [Theory]
    [InlineData(255, 200)]
    [InlineData(256, 422)]
    public async Task A_key_has_at_most_255_characters(int length, int status)
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();

        (await CreditAsync(buddy, 10, new string('k', length))).Expect(status);

        Assert.Equal(status is 200 ? 10 : 0, await buddy.CoinsAsync());
    }

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

    [Fact]
    public async Task A_key_that_is_no_printable_ASCII_is_refused_by_name()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();

        Assert.Contains("Idempotency-Key", (await CreditAsync(buddy, 10, "schlüssel")).ExpectError(422, "validation_failed").Message, StringComparison.Ordinal);

        Assert.Equal(0, await buddy.CoinsAsync());
    }

    private static async Task<Api> OpenAsync(Buddy buddy) =>
        new((await buddy.Tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "events:track" } })).Expect(201).Json.Str("token"));

    private static Task<Answer> CreditAsync(Buddy buddy, long amount, string key) =>
        buddy.Tenant.Api.PostAsync($"/buddies/{buddy.Id}/coins", new { amount, reason = "test" }, ("Idempotency-Key", key));
}
