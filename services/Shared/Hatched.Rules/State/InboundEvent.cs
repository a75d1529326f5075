using System.Text.Json;

namespace Hatched.Rules.State;

/// <summary>An accepted event as the evaluator sees it. <see cref="OccurredAt"/> is when it counts.</summary>
/// <param name="TimeZone">The zone that it says itself.</param>
/// <param name="DefaultTimeZone">The zone that is in force where neither the event nor the buddy has one; null: UTC.</param>
/// <param name="ReceivedAt">When it was told: what had closed by then stays closed. Null: not known, nothing closes by it.</param>
internal sealed record InboundEvent(
    Guid CustomerId,
    string EventId,
    string UserId,
    string Type,
    string Audience,
    DateTimeOffset OccurredAt,
    JsonElement Properties,
    string? TimeZone = null,
    string? DefaultTimeZone = null,
    DateTimeOffset? ReceivedAt = null);
