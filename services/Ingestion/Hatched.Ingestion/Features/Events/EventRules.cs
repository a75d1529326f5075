using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Features.Quotas;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Ingestion.Features.Events;

/// <summary>What an event must be before it is stored.</summary>
internal static partial class EventRules
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MostBack = TimeSpan.FromDays(90);
    private static readonly ApiError MissingAudience = new(400, "missing_audience", "This customer has several audiences: say which one the event belongs to in audience.");
    private static readonly ApiError UnknownAudience = new(400, "unknown_audience", "audience is not one of this customer's audiences.");

    /// <summary>What the attributes cannot say: clock skew, audience, and whose room the id is in.</summary>
    public static ApiError? Refuse(SendEventRequest request, Principal caller, DateTimeOffset now)
    {
        if (request.OccurredAt is { } at && (at > now + MostAhead || at < now - MostBack))
        {
            return ApiError.Invalid("occurred_at", "occurred_at must be at most 5 minutes ahead and at most 90 days back");
        }

        if (caller.Kind is not PrincipalKind.Service && KeyRooms.IsBrowserEventId(request.EventId))
        {
            return ApiError.Invalid("event_id", "event_id must not begin with widget:{buddy_id}: such ids are for events that browsers track");
        }

        if (!TimeZones.IsKnown(request.TimeZone))
        {
            return ApiError.Invalid("time_zone", $"time_zone {TimeZones.Fault}");
        }

        return request.Audience is null
            ? caller.Audiences.Count > 1 ? MissingAudience.With(new { Known = caller.Audiences }) : null
            : caller.Audiences.Contains(request.Audience) ? null : UnknownAudience.With(new { request.Audience, Known = caller.Audiences });
    }

    public static InboundEvent Inbound(SendEventRequest request, Principal caller, DateTimeOffset now, string requestId) => new(
        new EventToEvaluate(
            caller.CustomerId, request.EventId, request.UserId, request.Type, request.Audience ?? caller.Audiences[0], request.OccurredAt ?? now,
            request.Properties is { ValueKind: JsonValueKind.Object } ? request.Properties : null, requestId, Activity.Current?.Id,
            request.TimeZone),
        Quota.LimitOf(caller));

    /// <summary>Judges one entry of a batch by itself, exactly as if it had come alone.</summary>
    public static (InboundEvent? Event, ApiError? Refusal) Parse(JsonElement body, Principal caller, DateTimeOffset now, string requestId)
    {
        SendEventRequest? request;
        try
        {
            request = body.Deserialize<SendEventRequest>(HatchedJson.Options);
        }
        catch (JsonException exception)
        {
            return (null, BodyFaults.Explain(exception, typeof(SendEventRequest)));
        }

        if (request is null)
        {
            return (null, ApiError.Invalid("event", "an event must be an object"));
        }

        var faults = Faults(request).ToArray();
        var refusal = faults.Length > 0 ? ApiError.Invalid(faults) : Refuse(request, caller, now);
        return refusal is null ? (Inbound(request, caller, now, requestId), null) : (null, refusal);
    }

    /// <summary>The id that a malformed event gives itself, so that its sender finds it in the answer.</summary>
    public static string? IdOf(JsonElement body)
    {
        try
        {
            return body.ValueKind is JsonValueKind.Object && body.TryGetProperty("event_id", out var id) && id.ValueKind is JsonValueKind.String ? id.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // no Unicode: JSON's reader finds out only when it is read
        }
    }

    // The attributes of SendEventRequest in code: the validation generator serves whole requests only.
    private static IEnumerable<FieldError> Faults(SendEventRequest request)
    {
        if (request.EventId.Length is 0 or > 200)
        {
            yield return new("event_id", "event_id must be 1 to 200 characters");
        }

        if (request.UserId.Length is 0 or > 200)
        {
            yield return new("user_id", "user_id must be 1 to 200 characters");
        }

        if (!EventType().IsMatch(request.Type))
        {
            yield return new("type", "type must be 1 to 100 of a-z, 0-9 and _ . : -");
        }

        if (request.Audience is { Length: 0 or > 32 })
        {
            yield return new("audience", "audience must be 1 to 32 characters");
        }

        if (request.Properties is { } properties && JsonBlobAttribute.Fault(properties) is { } fault)
        {
            yield return new("properties", $"properties {fault}");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9_.:-]{1,100}\z")]
    private static partial Regex EventType();
}
