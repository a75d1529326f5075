using System.ComponentModel.DataAnnotations;
using Hatched.ServiceDefaults.Identity;
using Hatched.Webhook.Data;
using Hatched.Webhook.Features.Configs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Webhook.Features.Health;

/// <summary>How deliveries to a customer's endpoints fare, over the last day.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> (an endpoint fails or is disabled) or <c>idle</c> (no active endpoint and none ill).</param>
/// <param name="SuccessRate">Of the settled deliveries, 0…1; null when there are none.</param>
public sealed record DeliveryHealthResponse(
    [property: AllowedValues("healthy", "degraded", "idle")] string Status, int WindowHours, long Delivered, long Failed, long Pending, double? SuccessRate, IReadOnlyList<EndpointHealthResponse> Endpoints);

/// <summary>How deliveries to one endpoint fare.</summary>
/// <param name="DisabledReason">Why we switched it off; null when we did not.</param>
/// <param name="FailingSince">The first failure since the last success; null while all is well. After 5 days the endpoint is disabled.</param>
/// <param name="AverageDurationMs">Of the last attempts of the window's deliveries.</param>
public sealed record EndpointHealthResponse(
    Guid EndpointId, string Url, string Status, string? DisabledReason, DateTimeOffset? FailingSince, DateTimeOffset? LastSuccessAt,
    long Delivered, long Failed, long Pending, long Attempts, double? SuccessRate, int? AverageDurationMs);

/// <summary><c>GET /webhook-configs/health</c>.</summary>
internal static class DeliveryHealthEndpoints
{
    private const int WindowHours = 24;

    public static void MapDeliveryHealth(this IEndpointRouteBuilder configs) =>
        configs.MapGet("/health", Get).WithName("GetWebhookHealth").WithSummary("Get webhook delivery health");

    internal static async Task<Ok<DeliveryHealthResponse>> Get(Principal caller, WebhookDb db, TimeProvider clock, CancellationToken ct)
    {
        // Keys are UUIDv7: the window is a range of the index (endpoint, id).
        var since = Guid.CreateVersion7(clock.GetUtcNow().AddHours(-WindowHours));
        var counts = await db.Database.SqlQuery<EndpointCounts>($"""
            SELECT e.id AS "EndpointId", c.delivered AS "Delivered", c.failed AS "Failed", c.pending AS "Pending", c.attempts AS "Attempts",
                c.duration AS "Duration", s.last_attempt_at AS "LastSuccessAt"
            FROM webhook_endpoints e
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE status = 'success') AS delivered, count(*) FILTER (WHERE status = 'failed') AS failed,
                    count(*) FILTER (WHERE status = 'pending') AS pending, coalesce(sum(attempts), 0) AS attempts, avg(duration_ms)::int AS duration
                FROM deliveries WHERE endpoint_id = e.id AND id >= {since}) c
            LEFT JOIN LATERAL (
                SELECT last_attempt_at FROM deliveries WHERE endpoint_id = e.id AND status = 'success' ORDER BY id DESC LIMIT 1) s ON true
            WHERE e.customer_id = {caller.CustomerId}
            """).ToDictionaryAsync(count => count.EndpointId, ct);
        var endpoints = await db.Endpoints.AsNoTracking().Where(e => e.CustomerId == caller.CustomerId).OrderBy(e => e.Id).ToListAsync(ct);
        return TypedResults.Ok(Sum([.. endpoints.Select(e => Of(e, counts.GetValueOrDefault(e.Id) ?? new EndpointCounts { EndpointId = e.Id }))]));
    }

    private static EndpointHealthResponse Of(WebhookEndpoint endpoint, EndpointCounts counts) => new(
        endpoint.Id, endpoint.Url, endpoint.Status, endpoint.DisabledReason, endpoint.FailingSince, counts.LastSuccessAt,
        counts.Delivered, counts.Failed, counts.Pending, counts.Attempts, Rate(counts.Delivered, counts.Failed), counts.Duration);

    private static DeliveryHealthResponse Sum(IReadOnlyList<EndpointHealthResponse> endpoints)
    {
        var (delivered, failed) = (endpoints.Sum(e => e.Delivered), endpoints.Sum(e => e.Failed));
        var status = endpoints.Any(e => e.Status is WebhookEndpoint.Disabled || (e.FailingSince is not null && e.Status is WebhookEndpoint.Active)) ? "degraded"
            : endpoints.Any(e => e.Status is WebhookEndpoint.Active) ? "healthy"
            : "idle";
        return new DeliveryHealthResponse(status, WindowHours, delivered, failed, endpoints.Sum(e => e.Pending), Rate(delivered, failed), endpoints);
    }

    private static double? Rate(long delivered, long failed) => delivered + failed is 0 ? null : Math.Round((double)delivered / (delivered + failed), 4);

    private sealed record EndpointCounts
    {
        public Guid EndpointId { get; init; }

        public long Delivered { get; init; }

        public long Failed { get; init; }

        public long Pending { get; init; }

        public long Attempts { get; init; }

        public int? Duration { get; init; }

        public DateTimeOffset? LastSuccessAt { get; init; }
    }
}
