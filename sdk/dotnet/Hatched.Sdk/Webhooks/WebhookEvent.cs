using System.Text.Json;
using Hatched.Sdk.Webhooks;

namespace Hatched.Sdk;

/// <summary>A piece of news whose signature holds.</summary>
/// <param name="Name">What it tells of, such as <c>badge.awarded</c>.</param>
/// <param name="DeliveryId">The same over all attempts and redeliveries: news comes at least once, and this tells whether it came before.</param>
/// <param name="Payload">The payload, snake_case: the body, or what lies in its envelope.</param>
/// <param name="RequestId">The request that led to it.</param>
public sealed record WebhookEvent(string Name, string DeliveryId, JsonElement Payload, string? RequestId)
{
    /// <summary>
    /// The payload by its kind, such as <see cref="CoinsEarned"/>, to be told apart by <c>switch</c>; null when this version does not know the kind.
    /// </summary>
    public WebhookPayload? Data { get; } = PayloadTypes.Read(Name, Payload);
}

/// <summary>Whether a request is genuine.</summary>
/// <param name="Event">The news; null when it is not.</param>
/// <param name="Reason">Why it is not; null when it is.</param>
public sealed record WebhookVerification(WebhookEvent? Event, WebhookFault? Reason)
{
    /// <summary>Whether it is.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Event))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Reason))]
    public bool IsValid => Event is not null;
}

/// <summary>Why a request is not taken for genuine.</summary>
public enum WebhookFault
{
    /// <summary>It has no signature, or lacks what belongs to it.</summary>
    MissingHeader,

    /// <summary>There is no secret to verify it with.</summary>
    MissingSecret,

    /// <summary>It has no body.</summary>
    MissingBody,

    /// <summary>It was signed with another secret, or changed on the way.</summary>
    InvalidSignature,

    /// <summary>It is genuine, but too old or too far ahead: perhaps a replay.</summary>
    TimestampOutOfTolerance,

    /// <summary>It is genuine, but no JSON.</summary>
    InvalidJson,
}
