using System.Text.Json.Nodes;
using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class ClientCases
{
    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("HealthAsync", "GET /health", client => client.HealthAsync(), "GET /health", async world =>
        {
            var health = await world.Client.HealthAsync();
            Assert.NotEmpty(health.Status);
            Assert.Equal("test", health.Mode);
            Assert.NotNull(world.Client.LastRequestId);
            return health;
        }),
        new("RequestAsync", "POST /coin-rules", client => client.RequestAsync(HttpMethod.Post, "/coin-rules", new JsonObject { ["name"] = "r" }), """POST /coin-rules {"name":"r"}""", async world =>
        {
            var body = new JsonObject { ["name"] = "A test's", ["event_type"] = "sdk_tested", ["amount"] = 5 };
            var rule = await world.Client.RequestAsync(HttpMethod.Post, "/coin-rules", body);
            Assert.Equal(5, rule.GetProperty("amount").GetInt32());
            Assert.True(world.Client.RateLimit is { Limit: > 0, Remaining: >= 0 });
            return rule;
        }),
        new("Operations.GetAsync", "GET /operations/{}", client => client.Operations.GetAsync("o"), "GET /operations/o", async world =>
        {
            var hatch = await world.Client.Eggs.HatchAsync((await world.EggAsync(ready: true)).EggId);
            var operation = await world.Client.Operations.GetAsync(hatch.OperationId);
            Assert.Equal(("hatch", hatch.OperationId), (operation.Type, operation.Id));
            return operation;
        }),
        new("Operations.WaitAsync", "GET /operations/{}", client => client.Operations.WaitAsync("o"), "GET /operations/o", async world =>
        {
            var hatch = await world.Client.Eggs.HatchAsync((await world.EggAsync(ready: true)).EggId);
            var operation = await world.Client.Operations.WaitAsync(hatch.OperationId, new() { Interval = TimeSpan.FromMilliseconds(50) });
            Assert.Equal(OperationStatus.Completed, operation.Status);
            Assert.NotNull(operation.Result?.BuddyId);
            return operation;
        }),
#pragma warning disable CS0618 // The earlier name works on.
        new("Operations.WaitForCompletionAsync", "GET /operations/{}", client => client.Operations.WaitForCompletionAsync("o"), "GET /operations/o", async world =>
        {
            var hatch = await world.Client.Eggs.HatchAsync((await world.EggAsync(ready: true)).EggId);
            var operation = await world.Client.Operations.WaitForCompletionAsync(hatch.OperationId, interval: TimeSpan.FromMilliseconds(50));
            Assert.True(operation.HasEnded);
            return operation;
        }),
#pragma warning restore CS0618
    ];
}
