using System.Text.Json.Nodes;
using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class EggCases
{
    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("Eggs.CreateAsync", "POST /eggs",
            client => client.Eggs.CreateAsync(new() { UserId = "u", Metadata = new JsonObject { ["aB"] = 1 }, Audience = "teachers", Ensure = true }),
            """POST /eggs?ensure=true {"user_id":"u","metadata":{"aB":1,"audience":"teachers"}}""",
            async world =>
            {
                var user = SdkWorld.NewId("user");
                var egg = await world.Client.Eggs.CreateAsync(new() { UserId = user, Metadata = new JsonObject { ["ageGroup"] = 12 }, Audience = "default" });
                Assert.Equal((user, EggStatus.Waiting, 12, "default"), (egg.UserId, egg.Status, (int)egg.Metadata["ageGroup"]!, (string?)egg.Metadata["audience"]));
                var same = await world.Client.Eggs.CreateAsync(new() { UserId = user, Ensure = true });
                Assert.Equal(egg.EggId, same.EggId);
                return same;
            }),
        new("Eggs.GetAsync", "GET /eggs/{}", client => client.Eggs.GetAsync("e"), "GET /eggs/e", async world =>
        {
            var egg = await world.EggAsync();
            var read = await world.Client.Eggs.GetAsync(egg.EggId);
            Assert.Equal(egg.EggId, read.EggId);
            return read;
        }),
        new("Eggs.ListAsync", "GET /eggs",
            client => client.Eggs.ListAsync(new() { UserId = "u", Status = EggStatus.Ready, Page = 2, Limit = 10 }), "GET /eggs?user_id=u&status=ready&page=2&limit=10",
            async world =>
            {
                var egg = await world.EggAsync(ready: true);
                var eggs = await world.Client.Eggs.ListAsync(new() { UserId = egg.UserId, Status = EggStatus.Ready });
                Assert.Equal(egg.EggId, Assert.Single(eggs).EggId);
                return eggs;
            }),
        new("Eggs.ListAllAsync", "GET /eggs", client => SdkCase.AllOf(client.Eggs.ListAllAsync(new() { UserId = "u" })), "GET /eggs?user_id=u&page=1", async world =>
        {
            var user = SdkWorld.NewId("user");
            for (var i = 0; i < 3; i++)
            {
                await world.Client.Eggs.CreateAsync(new() { UserId = user });
            }

            var eggs = await SdkCase.AllOf(world.Client.Eggs.ListAllAsync(new() { UserId = user, Limit = 1 }));
            Assert.Equal(3, eggs.Select(egg => egg.EggId).Distinct().Count());
            return eggs.TakeLast(1);
        }),
        new("Eggs.UpdateStatusAsync", "PATCH /eggs/{}/status", client => client.Eggs.UpdateStatusAsync("e", EggStatus.Cancelled), """PATCH /eggs/e/status {"status":"cancelled"}""", async world =>
        {
            var change = await world.Client.Eggs.UpdateStatusAsync((await world.EggAsync()).EggId, EggStatus.Ready);
            Assert.Equal((EggStatus.Waiting, EggStatus.Ready), (change.PreviousStatus, change.Status));
            return change;
        }),
        new("Eggs.HatchAsync", "POST /eggs/{}/hatch", client => client.Eggs.HatchAsync("e"), "POST /eggs/e/hatch", async world =>
        {
            var hatch = await world.Client.Eggs.HatchAsync((await world.EggAsync(ready: true)).EggId);
            Assert.Equal((true, OperationStatus.Pending), (hatch.Accepted, hatch.Status));
            return hatch;
        }),
    ];
}
