using System.Text.Json;

namespace Hatched.Rules.State;

/// <summary>An accepted event as the evaluator sees it. <see cref="OccurredAt"/> is its only notion of time.</summary>
internal sealed record InboundEvent(
    Guid CustomerId,
    string EventId,
    string UserId,
    string Type,
    string Audience,
    DateTimeOffset OccurredAt,
    JsonElement Properties);
