using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Hatched.Sdk.Http;

// Shapes of the wire that callers do not see.

internal sealed record ErrorEnvelope(ErrorBody? Error);

internal sealed record ErrorBody(string? Code, string? Message, JsonElement? Details, [property: JsonPropertyName("requestId")] string? RequestId);

internal sealed record Listed<T>(IReadOnlyList<T> Data);

internal sealed record Numbered<T>(IReadOnlyList<T> Data, PageInfo Meta);

internal sealed record Paged<T>(IReadOnlyList<T> Data, Paged Pagination)
{
    public Page<T> Page => new() { Data = Data, NextCursor = Pagination.NextCursor };
}

internal sealed record Paged([property: JsonPropertyName("nextCursor")] string? NextCursor);

internal sealed record CreateEggBody(string UserId, JsonObject? Metadata);

internal sealed record StatusBody(EggStatus Status);

internal sealed record NameBody(string Name);

internal sealed record BadgeBody(string BadgeKey, string? Reason);

internal sealed record ItemBody(string ItemId);

internal sealed record BatchBody(IReadOnlyList<SendEventParams> Events);

internal sealed record ReplayBody(string? ConfigVersionId);

internal sealed record OrderingBody(IReadOnlyList<PathOrdinal> Ordering);

internal sealed record EventAnswer(bool Accepted, string? EventId, EventEffects? Effects, ErrorBody? Error)
{
    public EventEffects Outcome => Effects ?? new EventEffects { Pending = Error is null };

    public EventBatchEntry Entry => new(Outcome)
    {
        EventId = EventId,
        Accepted = Accepted,
        // Of an event of a batch there is no status of its own.
        Error = Error is null ? null : new ApiError(Error.Code ?? "", Error.Message ?? "", 0, null, Error.Details),
    };
}

internal sealed record BatchAnswer(IReadOnlyList<EventAnswer> Results);
