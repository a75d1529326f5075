using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Hatched.BuildingBlocks.Http;
using Hatched.Webhook.Features.Sending;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>A page of deliveries; <c>nextCursor</c> is camelCase by contract.</summary>
public sealed record DeliveryPage(IReadOnlyList<DeliveryResponse> Data, [property: JsonPropertyName("nextCursor")] string? NextCursor);

/// <summary>A delivery. Where the SDK has two names for one thing, both are here.</summary>
/// <param name="MessageId">What <c>webhook-id</c> and <c>X-Hatched-Delivery</c> say: the same over attempts and redeliveries.</param>
/// <param name="ResponseCode">Of the last attempt; null when there was no answer.</param>
/// <param name="Attempt">How many were made; as <c>attempts</c>.</param>
/// <param name="ResponseBody">The first 4 KiB of the last answer.</param>
/// <param name="History">Every attempt, oldest first.</param>
public sealed record DeliveryResponse(
    Guid Id,
    Guid MessageId,
    Guid EndpointId,
    string Event,
    string EventType,
    [property: AllowedValues("pending", "success", "failed")] string Status,
    int? ResponseCode,
    int? ResponseStatus,
    int Attempt,
    int Attempts,
    int? DurationMs,
    string? ErrorMessage,
    string? ResponseBody,
    string? RequestId,
    DateTimeOffset CreatedAt,
    DateTimeOffset Timestamp,
    DateTimeOffset? LastAttemptAt,
    DateTimeOffset? NextAttemptAt,
    IReadOnlyList<AttemptResponse> History)
{
    internal static DeliveryResponse Of(Delivery delivery, IReadOnlyList<DeliveryAttempt> attempts) => new(
        delivery.Id, delivery.MessageId ?? delivery.Id, delivery.EndpointId, delivery.Event, delivery.Event, delivery.Status, delivery.ResponseStatus, delivery.ResponseStatus,
        delivery.Attempts, delivery.Attempts, delivery.DurationMs, delivery.ErrorMessage, attempts is [.., var last] ? last.ResponseBody : null,
        delivery.RequestId, delivery.CreatedAt, delivery.CreatedAt, delivery.LastAttemptAt, delivery.NextAttemptAt,
        [.. attempts.Select(a => new AttemptResponse(AttemptIds.Of(delivery.Id, a.Number), a.Number, a.StartedAt, a.DurationMs, a.ResponseStatus, a.ErrorMessage))]);
}

/// <summary>One attempt to deliver.</summary>
/// <param name="Id">What <c>X-Hatched-Attempt</c> said.</param>
/// <param name="Attempt">1…</param>
public sealed record AttemptResponse(Guid Id, int Attempt, DateTimeOffset StartedAt, int DurationMs, int? ResponseCode, string? ErrorMessage);
