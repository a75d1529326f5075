using System.Text.Json.Serialization;

namespace Hatched.Contracts.Facts;

/// <summary>Something that happened and that customers may hear of: its snake_case JSON is the webhook's payload.</summary>
/// <param name="FactName">As in the webhook catalogue, <c>coins.earned</c>.</param>
public abstract record Fact([property: JsonIgnore] string FactName);

/// <summary>One fact on the bus, with what its receivers need around the payload.</summary>
/// <param name="Id">Stable over redelivery: every receiver's natural key.</param>
/// <param name="BuddyId">The buddy whose facts arrive in order; null for facts of the customer as a whole.</param>
/// <param name="Payload">The fact as snake_case JSON.</param>
/// <param name="RequestId">The request that caused it.</param>
/// <param name="TraceParent">W3C trace context of the cause.</param>
/// <param name="Sequence">Rises for a buddy within the facts of one service, with gaps; null for facts of the customer as a whole.</param>
public sealed record AnnouncedFact(
    Guid Id, Guid CustomerId, string Name, Guid? BuddyId, string Payload, DateTimeOffset OccurredAt, string? RequestId, string? TraceParent,
    long? Sequence = null);

/// <summary>Facts in the order in which they were committed. Many to a message: the relay takes whatever waits.</summary>
public sealed record FactsAnnounced(IReadOnlyList<AnnouncedFact> Facts);
