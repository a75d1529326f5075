using Hatched.BuildingBlocks.Http;
using Hatched.Webhook.Features.Configs;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>One fact on its way to one endpoint. Written in the transaction that consumed the fact, so no crash can lose it.</summary>
internal sealed class Delivery : IKeyed
{
    public const string Pending = "pending";
    public const string Success = "success";
    public const string Failed = "failed";

    /// <summary>How long deliveries and their attempts are kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }

    /// <summary>The receiver's dedupe key, the same over attempts and redeliveries; null where it is <see cref="Id"/>, as of every first delivery.</summary>
    public Guid? MessageId { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid EndpointId { get; init; }

    /// <summary>What is delivered; unique within the endpoint, which makes redelivery on the bus harmless. A delivery made on request is its own.</summary>
    public required Guid FactId { get; init; }

    public required string Event { get; init; }

    /// <summary>Whom the fact is about; null for facts of the customer as a whole.</summary>
    public required Guid? BuddyId { get; init; }

    /// <summary>The body, byte for byte.</summary>
    public required string Payload { get; init; }

    /// <summary>The request that caused the fact.</summary>
    public required string? RequestId { get; init; }

    /// <summary>The span that wrote this row; attempts continue its trace.</summary>
    public required string? TraceParent { get; init; }

    /// <summary>A test or a redelivery: somebody asked, so it goes out even while the endpoint is paused.</summary>
    public required bool OnRequest { get; init; }

    public string Status { get; init; } = Pending;

    public int Attempts { get; init; }

    /// <summary>When it may be claimed next: a retry's time, or the end of a claim's lease. Null when it is settled.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    public int? ResponseStatus { get; init; }

    public int? DurationMs { get; init; }

    public string? ErrorMessage { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A delivery that somebody asked for.</summary>
    /// <param name="earlier">What is delivered once more, as the same message; null for a test.</param>
    public static Delivery Asked(
        WebhookEndpoint endpoint, string name, Guid? buddyId, string payload, string? requestId, DateTimeOffset now, Delivery? earlier = null)
    {
        var id = Guid.CreateVersion7(now);
        return new Delivery
        {
            Id = id,
            MessageId = earlier is null ? null : earlier.MessageId ?? earlier.Id,
            CustomerId = endpoint.CustomerId,
            EndpointId = endpoint.Id,
            FactId = id,
            Event = name,
            BuddyId = buddyId,
            Payload = payload,
            RequestId = requestId,
            TraceParent = System.Diagnostics.Activity.Current?.Id,
            OnRequest = true,
            NextAttemptAt = now,
            CreatedAt = now,
        };
    }
}

/// <summary>One try of a delivery and what came of it.</summary>
internal sealed class DeliveryAttempt
{
    public required Guid DeliveryId { get; init; }

    /// <summary>1…</summary>
    public required int Number { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required int DurationMs { get; init; }

    public required int? ResponseStatus { get; init; }

    /// <summary>The first 4 KiB.</summary>
    public required string? ResponseBody { get; init; }

    public required string? ErrorMessage { get; init; }
}
