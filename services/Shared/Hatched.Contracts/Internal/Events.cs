using System.Text.Json;

namespace Hatched.Contracts.Internal;

/// <summary>An accepted event on its way to the rules.</summary>
/// <param name="TraceParent">W3C trace context of the request that brought it; null when a sweep drives it.</param>
/// <param name="TimeZone">The zone that it says itself, or, of one that was applied before, that it was judged by.</param>
/// <param name="ReceivedAt">As it is stored: periods of streaks that had closed by then stay closed.</param>
public sealed record EventToEvaluate(
    Guid CustomerId, string EventId, string UserId, string Type, string Audience, DateTimeOffset OccurredAt, JsonElement? Properties, string? RequestId,
    string? TraceParent = null, string? TimeZone = null, DateTimeOffset? ReceivedAt = null);

/// <summary>Ingestion asks Progression to apply a set of events, each exactly once. Events of one buddy are applied in this order.</summary>
public sealed record EvaluateEvents(IReadOnlyList<EventToEvaluate> Events);

/// <summary>What one event did. Asked twice, the same answer.</summary>
/// <param name="BuddyId">Null when the user has no active buddy in the event's audience.</param>
/// <param name="Effects">As clients see them.</param>
/// <param name="ExplanationId">Names a text of <see cref="EventOutcomes.Explanations"/>.</param>
/// <param name="TimeZone">The zone that it was judged by; null: UTC, for none is set.</param>
public sealed record EventOutcome(Guid CustomerId, string EventId, Guid? BuddyId, RawJson Effects, Guid ExplanationId, string? TimeZone = null);

/// <summary>An event of the set that was left out, so that the others need not wait for it.</summary>
/// <param name="IsHeldUp">Somebody else holds its buddy at the moment: ask again soon. False: it cannot be applied, whoever asks.</param>
public sealed record UnappliedEvent(Guid CustomerId, string EventId, bool IsHeldUp);

/// <summary>The outcomes, in the order asked.</summary>
/// <param name="Explanations">
/// As clients see them, each text once: events of one type and config mostly have the same few. The id is the text's own hash.
/// </param>
/// <param name="Unapplied">What has no outcome; null: everything has one.</param>
public sealed record EventOutcomes(
    IReadOnlyList<EventOutcome> Outcomes, IReadOnlyDictionary<Guid, RawJson> Explanations, IReadOnlyList<UnappliedEvent>? Unapplied = null);

/// <summary>A past event for a back-test.</summary>
public sealed record PastEvent(string EventId, string UserId, string Type, string Audience, DateTimeOffset OccurredAt, JsonElement? Properties, string? TimeZone = null,
    DateTimeOffset? ReceivedAt = null);

/// <summary>Newest-first sample of a customer's events since an instant, oldest first in the answer.</summary>
public sealed record PastEvents(IReadOnlyList<PastEvent> Events, bool Truncated);

/// <summary>The month's use of the event quota.</summary>
/// <param name="Limit">Null: none.</param>
public sealed record EventQuota(long Used, long? Limit, DateTimeOffset ResetAt);
