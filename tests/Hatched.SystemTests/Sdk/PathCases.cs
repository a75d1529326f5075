using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class PathCases
{
    private const string PresetPath = "first_words";

    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("Paths.ListAsync", "GET /path-definitions", client => client.Paths.ListAsync("teachers"), "GET /path-definitions?audience=teachers", async world =>
        {
            var path = await world.PathAsync();
            var paths = await world.Client.Paths.ListAsync("default");
            Assert.Contains(paths, one => one.Id == path.Id);
            return paths;
        }),
        new("Paths.GetAsync", "GET /path-definitions/{}", client => client.Paths.GetAsync("p"), "GET /path-definitions/p", async world =>
        {
            var path = await world.PathAsync();
            var step = await world.Client.Paths.AddStepAsync(path.Id, new() { Key = "arrive", Label = "Arrive", Ordinal = 0 });
            await world.Client.Paths.AddSubStepAsync(path.Id, step.Id, new() { Key = "look", Label = "Look", Ordinal = 0 });
            var whole = await world.Client.Paths.GetAsync(path.Id);
            Assert.Equal("look", Assert.Single(Assert.Single(whole.Steps).SubSteps).Key);
            return whole;
        }),
        new("Paths.CreateAsync", "POST /path-definitions",
            client => client.Paths.CreateAsync(new() { Key = "k", Label = "l", Audience = "a", Description = "d", Icon = PathIcon.Leaf, AccentColor = "#112233", DisplayMode = PathDisplayMode.Stepper, IsActive = false }),
            """POST /path-definitions {"audience":"a","key":"k","label":"l","description":"d","icon":"leaf","accent_color":"#112233","display_mode":"stepper","is_active":false}""",
            async world =>
            {
                var path = await world.Client.Paths.CreateAsync(new() { Key = SdkWorld.NewKey("path"), Label = "A test's", Icon = PathIcon.Star, DisplayMode = PathDisplayMode.Zigzag });
                Assert.Equal((PathIcon.Star, PathDisplayMode.Zigzag, false), (path.Icon, path.DisplayMode, path.IsActive));
                return path;
            }),
        new("Paths.UpdateAsync", "PUT /path-definitions/{}", client => client.Paths.UpdateAsync("p", new() { Label = "l" }), """PUT /path-definitions/p {"label":"l"}""", async world =>
        {
            var path = await world.PathAsync();
            var changed = await world.Client.Paths.UpdateAsync(path.Id, new() { Label = "Renamed", Icon = PathIcon.Flame });
            Assert.Equal(("Renamed", PathIcon.Flame, path.Key), (changed.Label, changed.Icon, changed.Key));
            return changed;
        }),
        new("Paths.DeleteAsync", "DELETE /path-definitions/{}", client => client.Paths.DeleteAsync("p"), "DELETE /path-definitions/p", async world =>
        {
            var path = await world.PathAsync();
            await world.Client.Paths.DeleteAsync(path.Id);
            await Assert.ThrowsAsync<NotFoundException>(() => world.Client.Paths.GetAsync(path.Id));
            return null;
        }),
        new("Paths.SetActiveAsync", "POST /path-definitions/{}/activate", client => client.Paths.SetActiveAsync("p", true), "POST /path-definitions/p/activate", async world =>
        {
            var path = await world.PathAsync();
            var step = await world.Client.Paths.AddStepAsync(path.Id, new() { Key = "arrive", Label = "Arrive", Ordinal = 0 });
            await world.Client.Paths.AddSubStepAsync(path.Id, step.Id, new() { Key = "look", Label = "Look", Ordinal = 0 });
            Assert.True((await world.Client.Paths.SetActiveAsync(path.Id, true)).IsActive);
            Assert.Equal(path.Id, Assert.Single(await world.Client.Paths.ListAsync(), one => one is { IsActive: true, Audience: "default" }).Id);
            var ended = await world.Client.Paths.SetActiveAsync(path.Id, false);
            Assert.False(ended.IsActive);
            return ended;
        }),
        new("Paths.GetForBuddyAsync", "GET /path-definitions/buddies/{}/paths/{}", client => client.Paths.GetForBuddyAsync("b", "p"), "GET /path-definitions/buddies/b/paths/p", async world =>
        {
            var path = await world.Client.Paths.GetForBuddyAsync(world.BuddyId, PresetPath);
            Assert.Equal(PresetPath, path.Definition.Key);
            Assert.Contains(path.Steps, step => step.SubSteps.Any(subStep => subStep.Status == PathSubStepStatus.Available));
            return path;
        }),
        new("Paths.CompleteSubStepAsync", "POST /path-definitions/buddies/{}/paths/{}/sub-steps/{}/complete",
            client => client.Paths.CompleteSubStepAsync("b", "p", "s"), "POST /path-definitions/buddies/b/paths/p/sub-steps/s/complete",
            async world =>
            {
                var (buddyId, _) = await world.HatchAsync();
                var path = await world.Client.Paths.GetForBuddyAsync(buddyId, PresetPath);
                if (path.Steps.SelectMany(step => step.SubSteps).FirstOrDefault(subStep => subStep is { AllowManualComplete: true } && subStep.Status == PathSubStepStatus.Available) is not { } open)
                {
                    // Only conditions complete what is open there: the refusal is the answer.
                    var closed = path.Steps.SelectMany(step => step.SubSteps).First(subStep => subStep.Status == PathSubStepStatus.Available);
                    await Assert.ThrowsAsync<ConflictException>(() => world.Client.Paths.CompleteSubStepAsync(buddyId, PresetPath, closed.Key));
                    return null;
                }

                var done = await world.Client.Paths.CompleteSubStepAsync(buddyId, PresetPath, open.Key);
                Assert.Equal((false, open.Key, open.RewardCoins), (done.AlreadyCompleted, done.SubStepKey, done.RewardCoins));
                var again = await world.Client.Paths.CompleteSubStepAsync(buddyId, PresetPath, open.Key);
                Assert.True(again.AlreadyCompleted);
                return again;
            }),
    ];
}
