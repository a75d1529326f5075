using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Data;
using Hatched.Ingestion.Features.Events;
using Hatched.Ingestion.Features.Quotas;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Ingestion.Features.AdminTriggers;

/// <summary>An event to trigger by hand: to correct, to try, to make good.</summary>
/// <param name="UserId">The customer's own id of the user, 1–200 characters.</param>
/// <param name="Type">1–100 of <c>[a-z0-9_.:-]</c>.</param>
/// <param name="OccurredAt">At most 5 minutes ahead and 90 days back; now when absent.</param>
/// <param name="Audience">Needed once the customer has two or more.</param>
/// <param name="Properties">What rules may look at: at most 32 KiB and 8 levels deep.</param>
/// <param name="Reason">Kept with the event.</param>
/// <param name="TimeZone">The user's, an IANA name such as <c>Europe/Istanbul</c>, as in <c>POST /events</c>.</param>
public sealed record AdminTriggerRequest(
    [StringLength(200, MinimumLength = 1)] string UserId,
    [Pattern("[a-z0-9_.:-]{1,100}", ErrorMessage = "type must be 1 to 100 of a-z, 0-9 and _ . : -")] string Type,
    DateTimeOffset? OccurredAt = null,
    [StringLength(32, MinimumLength = 1)] string? Audience = null,
    [JsonBlob] JsonElement? Properties = null,
    [StringLength(500, MinimumLength = 1)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] [StringLength(64, MinimumLength = 1)] string? TimeZone = null);

/// <summary><c>POST /events/admin-trigger</c>: an event like any other, through the same pipe and under the same quota, that says who made it.</summary>
internal static class AdminTriggerEndpoint
{
    public static void MapAdminTrigger(this IEndpointRouteBuilder routes) => routes.MapGroup("/events").WithTags("Events").RequireSecret().WithQuotaHeaders()
        .MapPost("/admin-trigger", Trigger).WithName("TriggerEvent").WithSummary("Trigger an event from the dashboard admin tools")
        .WithDescription("The event counts like any other. Reading it says that it was triggered, by whom and why; its event_id is made here.")
        .Example("""{"user_id":"user_42","type":"lesson_completed","properties":{"score":100},"reason":"The app was down yesterday."}""")
        .Produces<EventAnswer>().Produces<EventAnswer>(StatusCodes.Status202Accepted)
        .Refuses("missing_audience", "unknown_audience", "event_quota_exceeded").IdempotentByKey();

    private static async Task<IResult> Trigger(
        AdminTriggerRequest request, Principal caller, EventPipe pipe, IngestionDb db, TimeProvider clock, HttpContext context, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var sent = new SendEventRequest(EventIdOf(context, request), request.UserId, request.Type, request.OccurredAt, request.Audience, request.Properties,
            request.TimeZone);
        if (EventRules.Refuse(sent, caller, now) is { } refusal)
        {
            return refusal;
        }

        // The mark comes first: an event that is there without it would pass for the product's own.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO admin_triggers (customer_id, event_id, triggered_by, reason, triggered_at)
            VALUES ({caller.CustomerId}, {sent.EventId}, {caller.Email ?? $"key {caller.CredentialId}"}, {request.Reason}, {now}) ON CONFLICT DO NOTHING
            """, ct);
        var result = await EventsEndpoints.SendAsync(EventRules.Inbound(sent, caller, now, context.TraceIdentifier), pipe, context, ct);
        if (result.Refusal is { } refused)
        {
            // After a 503 it may be stored yet, and must not be without its mark.
            if (refused.StatusCode is not StatusCodes.Status503ServiceUnavailable)
            {
                await db.AdminTriggers.Where(t => t.CustomerId == caller.CustomerId && t.EventId == sent.EventId).ExecuteDeleteAsync(ct);
            }

            return refused.StatusCode is StatusCodes.Status503ServiceUnavailable ? NotStored(sent.EventId, context) : refused;
        }

        var effects = result.Effects is null ? null : JsonSerializer.Deserialize<EventEffects>(result.Effects, HatchedJson.Options);
        return TypedResults.Json(new EventAnswer(true, sent.EventId, effects), HatchedJson.Options, statusCode: effects is null ? 202 : 200);
    }

    // The id is made here: without a key a repeat would be another event.
    private static ApiError NotStored(string eventId, HttpContext context) => new(
        StatusCodes.Status503ServiceUnavailable,
        "service_unavailable",
        context.Request.Headers.ContainsKey(Mutations.Header)
            ? $"The event could not be stored in time. Send it again with the same {Mutations.Header}: it counts once, however often it comes."
            : $"The event could not be stored in time, and may be stored yet. Look for event {eventId} before you send it again; "
                + $"with an {Mutations.Header} a repeat is always safe.");

    // Under a key the id is the key's and the request's: a repeat finds the event, even when its answer was lost before it could be kept.
    private static string EventIdOf(HttpContext context, AdminTriggerRequest request) => context.Request.Headers.TryGetValue(Mutations.Header, out var key)
        ? $"admin:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{JsonSerializer.Serialize(request, HatchedJson.Options)}")))}"
        : $"admin:{Guid.CreateVersion7()}";
}
