using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Processes die in the middle of a stream of events; the launcher starts them again, as an orchestrator would.</summary>
[Collection(Alone.Name)]
public sealed class RestartTests
{
    private const int Reward = 3;
    private const int Senders = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Those that the way of an event needs, each alone; then those that hear of it or let it in, two at a time.
    private static readonly string[][] Victims =
        [["ingestion"], ["progression"], ["economy"], ["rabbitmq"], ["postgres"], ["redis", "webhook"], ["imaging", "accounts"], ["widget", "gateway"]];

    [Fact]
    public async Task Killing_every_process_during_a_stream_of_events_loses_and_doubles_nothing()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.Api.PostAsync("/coin-rules", new { name = "Each tick", event_type = "tick", amount = Reward })).Expect(201);
        var draft = (await tenant.Api.PostAsync("/config-versions")).Expect(200).Json.Id();
        (await tenant.Api.PostAsync($"/config-versions/{draft}/publish")).Expect(200);
        var buddies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenant.HatchAsync()));
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "coins.earned", "buddy.hatched" } })).Expect(201);

        var stream = new Stream(tenant, buddies);
        var hatching = new List<(Guid Egg, Guid Operation)>();
        var leaving = new List<(string User, string Request)>();
        foreach (var victims in Victims)
        {
            await stream.FlowsAsync($"before {victims[0]} is killed");
            hatching.Add(await StartHatchAsync(tenant, victims[0]));
            leaving.Add(await StartErasureAsync(tenant, victims[0]));
            var began = Stopwatch.GetTimestamp();
            await Task.WhenAll(victims.Select(KillAsync));
            var ready = Stopwatch.GetElapsedTime(began);
            await stream.FlowsAsync($"after {victims[0]} was killed");
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{string.Join(", ", victims)}: ready after {ready.TotalSeconds:0.0} s, events flow after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
        }

        var sent = await stream.EndAsync();
        Assert.True(sent.Count > 300, $"Only {sent.Count} events were sent: that is no stream.");

        await EveryErasureEndsAsync(tenant, leaving);
        await EveryEventHasItsEffectOnceAsync(tenant, sent);
        foreach (var buddy in buddies)
        {
            await LedgerAndStateAgreeAsync(buddy, [.. sent.Values.Where(one => one.Buddy == buddy).Select(one => one.EventId)]);
        }

        await EveryHatchGaveOneBuddyAsync(tenant, hatching);
        await NewsOfEveryRewardArrivesUnderOneIdAsync(receiver, [.. (await Task.WhenAll(buddies.Select(buddy => buddy.LedgerAsync()))).SelectMany(rows => rows)], [.. hatching.Select(one => one.Egg)]);
    }

    [Fact]
    public async Task What_was_answered_just_before_Ingestion_is_killed_is_there_at_the_first_read()
    {
        var tenant = await Tenant.CreateAsync();
        var buddies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => tenant.HatchAsync()));
        for (var round = 0; round < 2; round++)
        {
            var sent = buddies.ToDictionary(buddy => $"lesson-{round}-{buddy.Id}", buddy => buddy);
            var answered = (await Task.WhenAll(sent.Select(async one => (one.Key, Effects: await one.Value.SendAsync("lesson_completed", eventId: one.Key))))).ToDictionary();

            await KillAsync("ingestion");

            foreach (var (id, effects) in answered)
            {
                var stored = (await UntilTakenAsync(() => tenant.Api.GetAsync($"/events/{id}"))).Expect(200).Json;
                Assert.True(stored.Str("status") is "applied" && JsonElement.DeepEquals(effects, stored.At("effects")), $"Answered {effects}, read {stored}");
                Assert.Equal(round + 1, (await sent[id].ReadAsync()).At("progression").At("custom_counters").Num("lesson_completed"));
            }
        }
    }

    /// <summary>One event of the stream, and what was answered in the end; null effects: taken, and applied later.</summary>
    private sealed record Sent(string EventId, Buddy Buddy, JsonElement? Effects);

    /// <summary>Senders that go on through every failure, each repeating its event until it is taken.</summary>
    private sealed class Stream
    {
        private readonly ConcurrentDictionary<string, Sent> taken = new();
        private volatile bool ended;
        private readonly Task senders;

        public Stream(Tenant tenant, IReadOnlyList<Buddy> buddies) =>
            senders = Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAsync(tenant, buddies, sender))));

        /// <summary>Waits until every sender has got further events through.</summary>
        public async Task FlowsAsync(string when)
        {
            var before = taken.Count;
            await Wait.UntilAsync($"events are taken {when}", () => senders.IsFaulted || taken.Count >= before + (Senders * 3), Patience);
            if (senders.IsFaulted)
            {
                await senders;
            }
        }

        public async Task<IReadOnlyDictionary<string, Sent>> EndAsync()
        {
            ended = true;
            await senders;
            return taken;
        }

        private async Task SendAsync(Tenant tenant, IReadOnlyList<Buddy> buddies, int sender)
        {
            for (var n = 0; !ended; n++)
            {
                var (id, buddy) = ($"tick-{sender}-{n}", buddies[(sender + n) % buddies.Count]);
                var body = new { event_id = id, user_id = buddy.UserId, type = "tick" };
                var answer = await UntilTakenAsync(() => tenant.Api.PostAsync("/events", body));
                taken[id] = new Sent(id, buddy, answer.Expect(200, 202).Json.At("effects") is { ValueKind: JsonValueKind.Object } effects ? effects : null);
                await Task.Delay(20); // the pace of the stream: more would only be more to check
            }
        }
    }

    /// <summary>As a customer's client: what fails, or is told to come back, is sent again.</summary>
    private static Task<Answer> UntilTakenAsync(Func<Task<Answer>> send) => Wait.ForAsync("a request gets through", async () =>
    {
        try
        {
            return await send() is { Status: < 500 } answer ? answer : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }, Patience);

    private static async Task<(Guid Egg, Guid Operation)> StartHatchAsync(Tenant tenant, string victim)
    {
        var key = ("Idempotency-Key", $"hatch-while-{victim}-dies");
        var egg = (await UntilTakenAsync(() => tenant.Api.PostAsync("/eggs", new { user_id = $"born-without-{victim}" }, key))).Expect(201).Json.Id("egg_id");
        (await UntilTakenAsync(() => tenant.Api.PatchAsync($"/eggs/{egg}/status", new { status = "ready" }, ("Idempotency-Key", $"ready-{egg}")))).Expect(200);
        return (egg, (await UntilTakenAsync(() => tenant.Api.PostAsync($"/eggs/{egg}/hatch", null, ("Idempotency-Key", $"hatch-{egg}")))).Expect(202).Json.Id("operation_id"));
    }

    /// <summary>A user with an event and an egg who is to be forgotten while something dies.</summary>
    private static async Task<(string User, string Request)> StartErasureAsync(Tenant tenant, string victim)
    {
        var user = $"forgotten-while-{victim}-dies";
        (await UntilTakenAsync(() => tenant.Api.PostAsync("/eggs", new { user_id = user }, ("Idempotency-Key", user)))).Expect(201);
        (await UntilTakenAsync(() => tenant.Api.PostAsync("/events", new { event_id = user, user_id = user, type = "step" }))).Expect(200, 202);
        return (user, (await UntilTakenAsync(() => tenant.Api.DeleteAsync($"/customers/me/users/{user}/data"))).Expect(202).Json.Str("request_id"));
    }

    private static async Task EveryErasureEndsAsync(Tenant tenant, IReadOnlyList<(string User, string Request)> leaving)
    {
        foreach (var (user, request) in leaving)
        {
            await Wait.UntilAsync($"{user} is erased", async () =>
            {
                var answer = await UntilTakenAsync(() => tenant.Api.DeleteAsync($"/customers/me/users/{user}/data"));
                Assert.Equal(request, answer.Expect(202).Json.Str("request_id"));
                return answer.Json.Str("status") is "completed";
            }, Patience);
            Assert.Empty((await tenant.Api.GetAsync($"/eggs?user_id={user}")).Expect(200).Json.List("data"));
            Assert.Empty((await tenant.Api.GetAsync($"/events?user_id={user}")).Expect(200).Json.List("data"));
        }
    }

    /// <summary>SIGKILL, and until the launcher has it ready again.</summary>
    private static async Task KillAsync(string name)
    {
        var victim = TestSystem.Processes()[name];
        Assert.True(victim.TryKill(), $"{name} does not run.");
        await victim.ReadyAgainAsync(Patience);
    }

    private static async Task EveryEventHasItsEffectOnceAsync(Tenant tenant, IReadOnlyDictionary<string, Sent> sent)
    {
        await Wait.UntilAsync("every event is applied", async () => (await tenant.Api.GetAsync("/events?status=accepted")).Expect(200).Json.List("data").Count is 0, Patience);
        var stored = new Dictionary<string, JsonElement>();
        string? cursor = null;
        do
        {
            var page = (await tenant.Api.GetAsync($"/events?limit=200{(cursor is null ? "" : $"&cursor={cursor}")}")).Expect(200).Json;
            Assert.All(page.List("data"), one => Assert.True(stored.TryAdd(one.Str("event_id"), one), $"{one} is there twice"));
            cursor = page.At("pagination").StrOrNull("nextCursor");
        }
        while (cursor is not null);

        Assert.Equal(sent.Keys.Order(StringComparer.Ordinal), stored.Keys.Order(StringComparer.Ordinal));
        Assert.All(sent.Values, one =>
        {
            var kept = stored[one.EventId];
            Assert.Equal(("applied", one.Buddy.Id, Reward), (kept.Str("status"), kept.Id("buddy_id"), kept.At("effects").Num("coins")));
            Assert.True(one.Effects is not { } told || JsonElement.DeepEquals(told, kept.At("effects")), $"{one.EventId} was answered {one.Effects} and is kept as {kept}");
        });
    }

    private static async Task LedgerAndStateAgreeAsync(Buddy buddy, IReadOnlyCollection<string> events)
    {
        var rows = await buddy.LedgerAsync();
        Assert.Equal(events.Order(StringComparer.Ordinal), rows.Select(row => row.Str("source_event_id")).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(("credit", Reward), (row.Str("direction"), row.Num("amount"))));
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(n => (long)n * Reward), rows.Select(row => row.Num("balance_after")));
        var state = await buddy.ReadAsync();
        Assert.Equal(events.Count * Reward, state.Num("coins"));
        Assert.Equal(events.Count, state.At("progression").At("custom_counters").Num("tick"));
    }

    private static async Task EveryHatchGaveOneBuddyAsync(Tenant tenant, IReadOnlyList<(Guid Egg, Guid Operation)> hatching)
    {
        foreach (var (egg, operation) in hatching)
        {
            var completed = await Wait.ForAsync($"operation {operation} completes", async () =>
                (await tenant.Api.GetAsync($"/operations/{operation}")).Expect(200) is var answer && answer.Json.Str("status") is "completed" ? answer : null, Patience);
            Assert.Equal(completed.Json.At("result").Id("buddy_id"), (await tenant.Api.GetAsync($"/eggs/{egg}")).Expect(200).Json.Id("buddy_id"));
        }

        foreach (var victims in Victims)
        {
            Assert.Equal(1, (await tenant.Api.GetAsync($"/buddies?user_id=born-without-{victims[0]}")).Expect(200).Json.At("meta").Num("total"));
        }
    }

    private static async Task NewsOfEveryRewardArrivesUnderOneIdAsync(WebhookReceiver receiver, IReadOnlyList<JsonElement> ledger, HashSet<Guid> eggs)
    {
        var rewards = ledger.Select(row => row.Id()).ToHashSet();
        await Wait.UntilAsync(
            $"webhooks of {rewards.Count} rewards and {eggs.Count} hatches", () => Rewards().Count == rewards.Count && Hatched().Count == eggs.Count, Patience);
        Assert.Equal(rewards, [.. Rewards().Keys]);
        // Sent again after a crash, perhaps, but then under the id by which the receiver knows it.
        Assert.All(Rewards(), news => Assert.Single(news.Value));
        Assert.All(Hatched(), news => Assert.Single(news.Value));

        Dictionary<Guid, HashSet<string>> Rewards() => DeliveriesBy("coins.earned", "ledger_id");
        // News of a hatch from before the endpoint was there may still have been on its way.
        Dictionary<Guid, HashSet<string>> Hatched() => DeliveriesBy("buddy.hatched", "egg_id").Where(news => eggs.Contains(news.Key)).ToDictionary();
        Dictionary<Guid, HashSet<string>> DeliveriesBy(string name, string id) => receiver.Of(name)
            .GroupBy(delivery => delivery.Json.Id(id), delivery => delivery.Headers["X-Hatched-Delivery"]).ToDictionary(news => news.Key, news => news.ToHashSet());
    }
}
