using System.Diagnostics;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Events are answered before their outcomes are stored with them: no read and no repeat may tell.</summary>
public sealed class OutcomeTests
{
    private const int Users = 8;
    private const int EventsOfEach = 30;

    [Fact]
    public async Task Whoever_is_answered_effects_sees_them_in_every_read_that_follows()
    {
        var tenant = await Tenant.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, Users).Select(async user =>
        {
            var buddy = await tenant.HatchAsync();
            for (var n = 0; n < EventsOfEach; n++)
            {
                var id = $"lesson-{user}-{n}";
                var effects = await buddy.SendAsync("lesson_completed", new { score = n }, id);
                switch (n % 4)
                {
                    case 0:
                        break;
                    case 1:
                        await IsListedAsync(tenant, $"?user_id={buddy.UserId}&status=applied&limit=1", id, effects);
                        break;
                    case 2:
                        await IsListedAsync(tenant, "?status=applied&type=lesson_completed&limit=100", id, effects);
                        break;
                    default:
                        Assert.DoesNotContain((await tenant.Api.GetAsync("/events?status=accepted&limit=200")).Expect(200).Json.List("data"), e => e.Str("event_id") == id);
                        break;
                }

                await IsReadAsync(tenant, id, effects);
            }
        }));
    }

    [Fact]
    public async Task Events_of_a_user_without_a_buddy_are_answered_at_once_while_reads_have_them_settled_too()
    {
        var tenant = await Tenant.CreateAsync();
        using var read = new CancellationTokenSource();
        var reads = Enumerable.Range(0, 6).Select(async _ =>
        {
            while (!read.IsCancellationRequested)
            {
                (await tenant.Api.GetAsync("/events?user_id=nobody")).Expect(200);
            }
        }).ToList();

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(async sender =>
        {
            List<(Answer Answer, TimeSpan Took)> answers = [];
            for (var n = 0; n < 30; n++)
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await tenant.Api.PostAsync("/events", new { event_id = $"nobodys-{sender}-{n}", user_id = "nobody", type = "lesson_completed" });
                answers.Add((answer, Stopwatch.GetElapsedTime(began)));
            }

            return answers;
        }));
        await read.CancelAsync();
        await Task.WhenAll(reads);

        // 202 is for those who have waited.
        Assert.All(sent.SelectMany(answers => answers), one => Assert.True(one.Answer.Status is 200 || one.Took > TimeSpan.FromSeconds(2), $"{one.Took} {one.Answer}"));
    }

    [Fact]
    public async Task Repeats_right_after_an_answer_are_answered_with_the_same_bytes()
    {
        var tenant = await Tenant.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, Users).Select(async user =>
        {
            var buddy = await tenant.HatchAsync();
            for (var n = 0; n < EventsOfEach / 2; n++)
            {
                var body = new { event_id = $"lesson-{user}-{n}", user_id = buddy.UserId, type = "lesson_completed", properties = new { score = n } };
                var first = (await tenant.SendEventAsync(body)).Expect(200).Text;
                Assert.Equal(first, (await tenant.SendEventAsync(body)).Expect(200).Text);
            }
        }));
    }

    [Fact]
    public async Task An_outcome_that_was_lost_before_it_was_stored_is_there_for_the_first_who_asks()
    {
        var tenant = await Tenant.CreateAsync();
        (string Asked, Func<Buddy, string, JsonElement, Task> Read)[] reads =
        [
            ("by id", (_, id, effects) => IsReadAsync(tenant, id, effects)),
            ("in the list of its user", (buddy, id, effects) => IsListedAsync(tenant, $"?user_id={buddy.UserId}&status=applied", id, effects)),
            ("in the list of all", (_, id, effects) => IsListedAsync(tenant, "?limit=200", id, effects)),
            ("in the list of its type", (_, id, effects) => IsListedAsync(tenant, "?status=applied&type=lesson_completed&limit=200", id, effects)),
            ("in the list of what waits", async (_, _, _) => Assert.Empty((await tenant.Api.GetAsync("/events?status=accepted")).Expect(200).Json.List("data"))),
            ("in a replay", async (_, id, _) =>
            {
                // A draft without changes: what came before the event is known, and it does again what it did.
                var replay = (await tenant.Api.PostAsync($"/events/{id}/replay?dry_run=true")).Expect(200).Json;
                Assert.Equal((1, true), (replay.At("rebuild").Num("events"), replay.At("rebuild").Flag("reproduces_record")));
            }),
            ("by a repeat", async (buddy, id, effects) => Assert.True(JsonElement.DeepEquals(effects, await buddy.SendAsync("lesson_completed", eventId: id)))),
        ];
        foreach (var (asked, read) in reads)
        {
            var buddy = await tenant.HatchAsync();
            string[] ids = [$"first {asked}", $"second {asked}"];
            await buddy.SendAsync("lesson_completed", new { score = 95 }, ids[0]);
            var effects = await buddy.SendAsync("lesson_completed", new { score = 20 }, ids[1]);
            await LoseAsync(tenant, ids);

            await read(buddy, ids[1], effects);

            await IsReadAsync(tenant, ids[1], effects);
            Assert.Equal(2, (await buddy.ReadAsync()).At("progression").At("custom_counters").Num("lesson_completed"));
        }
    }

    /// <summary>What a crash leaves when it comes between the answers and the outcomes.</summary>
    private static async Task LoseAsync(Tenant tenant, string[] ids)
    {
        await Wait.UntilAsync("the outcomes are stored", async () => await Database.ReadAsync<long>(
            "ingestion", "SELECT count(*) FROM events WHERE customer_id = $1 AND event_id = ANY($2) AND status = 'applied'", tenant.Id, ids) == ids.Length);
        await Database.RunAsync("ingestion", """
            WITH lost AS (
                UPDATE events SET status = 'accepted', buddy_id = NULL, effects = NULL, explanation_id = NULL WHERE customer_id = $1 AND event_id = ANY($2) RETURNING *)
            INSERT INTO accepted_events (id, customer_id, event_id, received_at) SELECT id, customer_id, event_id, received_at FROM lost
            """, tenant.Id, ids);
    }

    private static async Task IsReadAsync(Tenant tenant, string id, JsonElement effects)
    {
        var stored = (await tenant.Api.GetAsync($"/events/{Uri.EscapeDataString(id)}")).Expect(200).Json;
        IsApplied(stored, effects);
        Assert.NotEmpty(stored.List("explanations"));
    }

    private static async Task IsListedAsync(Tenant tenant, string query, string id, JsonElement effects)
    {
        var listed = (await tenant.Api.GetAsync($"/events{query}")).Expect(200).Json.List("data");
        IsApplied(listed.FirstOrDefault(e => e.Str("event_id") == id) is { ValueKind: JsonValueKind.Object } found ? found : throw new InvalidOperationException($"{id} is not in {query}"), effects);
    }

    private static void IsApplied(JsonElement stored, JsonElement effects) =>
        Assert.True(stored.Str("status") is "applied" && JsonElement.DeepEquals(effects, stored.At("effects")), $"Answered {effects}, read {stored}");
}
