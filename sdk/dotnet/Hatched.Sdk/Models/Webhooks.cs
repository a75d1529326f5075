using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>An address that news is sent to.</summary>
public sealed record WebhookEndpoint
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>The address.</summary>
    public string Url { get; init => field = value ?? ""; } = "";

    /// <summary>What it is sent: names, or <c>*</c>.</summary>
    public IReadOnlyList<string> Events { get; init => field = value ?? []; } = [];

    /// <summary>A note of yours.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it is sent to.</summary>
    public bool Active { get; init; }

    /// <summary>Whether it is sent to, and if not, by whose doing.</summary>
    public WebhookStatus Status { get; init; }

    /// <summary>What deliveries are signed with. Whole, and only in the answer that made it.</summary>
    public string? Secret { get; init; }

    /// <summary>Enough of the secret to recognise it.</summary>
    public string? MaskedSecret { get; init; }

    /// <summary>What bodies look like: <c>bare</c>, or <c>standard</c> in the envelope of Standard Webhooks.</summary>
    public string? Format { get; init; }

    /// <summary>Seconds to wait before each attempt.</summary>
    public IReadOnlyList<int> RetrySchedule { get; init => field = value ?? []; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>An address to send news to.</summary>
public sealed record CreateWebhookParams
{
    /// <summary>https; plain http only for this machine, in test mode.</summary>
    public required string Url { get; init; }

    /// <summary>Names of <see cref="Resources.WebhooksResource.ListEventTypesAsync"/>, or <c>*</c>.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>A note of yours.</summary>
    public string? Description { get; init; }

    /// <summary><c>bare</c> (the default): the body is the payload. <c>standard</c>: in the envelope of Standard Webhooks.</summary>
    public string? Format { get; init; }
}

/// <summary>A change of an endpoint. What is absent stays as it is.</summary>
public sealed record UpdateWebhookParams
{
    /// <summary>The address.</summary>
    public string? Url { get; init; }

    /// <summary>What it is sent.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    /// <summary>A note of yours.</summary>
    public string? Description { get; init; }

    /// <summary>False pauses it; true also switches a disabled one on again.</summary>
    public bool? Active { get; init; }

    /// <summary><c>bare</c> or <c>standard</c>, for what is sent from now on.</summary>
    public string? Format { get; init; }
}

/// <summary>One piece of news on its way to an endpoint.</summary>
public sealed record WebhookDelivery
{
    /// <summary>Its id: the same over all attempts.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>What <c>webhook-id</c> says: the same over redeliveries too.</summary>
    public string? MessageId { get; init; }

    /// <summary>The endpoint.</summary>
    public string? EndpointId { get; init; }

    /// <summary>What it tells of.</summary>
    public string Event { get; init => field = value ?? ""; } = "";

    /// <summary>The same as <see cref="Event"/>.</summary>
    public string EventType { get; init => field = value ?? ""; } = "";

    /// <summary>Where it stands.</summary>
    public DeliveryStatus Status { get; init; }

    /// <summary>What the endpoint answered last; null when it did not.</summary>
    public int? ResponseCode { get; init; }

    /// <summary>The same as <see cref="ResponseCode"/>.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>How many attempts were made.</summary>
    public int Attempt { get; init; }

    /// <summary>The same as <see cref="Attempt"/>.</summary>
    public int Attempts { get; init; }

    /// <summary>How long the last attempt took.</summary>
    public int? DurationMs { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The first 4 KiB of the last answer.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>The request that led to it.</summary>
    public string? RequestId { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The same as <see cref="CreatedAt"/>.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was last attempted.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>When it will be attempted next.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Every attempt, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> History { get; init => field = value ?? []; } = [];
}

/// <summary>One attempt to deliver.</summary>
public sealed record WebhookAttempt
{
    /// <summary>Its id, as <c>X-Hatched-Attempt</c> said.</summary>
    public string? Id { get; init; }

    /// <summary>Which, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public int DurationMs { get; init; }

    /// <summary>What was answered.</summary>
    public int? ResponseCode { get; init; }

    /// <summary>Why it failed.</summary>
    public string? ErrorMessage { get; init; }
}

/// <summary>Which deliveries to list.</summary>
public sealed record ListDeliveriesParams
{
    /// <summary>The endpoint.</summary>
    public required string EndpointId { get; init; }

    /// <summary>Only those that stand here.</summary>
    public DeliveryStatus? Status { get; init; }

    /// <summary>Where the page begins: the page before has it.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many a page holds: 1 to 200, 50 by default.</summary>
    public int? Limit { get; init; }
}

/// <summary>A kind of news.</summary>
public sealed record WebhookEventType
{
    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>What it tells of.</summary>
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>A body as it is sent.</summary>
    public JsonObject Sample { get; init => field = value ?? []; } = [];
}

/// <summary>Whether an endpoint is sent to; <c>disabled</c> is Hatched's own doing.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WebhookStatus>))]
public readonly record struct WebhookStatus(string Value) : IOpenEnum<WebhookStatus>
{
    /// <summary><c>active</c></summary>
    public static WebhookStatus Active { get; } = new("active");

    /// <summary><c>paused</c></summary>
    public static WebhookStatus Paused { get; } = new("paused");

    /// <summary><c>disabled</c></summary>
    public static WebhookStatus Disabled { get; } = new("disabled");

    /// <inheritdoc />
    public static WebhookStatus Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>Where a delivery stands.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<DeliveryStatus>))]
public readonly record struct DeliveryStatus(string Value) : IOpenEnum<DeliveryStatus>
{
    /// <summary><c>pending</c></summary>
    public static DeliveryStatus Pending { get; } = new("pending");

    /// <summary><c>success</c></summary>
    public static DeliveryStatus Success { get; } = new("success");

    /// <summary><c>failed</c></summary>
    public static DeliveryStatus Failed { get; } = new("failed");

    /// <inheritdoc />
    public static DeliveryStatus Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}
