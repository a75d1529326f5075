using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class BuddyCases
{
    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("Buddies.GetAsync", "GET /buddies/{}", client => client.Buddies.GetAsync("b"), "GET /buddies/b", async world =>
        {
            var buddy = await world.Client.Buddies.GetAsync(world.BuddyId);
            Assert.Equal((world.UserId, BuddyStatus.Active), (buddy.UserId, buddy.Status));
                Assert.True(buddy.Coins > 0);
            return buddy;
        }),
        new("Buddies.ListAsync", "GET /buddies",
            client => client.Buddies.ListAsync(new() { UserId = "u", Status = BuddyStatus.Archived, EvolutionStage = 2, Audience = "a", Sort = "coins", Order = SortOrder.Descending, Page = 1, Limit = 5 }),
            "GET /buddies?user_id=u&status=archived&evolution_stage=2&audience=a&sort=coins&order=desc&page=1&limit=5",
            async world =>
            {
                var buddies = await world.Client.Buddies.ListAsync(new() { UserId = world.UserId, Status = BuddyStatus.Active, Sort = "coins", Order = SortOrder.Ascending });
                Assert.Equal(world.BuddyId, Assert.Single(buddies.Data).Id);
                Assert.Equal((1, 1L), (buddies.Meta.Page, buddies.Meta.Total));
                return buddies;
            }),
        new("Buddies.ListAllAsync", "GET /buddies", client => SdkCase.AllOf(client.Buddies.ListAllAsync(new() { Limit = 2 })), "GET /buddies?page=1&limit=2", async world =>
        {
            var buddies = await SdkCase.AllOf(world.Client.Buddies.ListAllAsync(new() { UserId = world.UserId, Limit = 1 }));
            Assert.Equal(world.BuddyId, Assert.Single(buddies).Id);
            return buddies;
        }),
        new("Buddies.UpdateNameAsync", "PATCH /buddies/{}", client => client.Buddies.UpdateNameAsync("b", "Pip"), """PATCH /buddies/b {"name":"Pip"}""", async world =>
        {
            var buddy = await world.Client.Buddies.UpdateNameAsync(world.BuddyId, "Zoë 🐣");
            Assert.Equal("Zoë 🐣", buddy.Name);
            return buddy;
        }),
        new("Buddies.ArchiveAsync", "PATCH /buddies/{}/archive", client => client.Buddies.ArchiveAsync("b"), "PATCH /buddies/b/archive", async world =>
        {
            var buddy = await world.Client.Buddies.ArchiveAsync((await world.HatchAsync()).BuddyId);
            Assert.Equal(BuddyStatus.Archived, buddy.Status);
            return buddy;
        }),
        new("Buddies.UpdateSkillsAsync", "PATCH /buddies/{}/skills",
            client => client.Buddies.UpdateSkillsAsync("b", [new() { Key = "vocab", Action = SkillAction.Increase, Amount = 5 }, new() { Key = "focus", Action = SkillAction.Set, Value = 0 }]),
            """PATCH /buddies/b/skills [{"key":"vocab","action":"increase","amount":5},{"key":"focus","action":"set","value":0}]""",
            async world =>
            {
                var change = await world.Client.Buddies.UpdateSkillsAsync(world.BuddyId, [new() { Key = "vocabulary", Action = SkillAction.Set, Value = 7 }]);
                Assert.Equal(7, change.Skills["vocabulary"]);
                return change;
            }),
        new("Buddies.AwardBadgeAsync", "POST /buddies/{}/badges", client => client.Buddies.AwardBadgeAsync("b", "first", "well done"), """POST /buddies/b/badges {"badge_key":"first","reason":"well done"}""", async world =>
        {
            var badge = await world.Client.Buddies.AwardBadgeAsync((await world.HatchAsync()).BuddyId, "first_lesson", "well done");
            Assert.Equal(("first_lesson", "well done"), (badge.BadgeKey, badge.Reason));
            return badge;
        }),
        new("Buddies.GetBadgesAsync", "GET /buddies/{}/badges", client => client.Buddies.GetBadgesAsync("b"), "GET /buddies/b/badges", async world =>
        {
            var (buddyId, userId) = await world.HatchAsync();
            var e = SdkWorld.NewId("event");
            await world.Client.Events.SendAsync(new() { EventId = e, UserId = userId, Type = "lesson_completed" });
            var badges = await world.Client.Buddies.GetBadgesAsync(buddyId);
            Assert.Equal(("first_lesson", e), (Assert.Single(badges).BadgeKey, badges[0].SourceEventId));
            return badges;
        }),
        new("Buddies.GetEvolutionAsync", "GET /buddies/{}/evolution", client => client.Buddies.GetEvolutionAsync("b"), "GET /buddies/b/evolution", async world =>
        {
            var evolution = await world.Client.Buddies.GetEvolutionAsync(world.BuddyId);
            Assert.Equal((1, 2), (evolution.Stage, evolution.NextStage));
            Assert.NotEmpty(evolution.Requirements);
            Assert.NotNull((string?)evolution.Requirements[0].Condition["type"]);
            return evolution;
        }),
        new("Buddies.EvolveAsync", "POST /buddies/{}/evolve", client => client.Buddies.EvolveAsync("b"), "POST /buddies/b/evolve", async world =>
        {
            var evolving = await world.Client.Buddies.EvolveAsync(await GrownAsync(world));
            Assert.Equal(OperationStatus.Pending, evolving.Status);
            return evolving;
        }),
        new("Buddies.ListEvolutionsAsync", "GET /buddies/{}/evolutions", client => client.Buddies.ListEvolutionsAsync("b", 2, 10), "GET /buddies/b/evolutions?page=2&limit=10", async world =>
        {
            var buddyId = await GrownAsync(world);
            await world.WaitAsync((await world.Client.Buddies.EvolveAsync(buddyId)).OperationId);
            var evolutions = await world.Client.Buddies.ListEvolutionsAsync(buddyId);
            Assert.Equal((1, 2), (Assert.Single(evolutions.Data).FromStage, evolutions.Data[0].ToStage));
            return evolutions;
        }),
        new("Buddies.GetProgressionAsync", "GET /buddies/{}/progression", client => client.Buddies.GetProgressionAsync("b"), "GET /buddies/b/progression", async world =>
        {
            await world.Client.Events.SendAsync(new() { EventId = SdkWorld.NewId("event"), UserId = world.UserId, Type = "sdk.counted" });
            var progression = await world.Client.Buddies.GetProgressionAsync(world.BuddyId);
            Assert.Equal(1, progression.CustomCounters["sdk.counted"]);
            return progression;
        }),
        new("Buddies.GetUserSummaryAsync", "GET /buddies/users/{}/summary", client => client.Buddies.GetUserSummaryAsync("u"), "GET /buddies/users/u/summary", async world =>
        {
            var summary = await world.Client.Buddies.GetUserSummaryAsync(world.UserId);
            Assert.Equal((world.UserId, 1), (summary.UserId, summary.BuddyCount));
            return summary;
        }),
    ];

    /// <summary>A buddy that may evolve, by the preset's rules.</summary>
    private static async Task<string> GrownAsync(SdkWorld world)
    {
        var (buddyId, userId) = await world.HatchAsync();
        for (var i = 0; !(await world.Client.Events.SendAsync(new() { EventId = SdkWorld.NewId("event"), UserId = userId, Type = "lesson_completed" })).EvolutionReady; i++)
        {
            Assert.True(i < 10, "It does not grow.");
        }

        return buddyId;
    }
}
