using System.Text.Json.Nodes;
using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class PathStepCases
{
    private static readonly PathCondition TwoLessons = new() { Type = PathConditionType.EventCount, Config = new JsonObject { ["event_type"] = "lesson_completed", ["count"] = 2 } };

    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("Paths.AddStepAsync", "POST /path-definitions/{}/steps",
            client => client.Paths.AddStepAsync("p", new() { Key = "k", Label = "l", Ordinal = 1, CompletionCondition = TwoLessons, RewardCoins = 5 }),
            """POST /path-definitions/p/steps {"key":"k","label":"l","ordinal":1,"completion_condition":{"type":"event_count","config":{"event_type":"lesson_completed","count":2}},"reward_coins":5}""",
            async world =>
            {
                var path = await world.PathAsync();
                var step = await world.Client.Paths.AddStepAsync(path.Id, new() { Key = "arrive", Label = "Arrive", Ordinal = 3, CompletionCondition = TwoLessons, RewardCoins = 5 });
                Assert.Equal((path.Id, 3, 5L, PathConditionType.EventCount), (step.PathDefinitionId, step.Ordinal, step.RewardCoins, step.CompletionCondition!.Type));
                return step;
            }),
        new("Paths.UpdateStepAsync", "PUT /path-definitions/{}/steps/{}", client => client.Paths.UpdateStepAsync("p", "s", new() { RewardCoins = 7 }), """PUT /path-definitions/p/steps/s {"reward_coins":7}""", async world =>
        {
            var (path, step) = await StepAsync(world);
            var changed = await world.Client.Paths.UpdateStepAsync(path, step.Id, new() { RewardCoins = 7 });
            Assert.Equal((7, step.Key), (changed.RewardCoins, changed.Key));
            return changed;
        }),
        new("Paths.DeleteStepAsync", "DELETE /path-definitions/{}/steps/{}", client => client.Paths.DeleteStepAsync("p", "s"), "DELETE /path-definitions/p/steps/s", async world =>
        {
            var (path, step) = await StepAsync(world);
            await world.Client.Paths.DeleteStepAsync(path, step.Id);
            Assert.Empty((await world.Client.Paths.GetAsync(path)).Steps);
            return null;
        }),
        new("Paths.ReorderStepsAsync", "PUT /path-definitions/{}/steps/reorder",
            client => client.Paths.ReorderStepsAsync("p", [new("a", 1), new("b", 0)]), """PUT /path-definitions/p/steps/reorder {"ordering":[{"id":"a","ordinal":1},{"id":"b","ordinal":0}]}""",
            async world =>
            {
                var (path, first) = await StepAsync(world);
                var second = await world.Client.Paths.AddStepAsync(path, new() { Key = "second", Label = "Second", Ordinal = 1 });
                var steps = await world.Client.Paths.ReorderStepsAsync(path, [new(first.Id, 1), new(second.Id, 0)]);
                Assert.Equal([second.Id, first.Id], steps.Select(step => step.Id));
                return steps;
            }),
        new("Paths.AddSubStepAsync", "POST /path-definitions/{}/steps/{}/sub-steps",
            client => client.Paths.AddSubStepAsync("p", "s", new() { Key = "k", Label = "l", Ordinal = 0, AllowManualComplete = true, ContentUrl = "https://example.com/", CtaLabel = "Go" }),
            """POST /path-definitions/p/steps/s/sub-steps {"key":"k","label":"l","ordinal":0,"allow_manual_complete":true,"content_url":"https://example.com/","cta_label":"Go"}""",
            async world =>
            {
                var (path, step) = await StepAsync(world);
                var subStep = await world.Client.Paths.AddSubStepAsync(path, step.Id, new() { Key = "look", Label = "Look", Ordinal = 0, AllowSkipAhead = true, ContentUrl = "https://example.com/" });
                Assert.Equal((step.Id, true, true), (subStep.PathStepId, subStep.AllowSkipAhead, subStep.AllowManualComplete));
                return subStep;
            }),
        new("Paths.UpdateSubStepAsync", "PUT /path-definitions/{}/steps/{}/sub-steps/{}",
            client => client.Paths.UpdateSubStepAsync("p", "s", "u", new() { CtaLabel = "Go" }), """PUT /path-definitions/p/steps/s/sub-steps/u {"cta_label":"Go"}""",
            async world =>
            {
                var (path, step, subStep) = await SubStepAsync(world);
                var changed = await world.Client.Paths.UpdateSubStepAsync(path, step, subStep.Id, new() { CtaLabel = "Go" });
                Assert.Equal("Go", changed.CtaLabel);
                return changed;
            }),
        new("Paths.DeleteSubStepAsync", "DELETE /path-definitions/{}/steps/{}/sub-steps/{}", client => client.Paths.DeleteSubStepAsync("p", "s", "u"), "DELETE /path-definitions/p/steps/s/sub-steps/u", async world =>
        {
            var (path, step, subStep) = await SubStepAsync(world);
            await world.Client.Paths.DeleteSubStepAsync(path, step, subStep.Id);
            Assert.Empty(Assert.Single((await world.Client.Paths.GetAsync(path)).Steps).SubSteps);
            return null;
        }),
        new("Paths.ReorderSubStepsAsync", "PUT /path-definitions/{}/steps/{}/sub-steps/reorder",
            client => client.Paths.ReorderSubStepsAsync("p", "s", [new("a", 1)]), """PUT /path-definitions/p/steps/s/sub-steps/reorder {"ordering":[{"id":"a","ordinal":1}]}""",
            async world =>
            {
                var (path, step, first) = await SubStepAsync(world);
                var second = await world.Client.Paths.AddSubStepAsync(path, step, new() { Key = "second", Label = "Second", Ordinal = 1 });
                var subSteps = await world.Client.Paths.ReorderSubStepsAsync(path, step, [new(first.Id, 1), new(second.Id, 0)]);
                Assert.Equal([second.Id, first.Id], subSteps.Select(subStep => subStep.Id));
                return subSteps;
            }),
    ];

    private static async Task<(string Path, PathStep Step)> StepAsync(SdkWorld world)
    {
        var path = await world.PathAsync();
        return (path.Id, await world.Client.Paths.AddStepAsync(path.Id, new() { Key = "arrive", Label = "Arrive", Ordinal = 0 }));
    }

    private static async Task<(string Path, string Step, PathSubStep SubStep)> SubStepAsync(SdkWorld world)
    {
        var (path, step) = await StepAsync(world);
        return (path, step.Id, await world.Client.Paths.AddSubStepAsync(path, step.Id, new() { Key = "look", Label = "Look", Ordinal = 0 }));
    }
}
