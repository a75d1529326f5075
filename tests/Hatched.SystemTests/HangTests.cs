using System.Diagnostics;
using Hatched.SystemTests.Support;
using Npgsql;

namespace Hatched.SystemTests;

/// <summary>Worse than a death: a process that stands still and keeps its connections (SIGSTOP). Callers are answered in time all the same.</summary>
[Collection(Alone.Name)]
public sealed class HangTests
{
    /// <summary>What the gateway grants a service, and a little for slow cores.</summary>
    private static readonly TimeSpan GatewayPatience = TimeSpan.FromSeconds(12 + 3);

    /// <summary>What services grant each other, and a little.</summary>
    private static readonly TimeSpan InternalPatience = TimeSpan.FromSeconds(2.5 + 2);

    /// <summary>How long a read of events waits for an outcome, and a little.</summary>
    private static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(0.5 + 1);

    [Fact]
    public async Task Services_that_hang_are_given_up_on_in_time_and_what_is_asked_again_afterwards_is_done_once()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (string Service, string Path, object Body, string? List)[] changes =
        [
            ("accounts", "/auth/api-keys", new { label = "once" }, "/auth/api-keys"),
            ("ingestion", "/events", new { event_id = "once", user_id = buddy.UserId, type = "unrewarded" }, "/events"),
            ("progression", "/eggs", new { user_id = "once" }, "/eggs?user_id=once"),
            ("economy", $"/buddies/{buddy.Id}/coins", new { amount = 10, reason = "once" }, $"/economy/buddies/{buddy.Id}/ledger"),
            ("widget", "/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "read" } }, null),
            ("webhook", "/webhook-configs", new { url = "https://example.com/once", events = new[] { "*" } }, "/webhook-configs"),
        ];
        (string, string)[] headers = [("Idempotency-Key", "once")];
        Task<int[]> CountAsync() => Task.WhenAll(changes.Select(async change => change.List is null ? 0 : (await tenant.Api.GetAsync(change.List)).Expect(200).Json.List("data").Count));
        var before = await CountAsync();

        Answer[] hanging;
        var began = Stopwatch.GetTimestamp();
        using (ProcessControl.Suspend([.. changes.Select(change => change.Service)]))
        {
            hanging = await Task.WhenAll(changes.Select(change => tenant.Api.PostAsync(change.Path, change.Body, headers)));
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(2), GatewayPatience);
            (await Api.Anonymous.GetAsync("/health/live")).Expect(200);
        }

        var resumed = Stopwatch.GetTimestamp();
        var again = await Task.WhenAll(changes.Select(change => Wait.ForAsync($"{change.Service} answers again", async () =>
            await tenant.Api.PostAsync(change.Path, change.Body, headers) is { Status: < 500 and not 202 } answer ? answer : null)));
        Assert.True(Stopwatch.GetElapsedTime(resumed) < TimeSpan.FromSeconds(10), $"Itself again only after {Stopwatch.GetElapsedTime(resumed)}");

        Assert.All(hanging, answer => answer.ExpectError(504, "upstream_timeout"));
        Assert.All(again, answer => answer.Expect(200, 201));
        // The first request may have been carried out when its service went on: then this is its answer, and not a second deed.
        Assert.Equal(before.Zip(changes, (count, change) => change.List is null ? 0 : count + 1), await CountAsync());
        Assert.Equal(1, await Database.ReadAsync<long>("widget", "SELECT count(*) FROM widget_sessions WHERE customer_id = $1", tenant.Id));
    }

    [Fact]
    public async Task While_evaluation_hangs_events_are_taken_questions_to_it_are_refused_soon_and_the_rest_goes_on()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var e = new { event_id = "patient", user_id = buddy.UserId, type = "lesson_completed" };
        using (ProcessControl.Suspend("progression"))
        {
            var answers = await Task.WhenAll(
                TimedAsync(tenant.Api.PostAsync("/events", e)),
                TimedAsync(buddy.CreditAsync(10)),
                TimedAsync(tenant.Api.GetAsync("/marketplaces")));

            Assert.Equal([202, 503, 200], answers.Select(answer => answer.Answer.Status));
            Assert.True(answers[1].Answer.IsBusy, answers[1].ToString());
            Assert.All(answers, answer => Assert.True(answer.Took < InternalPatience, answer.ToString()));

            // Reads would show the event's outcome, but not at any price.
            var reads = new[] { await TimedAsync(tenant.Api.GetAsync("/events/patient")), await TimedAsync(tenant.Api.GetAsync("/events?status=accepted")) };
            Assert.All(reads, read => Assert.Contains("\"status\":\"accepted\"", read.Answer.Expect(200).Text, StringComparison.Ordinal));
            Assert.All(reads, read => Assert.True(read.Took < ReadPatience, read.ToString()));
        }

        await Wait.UntilAsync("the event is applied", async () => (await tenant.Api.GetAsync("/events/patient")).Expect(200).Json.Str("status") is "applied");
        Assert.Equal(await buddy.CoinsAsync(), (await tenant.SendEventAsync(e)).Expect(200).Json.At("effects").Num("coins"));
        (await Wait.ForAsync("credits work again", async () => await buddy.CreditAsync(10) is { IsBusy: false } answer ? answer : null)).Expect(200);
    }

    [Fact]
    public async Task While_the_ledger_hangs_events_are_taken_and_paid_once_it_goes_on()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var e = new { event_id = "unpaid", user_id = buddy.UserId, type = "lesson_completed" };
        using (ProcessControl.Suspend("economy"))
        {
            var sent = await TimedAsync(tenant.Api.PostAsync("/events", e));

            Assert.Equal(202, sent.Answer.Status);
            Assert.True(sent.Took < InternalPatience, sent.ToString());
        }

        var coins = (await tenant.SendEventAsync(e)).Expect(200).Json.At("effects").Num("coins");
        var paid = (await buddy.LedgerAsync()).Where(row => row.StrOrNull("source_event_id") is "unpaid" && row.Str("token_key") is "stars");
        Assert.Equal((coins, coins), (paid.Sum(row => row.Num("amount")), await buddy.CoinsAsync()));
    }

    [Fact]
    public async Task While_the_keeper_of_keys_or_the_cache_hangs_known_keys_go_on_and_unknown_ones_are_told_to_come_back()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.Api.GetAsync("/buddies")).Expect(200);
        var stranger = new Api($"hatch_test_{new string('x', 32)}");
        using (ProcessControl.Suspend("accounts", "redis"))
        {
            // The first of them finds out that nobody answers.
            for (var n = 0; n < 3; n++)
            {
                var known = await TimedAsync(tenant.Api.GetAsync("/buddies"));
                known.Answer.Expect(200);
                Assert.True(known.Took < InternalPatience, known.ToString());
            }

            var unknown = await TimedAsync(stranger.PostAsync("/eggs", new { user_id = "x" }));
            Assert.True(unknown.Answer.ExpectError(503, "service_unavailable").IsBusy && unknown.Took < InternalPatience, unknown.ToString());
        }

        Assert.Equal(401, (await Wait.ForAsync("keys are looked up again", async () => await stranger.PostAsync("/eggs", new { user_id = "x" }) is { IsBusy: false } answer ? answer : null)).Status);
        (await tenant.Api.GetAsync("/buddies")).Expect(200);
    }

    [Fact]
    public async Task Statements_that_are_given_up_on_do_not_hold_up_the_rest_of_their_process()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        await using var connection = await Database.OpenAsync("progression");
        await using var held = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("SELECT FROM buddy_states WHERE buddy_id = $1 FOR UPDATE", connection) { Parameters = { new() { Value = buddy.Id } } };
        await hold.ExecuteNonQueryAsync();

        // Each read has the events evaluated that are under way, and gives up on that after half a second: while they wait for the row.
        var sent = Enumerable.Range(0, 4).Select(n => tenant.Api.PostAsync("/events", new { event_id = $"held-{n}", user_id = buddy.UserId, type = "lesson_completed" })).ToList();
        var reads = Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var n = 0; n < 4; n++)
            {
                (await tenant.Api.GetAsync($"/events?user_id={buddy.UserId}")).Expect(200);
            }
        }).ToList();
        using var http = new HttpClient { BaseAddress = TestSystem.UrlOf("progression") };
        var longest = TimeSpan.Zero;
        while (!Task.WhenAll(reads).IsCompleted)
        {
            var began = Stopwatch.GetTimestamp();
            (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).EnsureSuccessStatusCode();
            longest = Stopwatch.GetElapsedTime(began) is var took && took > longest ? took : longest;
            await Task.Delay(10);
        }

        await held.RollbackAsync();
        await Task.WhenAll(reads);
        Assert.All(await Task.WhenAll(sent), answer => answer.Expect(200, 202));
        Assert.True(longest < TimeSpan.FromSeconds(1.5), $"It stood still for {longest}.");
    }

    [Fact]
    public async Task A_service_whose_idle_connections_were_cut_says_at_once_that_it_is_ready()
    {
        using var http = new HttpClient();
        var ready = new Uri(TestSystem.UrlOf("widget"), "/health/ready");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await http.GetAsync(ready)).StatusCode);
        await Database.RunAsync("widget", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hatched-widget'");

        Assert.Equal(System.Net.HttpStatusCode.OK, (await http.GetAsync(ready)).StatusCode);
    }

    private static async Task<(Answer Answer, TimeSpan Took)> TimedAsync(Task<Answer> asked)
    {
        var began = Stopwatch.GetTimestamp();
        return (await asked, Stopwatch.GetElapsedTime(began));
    }
}
