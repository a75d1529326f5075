using System.Text.Json.Nodes;
using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class EventCases
{
    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("Events.SendAsync", "POST /events",
            client => client.Events.SendAsync(new() { EventId = "e", UserId = "u", Type = "t", Audience = "a", Properties = new() { ["aB"] = 1 } }),
            """POST /events {"event_id":"e","user_id":"u","type":"t","audience":"a","properties":{"aB":1}}""",
            async world =>
            {
                var (_, userId) = await world.HatchAsync();
                var lesson = new SendEventParams { EventId = SdkWorld.NewId("event"), UserId = userId, Type = "lesson_completed", Properties = new() { ["score"] = 95 }, OccurredAt = TimeProvider.System.GetUtcNow() };
                var effects = await world.Client.Events.SendAsync(lesson);
                Assert.Equal((55, "fluency:2", "first_lesson"), (effects.Coins, Assert.Single(effects.Tokens), Assert.Single(effects.BadgesAwarded)));
                Assert.Equal(1, Assert.Single(effects.StreakUpdates, streak => streak.DefinitionKey is "daily_lesson").Current);
                return await world.Client.Events.SendAsync(lesson);
            }),
        new("Events.SendBatchAsync", "POST /events/batch",
            client => client.Events.SendBatchAsync([new() { EventId = "e", UserId = "u", Type = "t" }]), """POST /events/batch {"events":[{"event_id":"e","user_id":"u","type":"t"}]}""",
            async world =>
            {
                var (_, userId) = await world.HatchAsync();
                var batch = await world.Client.Events.SendBatchAsync(
                [
                    new() { EventId = SdkWorld.NewId("event"), UserId = userId, Type = "lesson_completed" },
                    new() { EventId = SdkWorld.NewId("event"), UserId = userId, Type = "No Type" },
                ]);
                Assert.Equal((true, true), (batch.Results[0].Accepted, batch.Results[0].Coins > 0));
                Assert.Equal((false, ErrorCodes.ValidationFailed), (batch.Results[1].Accepted, batch.Results[1].Error!.Code));
                return batch;
            }),
        new("Events.GetAsync", "GET /events/{}", client => client.Events.GetAsync("order/7"), "GET /events/order%2F7", async world =>
        {
            var id = SdkWorld.NewId("order/7 ü");
            var effects = await world.Client.Events.SendAsync(new() { EventId = id, UserId = world.UserId, Type = "lesson_completed", Properties = new() { ["lessonId"] = "l" } });
            var e = await world.Client.Events.GetAsync(id);
            Assert.Equal((id, EventStatus.Applied, world.BuddyId, "l"), (e.EventId, e.Status, e.BuddyId, (string?)e.Properties!["lessonId"]));
            Assert.Equal(effects.Coins, e.Effects!.Coins);
            Assert.Contains(e.Explanations!, explanation => explanation.Outcome == ExplanationOutcome.Fired);
            return e;
        }),
        new("Events.ListAsync", "GET /events",
            client => client.Events.ListAsync(new() { UserId = "u", Type = "t", Status = EventStatus.Failed, Cursor = "c", Limit = 5 }), "GET /events?user_id=u&type=t&status=failed&cursor=c&limit=5",
            async world =>
            {
                var ids = await SendAsync(world, 2);
                var first = await world.Client.Events.ListAsync(new() { UserId = world.UserId, Type = ids.Type, Limit = 1 });
                Assert.Equal(ids.Ids[1], Assert.Single(first.Data).EventId);
                var second = await world.Client.Events.ListAsync(new() { UserId = world.UserId, Type = ids.Type, Limit = 1, Cursor = first.NextCursor });
                Assert.Equal(ids.Ids[0], Assert.Single(second.Data).EventId);
                return second;
            }),
        new("Events.ListAllAsync", "GET /events", client => SdkCase.AllOf(client.Events.ListAllAsync(new() { Limit = 5 })), "GET /events?limit=5", async world =>
        {
            var ids = await SendAsync(world, 3);
            var events = await SdkCase.AllOf(world.Client.Events.ListAllAsync(new() { Type = ids.Type, Limit = 2 }));
            Assert.Equal(ids.Ids.Reverse(), events.Select(e => e.EventId));
            return events.TakeLast(1);
        }),
        new("Events.ReplayAsync", "POST /events/{}/replay", client => client.Events.ReplayAsync("e", "v"), """POST /events/e/replay?dry_run=true {"config_version_id":"v"}""", async world =>
        {
            var (ids, _) = await SendAsync(world, 1);
            var coins = (await world.Client.Buddies.GetAsync(world.BuddyId)).Coins;
            var replay = await world.Client.Events.ReplayAsync(ids[0]);
            Assert.Equal((ids[0], true, world.BuddyId), (replay.EventId, replay.DryRun, replay.BuddyId));
            Assert.NotNull(replay.Recorded);
            Assert.Equal(coins, (await world.Client.Buddies.GetAsync(world.BuddyId)).Coins);
            return await world.Client.Events.ReplayAsync(ids[0], replay.ConfigVersionId);
        }),
    ];

    private static async Task<(string[] Ids, string Type)> SendAsync(SdkWorld world, int count)
    {
        var (ids, type) = (Enumerable.Range(0, count).Select(_ => SdkWorld.NewId("event")).ToArray(), SdkWorld.NewKey("listed"));
        foreach (var id in ids)
        {
            await world.Client.Events.SendAsync(new() { EventId = id, UserId = world.UserId, Type = type, Properties = new JsonObject { ["n"] = 1 } });
        }

        return (ids, type);
    }
}
