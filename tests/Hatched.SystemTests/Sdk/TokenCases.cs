using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

internal static class TokenCases
{
    public static IReadOnlyList<SdkCase> All { get; } =
    [
        new("WidgetSessions.CreateAsync", "POST /widget-sessions",
            client => client.WidgetSessions.CreateAsync(new() { BuddyId = "b", UserId = "u", Scopes = ["read", "events:track"], TtlSeconds = 60 }),
            """POST /widget-sessions {"buddy_id":"b","user_id":"u","scopes":["read","events:track"],"ttl_seconds":60}""",
            async world =>
            {
                var session = await world.Client.WidgetSessions.CreateAsync(new() { BuddyId = world.BuddyId, UserId = world.UserId, Scopes = ["read"], TtlSeconds = 600 });
                Assert.Equal(["read"], session.Scopes);
                Assert.InRange(session.ExpiresAt - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(11));
                return session;
            }),
        new("WidgetSessions.RevokeAsync", "DELETE /widget-sessions/{}", client => client.WidgetSessions.RevokeAsync("s"), "DELETE /widget-sessions/s", async world =>
        {
            var session = await world.Client.WidgetSessions.CreateAsync(new() { BuddyId = world.BuddyId, UserId = world.UserId, Scopes = ["read"] });
            var widget = new HatchedClient(new HatchedClientOptions { WidgetToken = session.Token, BaseUrl = new Uri(Support.TestSystem.BaseUrl) });
            await widget.RequestAsync(HttpMethod.Get, "/widget/buddy");
            await world.Client.WidgetSessions.RevokeAsync(session.SessionId);
            await Support.Wait.UntilAsync("the session has ended", async () => await Record.ExceptionAsync(() => widget.RequestAsync(HttpMethod.Get, "/widget/buddy")) is UnauthorizedException);
            return null;
        }),
        new("EmbedTokens.CreateAsync", "POST /embed-tokens",
            client => client.EmbedTokens.CreateAsync(new() { BuddyId = "b", UserId = "u", TtlSeconds = 60 }), """POST /embed-tokens {"buddy_id":"b","user_id":"u","ttl_seconds":60}""",
            async world =>
            {
                var token = await world.Client.EmbedTokens.CreateAsync(new() { BuddyId = world.BuddyId, UserId = world.UserId });
                Assert.Equal("read-only", token.Mode);
                return token;
            }),
    ];
}
