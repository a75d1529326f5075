using Hatched.Gateway.Routing;
using Xunit;

namespace Hatched.Gateway.Tests;

public sealed class RouteTableTests
{
    [Theory]
    [InlineData("/api/v1/buddies/{id}", "progression")]
    [InlineData("/api/v1/buddies/{buddy_id}/badges", "progression")]
    [InlineData("/api/v1/buddies/{buddy_id}/coins", "economy")]
    [InlineData("/api/v1/buddies/{buddy_id}/coins/spend", "economy")]
    [InlineData("/api/v1/buddies/{buddy_id}/gates/{gate_key}/unlock", "economy")]
    [InlineData("/api/v1/buddies/users/{user_id}/summary", "progression")]
    [InlineData("/api/v1/buddies/{buddy_id}/appearance/rerender", "progression")]
    [InlineData("/api/v1/customers/me/users/{user_id}/summary", "progression")]
    [InlineData("/api/v1/customers/me/users/{user_id}/data", "accounts")]
    [InlineData("/api/v1/skill-decay-rules/{id}/history", "progression")]
    [InlineData("/api/v1/coin-rules/{id}/reward-pool/telemetry", "progression")]
    [InlineData("/api/v1/customers/me", "accounts")]
    [InlineData("/api/v1/customers/me/apply-preset", "progression")]
    [InlineData("/api/v1/auth/api-keys/rotate", "accounts")]
    [InlineData("/api/v1/events", "ingestion")]
    [InlineData("/api/v1/events/batch", "ingestion")]
    [InlineData("/api/v1/events/types", "ingestion")]
    [InlineData("/api/v1/event-types/{id}", "ingestion")]
    [InlineData("/api/v1/buddies/{id}/share/events", "ingestion")]
    [InlineData("/api/v1/widget/buddy/share/events", "ingestion")]
    [InlineData("/api/v1/widget/buddy", "widget")]
    [InlineData("/api/v1/public/b/{code}/events", "ingestion")]
    [InlineData("/api/v1/webhook-configs/events", "webhook")]
    [InlineData("/api/v1/widget-sessions/{id}", "widget")]
    [InlineData("/images/abc/512.png", "imaging")]
    public void A_path_goes_to_its_owner(string path, string service) => Assert.Equal(service, RouteMatcher.OwnerOf(path));

    [Theory]
    [InlineData("/internal/credentials/resolve")]
    [InlineData("/api/v1/internal/credentials/resolve")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/customers")]
    [InlineData("/api/v1/unheard-of")]
    [InlineData("/api/v2/events")]
    [InlineData("/openapi/v1.json")]
    public void What_is_not_in_the_table_goes_nowhere(string path) => Assert.Null(RouteMatcher.OwnerOf(path));

    [Fact]
    public void No_path_stands_twice()
    {
        var paths = RouteTable.All.SelectMany(routes => routes.Paths).ToArray();

        Assert.NotEmpty(paths);
        Assert.Equal(paths.Length, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
