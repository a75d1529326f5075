using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class CommunityCases
{
    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("Notifications.ListAsync", "GET /widget/notifications", client => client.Notifications.ListAsync("c", 5), "GET /widget/notifications?cursor=c&limit=5", async world =>
            await (await world.WidgetAsync()).Notifications.ListAsync()),
        new("Notifications.ListAllAsync", "GET /widget/notifications", client => SdkCase.AllOf(client.Notifications.ListAllAsync(5)), "GET /widget/notifications?limit=5", async world =>
        {
            await SdkCase.AllOf((await world.WidgetAsync()).Notifications.ListAllAsync());
            return null;
        }),
        new("Notifications.UnreadCountAsync", "GET /widget/notifications/unread-count", client => client.Notifications.UnreadCountAsync(), "GET /widget/notifications/unread-count", async world =>
        {
            var widget = await world.WidgetAsync();
            Assert.Equal((await widget.Notifications.ListAsync()).UnreadCount, await widget.Notifications.UnreadCountAsync());
            return null;
        }),
        new("Notifications.MarkReadAsync", "POST /widget/notifications/{}/read", client => client.Notifications.MarkReadAsync("n"), "POST /widget/notifications/n/read", NeedsCase),
        new("Notifications.DismissAsync", "POST /widget/notifications/{}/dismiss", client => client.Notifications.DismissAsync("n"), "POST /widget/notifications/n/dismiss", NeedsCase),
        new("Notifications.DismissAllAsync", "POST /widget/notifications/dismiss-all", client => client.Notifications.DismissAllAsync(), "POST /widget/notifications/dismiss-all", async world =>
        {
            var widget = await world.WidgetAsync();
            await widget.Notifications.DismissAllAsync();
            Assert.Equal(0, await widget.Notifications.UnreadCountAsync());
            return null;
        }),
        new("Notifications.SnoozeAsync", "POST /widget/notifications/{}/snooze", client => client.Notifications.SnoozeAsync("n", 8), """POST /widget/notifications/n/snooze {"hours":8}""", NeedsCase),
        new("Feed.TeamEvents.ListAsync", "GET /widget/feed/team-events", client => client.Feed.TeamEvents.ListAsync("c", 5), "GET /widget/feed/team-events?cursor=c&limit=5", async world =>
            await (await world.WidgetAsync()).Feed.TeamEvents.ListAsync()),
        new("Feed.TeamEvents.ListAllAsync", "GET /widget/feed/team-events", client => SdkCase.AllOf(client.Feed.TeamEvents.ListAllAsync(5)), "GET /widget/feed/team-events?limit=5", async world =>
        {
            await SdkCase.AllOf((await world.WidgetAsync()).Feed.TeamEvents.ListAllAsync());
            return null;
        }),
        new("Feed.TeamEvents.ClapAsync", "POST /widget/feed/team-events/{}/clap", client => client.Feed.TeamEvents.ClapAsync("t"), "POST /widget/feed/team-events/t/clap", NeedsCase),
    ];

    /// <summary>What there is to act on comes from features that are not there yet; the first day of the route asks for the case.</summary>
    private static Task<object?> NeedsCase(SdkWorld world) => throw new NotSupportedException("The route is served now: write the case that acts on a real notification or team event.");
}
