using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>More than it can take: it says so, keeps what it took, stays within its memory, and is itself again soon.</summary>
[Collection(Alone.Name)]
public sealed class OverloadTests
{
    // Eight connections with full batches keep two cores busy (more of them give no more events a second); these are three times as many.
    private const int BatchClients = 24;
    private const int SingleClients = 24;
    private const int BatchSize = 500;
    private const long MostMemory = 512L << 20;
    private static readonly TimeSpan Flood = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Normal = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Three_times_what_it_can_take_is_turned_away_politely_loses_nothing_and_is_over_ten_seconds_later()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        (await tenant.Api.PostAsync("/coin-rules", new { name = "Each", event_type = "tick", amount = 1 })).Expect(201);
        await tenant.PublishAsync();
        string[] users = [.. Enumerable.Range(0, 20).Select(n => string.Create(CultureInfo.InvariantCulture, $"user-{n}"))];
        await Task.WhenAll(users.Select(user => tenant.HatchAsync(user)));
        var flood = new Overload(tenant, users);

        var (peaks, began) = (new Dictionary<string, long>(), Stopwatch.GetTimestamp());
        var flooding = Task.WhenAll([
            .. Enumerable.Range(0, BatchClients).Select(client => Task.Run(() => flood.SendAsync(client, BatchSize, began))),
            .. Enumerable.Range(0, SingleClients).Select(client => Task.Run(() => flood.SendAsync(BatchClients + client, 1, began)))]);
        while (!flooding.IsCompleted)
        {
            Measure(peaks);
            await Task.Delay(200);
        }

        await flooding;
        var recovered = await RecoveredAsync(tenant);
        await Wait.UntilAsync("everything that was taken is applied", async () =>
            await Database.ReadAsync<long>("ingestion", "SELECT count(*) FROM accepted_events WHERE customer_id = $1", tenant.Id) is 0, TimeSpan.FromSeconds(60));
        var stored = (await Database.QueryAsync("ingestion", "SELECT event_id FROM events WHERE customer_id = $1 AND status = 'applied'", row => row.GetString(0), tenant.Id)).ToHashSet();

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{flood.Statuses}; taken {flood.Accepted.Count}, turned away {flood.Refused.Count}; normal after {recovered.TotalSeconds:0.0} s; MiB at most: {string.Join(", ", peaks.Select(peak => $"{peak.Key} {peak.Value >> 20}"))}");
        Assert.Empty(flood.Rude);
        Assert.True(flood.IsOverloaded, $"It took everything at once ({flood.Statuses}): that was no overload.");
        Assert.Empty(flood.Accepted.Keys.Except(stored).Take(5));
        Assert.Empty(flood.Refused.Keys.Intersect(stored).Take(5));
        Assert.Equal((stored.Count, stored.Count), (
            await Database.ReadAsync<long>("economy", "SELECT count(*) FROM ledger WHERE customer_id = $1", tenant.Id),
            await Database.ReadAsync<long>("economy", "SELECT count(DISTINCT source_id) FROM ledger WHERE customer_id = $1", tenant.Id)));
        Assert.All(peaks, peak => Assert.True(peak.Value < MostMemory, $"{peak.Key} grew to {peak.Value >> 20} MiB"));
        Assert.True(recovered < Recovery, $"A single event took more than {Normal.TotalMilliseconds} ms for {recovered.TotalSeconds:0.0} s after the flood.");
    }

    /// <summary>Until three events in a row are as quick as ever.</summary>
    private static async Task<TimeSpan> RecoveredAsync(Tenant tenant)
    {
        var (ended, quick) = (Stopwatch.GetTimestamp(), 0);
        var since = TimeSpan.Zero;
        for (var n = 0; quick < 3 && Stopwatch.GetElapsedTime(ended) < Recovery * 2; n++)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await tenant.Api.PostAsync("/events", new { event_id = $"after-{n}", user_id = "user-0", type = "tick" });
            quick = answer.Status is 200 && Stopwatch.GetElapsedTime(began) < Normal ? quick + 1 : 0;
            since = quick is 0 ? Stopwatch.GetElapsedTime(ended) : since;
            await Task.Delay(50);
        }

        return since;
    }

    private static void Measure(Dictionary<string, long> peaks)
    {
        foreach (var process in TestSystem.Processes().Values.Where(process => process.Url?.StartsWith("http", StringComparison.Ordinal) is true))
        {
            peaks[process.Name] = Math.Max(peaks.GetValueOrDefault(process.Name), process.ResidentMemory());
        }
    }

    /// <summary>Clients that send new events as fast as they are answered, and what they heard.</summary>
    private sealed class Overload(Tenant tenant, string[] users)
    {
        private readonly ConcurrentDictionary<string, int> statuses = new();

        /// <summary>Taken, with effects or without yet.</summary>
        public ConcurrentDictionary<string, bool> Accepted { get; } = new();

        /// <summary>Turned away by name: not stored, as the answer says.</summary>
        public ConcurrentDictionary<string, bool> Refused { get; } = new();

        /// <summary>Answers that tell a client neither yes nor when to come back.</summary>
        public ConcurrentQueue<string> Rude { get; } = new();

        public bool IsOverloaded => statuses.Keys.Any(status => status is not ("200" or "200 of a batch"));

        public string Statuses => string.Join(", ", statuses.OrderBy(status => status.Key, StringComparer.Ordinal).Select(status => $"{status.Value} × {status.Key}"));

        public async Task SendAsync(int client, int size, long began)
        {
            for (var n = 0; Stopwatch.GetElapsedTime(began) < Flood; n++)
            {
                var ids = Enumerable.Range(0, size).Select(i => string.Create(CultureInfo.InvariantCulture, $"{client}-{n}-{i}")).ToArray();
                var events = ids.Select((id, i) => new { event_id = id, user_id = users[(client + i) % users.Length], type = "tick" }).ToArray();
                try
                {
                    Take(ids, size is 1 ? await tenant.Api.PostAsync("/events", events[0]) : await tenant.Api.PostAsync("/events/batch", new { events }));
                }
                catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
                {
                    Rude.Enqueue(e.Message);
                }
            }
        }

        private void Take(string[] ids, Answer answer)
        {
            if (answer.Status is not (200 or 202))
            {
                Count($"{answer.Status}");
                if (answer.Status is not (429 or 503) || answer.Header("Retry-After") is null)
                {
                    Rude.Enqueue(answer.ToString());
                }
            }
            else if (ids.Length is 1)
            {
                Count($"{answer.Status}");
                Accepted[ids[0]] = true;
            }
            else
            {
                foreach (var result in answer.Json.List("results"))
                {
                    TakeResult(result, answer);
                }
            }
        }

        private void TakeResult(JsonElement result, Answer batch)
        {
            var id = result.Str("event_id");
            if (result.Flag("accepted"))
            {
                Count(result.At("effects").ValueKind is JsonValueKind.Object ? "200 of a batch" : "202 of a batch");
                Accepted[id] = true;
                return;
            }

            Count("503 of a batch");
            Refused[id] = true;
            if (result.At("error").Str("code") is not "service_unavailable" || batch.Header("Retry-After") is null)
            {
                Rude.Enqueue($"{result} with Retry-After: {batch.Header("Retry-After")}");
            }
        }

        private void Count(string status) => statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
    }
}
