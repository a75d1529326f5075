using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Facts;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Webhook.Data;
using Hatched.Webhook.Features.Configs;
using Hatched.Webhook.Features.Sending;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>What was sent to an endpoint, and sending on request.</summary>
internal static class DeliveryEndpoints
{
    private static readonly ApiError NoDelivery = ApiError.NotFound("Delivery");
    private static readonly ApiError SwitchedOff = ApiError.Conflict(
        "The endpoint is disabled. Set active to true first.", new { Status = WebhookEndpoint.Disabled });

    public static void MapDeliveries(this IEndpointRouteBuilder configs)
    {
        configs.MapPost("/{id}/test", Test).WithName("TestWebhook").WithSummary("Send test webhook");
        configs.MapGet("/{id}/deliveries", List).WithName("ListWebhookDeliveries").WithSummary("List webhook deliveries").Refuses("bad_request");
        configs.MapPost("/{id}/deliveries/{deliveryId}/redeliver", Redeliver).WithName("RedeliverWebhook").WithSummary("Redeliver webhook")
            .WithDescription("A delivery of its own with the same message: the same payload under the same webhook-id, so that a receiver takes it once.");
    }

    internal static async Task<Results<Accepted<DeliveryResponse>, ApiError>> Test(
        Guid id, Principal caller, WebhookDb db, HttpContext context, TimeProvider clock, CancellationToken ct)
    {
        if (await db.LockAsync(id, caller.CustomerId, ct) is not { } endpoint)
        {
            return ConfigEndpoints.NoEndpoint;
        }

        var fact = new WebhookTest(id, "Hello from Hatched.");
        var now = clock.StorableNow();
        var payload = FactBody.Of(JsonSerializer.Serialize(fact, HatchedJson.Options), Guid.CreateVersion7(now), now, sequence: null);
        return Send(Delivery.Asked(endpoint, fact.FactName, null, payload, context.TraceIdentifier, now), endpoint, db);
    }

    /// <param name="status">Only those with this status.</param>
    internal static async Task<Results<Ok<DeliveryPage>, ApiError>> List(
        Guid id, [AsParameters] CursorQuery page,
        [AllowedValues(null, Delivery.Pending, Delivery.Success, Delivery.Failed, ErrorMessage = "status must be pending, success or failed")] string? status,
        Principal caller, WebhookDb db, CancellationToken ct)
    {
        if (!await db.Endpoints.AnyAsync(e => e.Id == id && e.CustomerId == caller.CustomerId, ct))
        {
            return ConfigEndpoints.NoEndpoint;
        }

        var source = db.Deliveries.Where(d => d.EndpointId == id && (status == null || d.Status == status));
        var shown = await page.PageByIdAsync(source, delivery => delivery, ct);
        var ids = shown.Data.Select(delivery => delivery.Id).ToArray();
        var attempts = (await db.Attempts.AsNoTracking().Where(a => ids.Contains(a.DeliveryId)).OrderBy(a => a.Number).ToListAsync(ct))
            .ToLookup(attempt => attempt.DeliveryId);
        return TypedResults.Ok(new DeliveryPage([.. shown.Data.Select(d => DeliveryResponse.Of(d, [.. attempts[d.Id]]))], shown.Pagination.NextCursor));
    }

    internal static async Task<Results<Accepted<DeliveryResponse>, ApiError>> Redeliver(
        Guid id, [FromRoute(Name = "deliveryId")] Guid deliveryId, Principal caller, WebhookDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.LockAsync(id, caller.CustomerId, ct) is not { } endpoint)
        {
            return ConfigEndpoints.NoEndpoint;
        }

        return await db.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.Id == deliveryId && d.EndpointId == id, ct) is { } earlier
            ? Send(Delivery.Asked(endpoint, earlier.Event, earlier.BuddyId, earlier.Payload, earlier.RequestId, clock.StorableNow(), earlier), endpoint, db)
            : NoDelivery;
    }

    private static Results<Accepted<DeliveryResponse>, ApiError> Send(Delivery delivery, WebhookEndpoint endpoint, WebhookDb db)
    {
        if (endpoint.Status is WebhookEndpoint.Disabled)
        {
            return SwitchedOff;
        }

        db.Add(delivery);
        return TypedResults.Accepted($"/api/v1/webhook-configs/{endpoint.Id}/deliveries", DeliveryResponse.Of(delivery, []));
    }
}
