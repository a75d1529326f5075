using System.Collections.Concurrent;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Every event many times at once, through two doors.</summary>
[Collection(Alone.Name)]
public sealed class DuplicateStormTests(LimitingGateway otherDoor) : IClassFixture<LimitingGateway>
{
    private const int Events = 5_000;
    private const int Copies = 5;
    private const int Singles = 500;
    private const int Users = 20;
    private const int Reward = 3;

    [Fact]
    public async Task Five_thousand_events_five_times_each_through_two_gateways_act_once_and_every_copy_is_answered_alike()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var rule = (await tenant.Api.PostAsync("/coin-rules", new { name = "Each", event_type = "tick", amount = Reward })).Expect(201).Json.Id();
        await tenant.PublishAsync();
        var buddies = await Task.WhenAll(Enumerable.Range(0, Users).Select(n => tenant.HatchAsync($"user-{n}")));
        Api[] doors = [tenant.Api, new Api(tenant.Api.Credential, otherDoor.Url)];
        var storm = Storm(new Random(5));
        ConcurrentDictionary<int, string> answers = new();
        var (answered, different) = (0, new ConcurrentQueue<string>());

        await Parallel.ForEachAsync(storm.Index(), new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (sending, _) =>
        {
            for (var open = sending.Item; open.Length > 0;)
            {
                var told = await SendAsync(doors[sending.Index % 2], open);
                foreach (var (e, text) in open.Zip(told).Where(one => one.Second is not null))
                {
                    Interlocked.Increment(ref answered);
                    if (answers.GetOrAdd(e, text!) is var first && first != text)
                    {
                        different.Enqueue($"{first} and {text}");
                    }
                }

                open = [.. open.Zip(told).Where(one => one.Second is null).Select(one => one.First)];
            }
        });

        Assert.Equal((Events * Copies, Events), (answered, answers.Count));
        Assert.Empty(different);
        Assert.All(answers.Values, answer => Assert.Equal(Reward, JsonElement.Parse(answer).At("effects").Num("coins")));
        Assert.Equal((Events, Events), (
            await Database.ReadAsync<long>("economy", "SELECT count(*) FROM ledger WHERE customer_id = $1 AND kind = $2", tenant.Id, $"coin_rule:{rule}"),
            await Database.ReadAsync<long>("economy", "SELECT count(DISTINCT source_id) FROM ledger WHERE customer_id = $1", tenant.Id)));
        Assert.Equal(Events, await Database.ReadAsync<long>("ingestion", "SELECT sum(used)::bigint FROM event_usage WHERE customer_id = $1", tenant.Id)); // copies cost nothing
        foreach (var state in await Task.WhenAll(buddies.Select(buddy => buddy.ReadAsync())))
        {
            Assert.Equal((Events / Users, Events / Users * Reward), (state.At("progression").At("custom_counters").Num("tick"), state.Num("coins")));
        }
    }

    /// <summary>Every event in five of the sendings; most in batches of all sizes, some alone.</summary>
    private static int[][] Storm(Random random)
    {
        List<int[]> sendings = [.. Enumerable.Range(0, Singles).Select(e => new[] { e })];
        for (var copy = 0; copy < Copies; copy++)
        {
            var events = Enumerable.Range(copy is 0 ? Singles : 0, copy is 0 ? Events - Singles : Events).ToArray();
            random.Shuffle(events);
            for (var from = 0; from < events.Length;)
            {
                var size = random.Next(50, 400);
                sendings.Add([.. events.Skip(from).Take(size)]);
                from += size;
            }
        }

        var storm = sendings.ToArray();
        random.Shuffle(storm);
        return storm;
    }

    /// <summary>Each event's answer to the letter; null where it is to be sent again.</summary>
    private static async Task<string?[]> SendAsync(Api door, int[] events)
    {
        var bodies = events.Select(e => new { event_id = $"storm-{e}", user_id = $"user-{e % Users}", type = "tick" }).ToArray();
        if (bodies is [var single])
        {
            var answer = await door.PostAsync("/events", single);
            return [answer.IsBusy || answer.Expect(200, 202).Status is 202 ? null : answer.Text];
        }

        var batch = await door.PostAsync("/events/batch", new { events = bodies });
        return batch.IsBusy ? new string?[events.Length] : [.. batch.Expect(200).Json.List("results").Select(result =>
            result.Flag("accepted") ? (result.At("effects").ValueKind is JsonValueKind.Object ? result.GetRawText() : null)
            : result.At("error").Str("code") is "service_unavailable" ? null
            : throw new InvalidOperationException($"Refused: {result}"))];
    }
}
