using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Something that one of your users did.</summary>
/// <param name="EventId">The customer's own id, 1–200 characters: sending it again changes nothing.</param>
/// <param name="UserId">The customer's own id of the user, 1–200 characters.</param>
/// <param name="Type">1–100 of <c>[a-z0-9_.:-]</c>.</param>
/// <param name="OccurredAt">At most 5 minutes ahead and 90 days back; now when absent.</param>
/// <param name="Audience">Needed once the customer has two or more.</param>
/// <param name="Properties">What rules may look at: at most 32 KiB and 8 levels deep.</param>
/// <param name="TimeZone">
/// The user's, an IANA name such as <c>Europe/Istanbul</c>: streaks go by its midnight, and it becomes the buddy's. The buddy's when absent.
/// </param>
public sealed record SendEventRequest(
    [StringLength(200, MinimumLength = 1)] string EventId,
    [StringLength(200, MinimumLength = 1)] string UserId,
    [Pattern("[a-z0-9_.:-]{1,100}", ErrorMessage = "type must be 1 to 100 of a-z, 0-9 and _ . : -")] string Type,
    DateTimeOffset? OccurredAt = null,
    [StringLength(32, MinimumLength = 1)] string? Audience = null,
    [JsonBlob] JsonElement? Properties = null,
    [StringLength(64, MinimumLength = 1)] string? TimeZone = null);

/// <summary>1–500 events; each is judged by itself.</summary>
public sealed record SendBatchRequest([property: Holds(nameof(SendEventRequest))] [MinLength(1), MaxLength(500)] IReadOnlyList<JsonElement> Events);

/// <summary>What the event gave.</summary>
/// <param name="Effects">Null (with 202) while the event is stored and still to be applied.</param>
public sealed record EventAnswer(bool Accepted, string EventId, EventEffects? Effects);

/// <summary>One of a batch: the single answer, or <c>accepted: false</c> with the reason.</summary>
public sealed record BatchEntry(
    bool Accepted,
    string? EventId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EventEffects? Effects,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BatchError? Error);

/// <summary>Why an event of a batch was refused.</summary>
/// <param name="Details">As in the error of a single event: of <c>validation_failed</c>, the fields.</param>
public sealed record BatchError(string Code, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Details = null);

/// <summary>What became of each event, in the order they were sent.</summary>
public sealed record BatchAnswer(IReadOnlyList<BatchEntry> Results);

/// <summary>Why a rule did or did not act on the event.</summary>
public sealed record EventExplanation(string RuleType, string RuleId, string Key, string Outcome, string Reason);

/// <summary>An event and what it did.</summary>
/// <param name="Status">Accepted: stored, its effects are still to come.</param>
/// <param name="Source"><c>api</c>: your product sent it; <c>admin</c>: it was triggered by hand.</param>
/// <param name="TimeZone">The zone whose midnight it was judged by; absent: UTC, for no zone is set.</param>
public record EventSummary(
    string EventId, string UserId, string Type, string Audience, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt,
    [property: AllowedValues("accepted", "applied", "failed")] string Status, [property: AllowedValues("api", "admin")] string Source, Guid? BuddyId,
    [property: Holds] JsonElement? Properties, EventEffects? Effects,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TimeZone = null);

/// <summary>Who triggered an event by hand.</summary>
/// <param name="TriggeredBy">A login's address, or a key's id.</param>
public sealed record EventTrigger(string TriggeredBy, string? Reason, DateTimeOffset TriggeredAt);

/// <summary>An event, what it did, and why each rule acted or did not.</summary>
/// <param name="Trigger">Of an event that was triggered by hand; null otherwise.</param>
public sealed record EventDetail(
    string EventId, string UserId, string Type, string Audience, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, string Status, string Source, Guid? BuddyId,
    JsonElement? Properties, EventEffects? Effects, IReadOnlyList<EventExplanation>? Explanations, EventTrigger? Trigger,
    string? TimeZone = null)
    : EventSummary(EventId, UserId, Type, Audience, OccurredAt, ReceivedAt, Status, Source, BuddyId, Properties, Effects, TimeZone);

/// <param name="UserId">Only of this user: your own id.</param>
/// <param name="Type">Only those of this type; of a registered one, those of its previous names too.</param>
/// <param name="Status">Only those with this status.</param>
/// <param name="Limit">How many entries a page holds.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before; absent for the first page.</param>
public sealed record EventListQuery(
    [property: FromQuery(Name = "user_id")] string? UserId,
    [property: FromQuery(Name = "type")] string? Type,
    [property: FromQuery(Name = "status"), AllowedValues(null, "accepted", "applied", "failed", ErrorMessage = "status must be accepted, applied or failed")] string? Status,
    [property: FromQuery(Name = "limit"), Range(1, 200)] int Limit = 50,
    [property: FromQuery(Name = "cursor")] string? Cursor = null);
