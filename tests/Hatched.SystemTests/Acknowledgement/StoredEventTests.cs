using System.Collections.Concurrent;
using Hatched.SystemTests.Support;
using Npgsql;

namespace Hatched.SystemTests.Acknowledgement;

/// <summary>An event is acknowledged only after the commit that stores it, whatever stands still or dies on its way.</summary>
[Collection(Alone.Name)]
public sealed class StoredEventTests
{
    private const int Reward = 3;

    [Fact]
    public async Task While_the_table_is_locked_nobody_hears_that_an_event_is_accepted()
    {
        var sender = await Sender.CreateAsync();
        await using (var connection = await Database.OpenAsync("ingestion"))
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var hold = new NpgsqlCommand("LOCK TABLE events IN SHARE MODE", connection);
            await hold.ExecuteNonQueryAsync();

            var answers = await sender.SendAsync(Enumerable.Range(0, 250), 250);
            var batch = await sender.Tenant.Api.PostAsync("/events/batch", new { events = Enumerable.Range(250, 250).Select(sender.Body) });
            var trigger = await sender.Tenant.Api.PostAsync("/events/admin-trigger", new { user_id = sender.UserOf(0), type = "noise" }, ("Idempotency-Key", "locked"));

            Assert.All(answers.Append(batch).Append(trigger), answer => Assert.True(answer is { IsBusy: true }, answer?.ToString()));
            await KillAsync("ingestion"); // whatever it kept in mind is gone with it
        }

        await sender.EveryEventActsOnceAsync(Enumerable.Range(0, 500));
    }

    [Fact]
    public async Task While_the_database_stands_still_nobody_hears_that_an_event_is_accepted()
    {
        var sender = await Sender.CreateAsync();
        IReadOnlyList<Answer?> answers;
        using (ProcessControl.Suspend("postgres"))
        {
            answers = await sender.SendAsync(Enumerable.Range(0, 500), 100);
        }

        Assert.All(answers, answer => Assert.True(answer is null or { Status: 503 or 504 }, answer?.ToString()));
        await sender.EveryEventActsOnceAsync(Enumerable.Range(0, 500));
    }

    [Fact]
    public async Task Killed_at_random_points_of_their_way_events_that_were_acknowledged_are_there()
    {
        var sender = await Sender.CreateAsync();
        var random = new Random(11);
        for (var round = 0; round < 4; round++)
        {
            var events = Enumerable.Range(round * 250, 250).ToArray();
            var sending = sender.SendAsync(events, 32);
            await Task.Delay(random.Next(20, 300));
            await KillAsync("ingestion");
            await sending;
            await sender.WhatWasAcknowledgedIsThereAsync();
        }

        await sender.EveryEventActsOnceAsync(Enumerable.Range(0, 1_000));
    }

    private static async Task KillAsync(string name)
    {
        var victim = TestSystem.Processes()[name];
        Assert.True(victim.TryKill(), $"{name} does not run.");
        await victim.ReadyAgainAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>A customer whose clients note what they were told.</summary>
    private sealed record Sender(Tenant Tenant, IReadOnlyList<Buddy> Buddies)
    {
        private readonly ConcurrentDictionary<int, bool> _acknowledged = new();

        public static async Task<Sender> CreateAsync()
        {
            var tenant = await Tenant.CreateAsync(preset: null);
            (await tenant.Api.PrepareAsync(HttpMethod.Post, "/coin-rules", new { name = "Each", event_type = "tick", amount = Reward })).Expect(201);
            await tenant.PublishAsync();
            return new Sender(tenant, await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => tenant.HatchAsync())));
        }

        public string UserOf(int n) => Buddies[n % Buddies.Count].UserId;

        public object Body(int n) => new { event_id = $"event-{n}", user_id = UserOf(n), type = "tick" };

        /// <summary>Each once; null where there was no answer.</summary>
        public async Task<IReadOnlyList<Answer?>> SendAsync(IEnumerable<int> events, int atOnce)
        {
            ConcurrentBag<Answer?> answers = [];
            await Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (n, _) =>
            {
                var answer = await TrySendAsync(n);
                if (answer is { Status: 200 or 202 })
                {
                    _acknowledged[n] = true;
                }

                answers.Add(answer);
            });
            return [.. answers];
        }

        public async Task WhatWasAcknowledgedIsThereAsync()
        {
            var stored = (await Database.QueryAsync(
                "ingestion", "SELECT event_id FROM events WHERE customer_id = $1", row => row.GetString(0), Tenant.Id)).ToHashSet(StringComparer.Ordinal);
            var lost = _acknowledged.Keys.Select(n => $"event-{n}").Where(id => !stored.Contains(id)).ToArray();
            Assert.True(lost is [], $"{lost.Length} of {_acknowledged.Count} acknowledged events are stored nowhere: {string.Join(", ", lost.Take(10))}");
        }

        /// <summary>Sent again until it has its effects, as clients do, each has acted once.</summary>
        public async Task EveryEventActsOnceAsync(IEnumerable<int> events)
        {
            await WhatWasAcknowledgedIsThereAsync();
            var all = events.ToArray();
            await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (n, _) =>
            {
                var answer = await Wait.ForAsync($"event-{n} is applied", async () => await TrySendAsync(n) is { Status: 200 } given ? given : null, TimeSpan.FromSeconds(60));
                Assert.Equal(Reward, answer.Json.At("effects").Num("coins"));
            });
            Assert.Equal(all.Length, await Database.ReadAsync<long>("economy", "SELECT count(*) FROM ledger WHERE customer_id = $1", Tenant.Id));
            var states = await Task.WhenAll(Buddies.Select(buddy => buddy.ReadAsync()));
            Assert.Equal((all.Length, all.Length * Reward), (
                states.Sum(state => state.At("progression").At("custom_counters").Num("tick")), states.Sum(state => state.Num("coins"))));
        }

        private async Task<Answer?> TrySendAsync(int n)
        {
            try
            {
                return await Tenant.Api.PostAsync("/events", Body(n));
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                return null;
            }
        }
    }
}
