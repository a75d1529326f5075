using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Ingestion.Features.Events;

/// <param name="EventId">The customer's own id, 1–200 characters: sending it again changes nothing.</param>
/// <param name="UserId">The customer's own id of the user, 1–200 characters.</param>
/// <param name="Type">1–100 of <c>[a-z0-9_.:-]</c>.</param>
/// <param name="OccurredAt">At most 5 minutes ahead and 90 days back; now when absent.</param>
/// <param name="Audience">Needed once the customer has two or more.</param>
/// <param name="Properties">What rules may look at: at most 32 KiB and 8 levels deep.</param>
public sealed record SendEventRequest(
    [StringLength(200, MinimumLength = 1)] string EventId,
    [StringLength(200, MinimumLength = 1)] string UserId,
    [RegularExpression("[a-z0-9_.:-]{1,100}", ErrorMessage = "type must be 1 to 100 of a-z, 0-9 and _ . : -")] string Type,
    DateTimeOffset? OccurredAt = null,
    [StringLength(32, MinimumLength = 1)] string? Audience = null,
    [JsonBlob] JsonElement? Properties = null);

/// <summary>1–500 events; each is judged by itself.</summary>
public sealed record SendBatchRequest([MinLength(1), MaxLength(500)] IReadOnlyList<JsonElement> Events);

/// <param name="Effects">Null (with 202) while the event is stored and still to be applied.</param>
public sealed record EventAnswer(bool Accepted, string EventId, EventEffects? Effects);

/// <summary>One of a batch: the single answer, or <c>accepted: false</c> with the reason.</summary>
public sealed record BatchEntry(
    bool Accepted,
    string? EventId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EventEffects? Effects,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BatchError? Error);

public sealed record BatchError(string Code, string Message);

public sealed record BatchAnswer(IReadOnlyList<BatchEntry> Results);

/// <summary>Why a rule did or did not act on the event.</summary>
public sealed record EventExplanation(string RuleType, string RuleId, string Key, string Outcome, string Reason);

/// <param name="Status"><c>accepted</c>, <c>applied</c> or <c>failed</c>.</param>
public record EventSummary(
    string EventId, string UserId, string Type, string Audience, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, string Status, Guid? BuddyId,
    JsonElement? Properties, EventEffects? Effects);

public sealed record EventDetail(
    string EventId, string UserId, string Type, string Audience, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, string Status, Guid? BuddyId,
    JsonElement? Properties, EventEffects? Effects, IReadOnlyList<EventExplanation>? Explanations)
    : EventSummary(EventId, UserId, Type, Audience, OccurredAt, ReceivedAt, Status, BuddyId, Properties, Effects);

public sealed record EventListQuery(
    [FromQuery(Name = "user_id")] string? UserId,
    string? Type,
    [property: AllowedValues(null, "accepted", "applied", "failed", ErrorMessage = "status must be accepted, applied or failed")] string? Status,
    [property: Range(1, 200)] int Limit = 50,
    string? Cursor = null);
