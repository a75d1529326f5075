using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Http;

namespace Hatched.Webhook.Features.Configs;

/// <summary>Where a customer wants to hear of what happens, and of what.</summary>
internal sealed class WebhookEndpoint : IKeyed
{
    public const string Active = "active";
    public const string Paused = "paused";

    /// <summary>Switched off by us: the endpoint said 410, or failed everything for days.</summary>
    public const string Disabled = "disabled";

    /// <summary>Subscribes to everything, later events included.</summary>
    public const string Everything = "*";

    /// <summary>The payload is the body.</summary>
    public const string Bare = "bare";

    /// <summary>The payload lies in the envelope of Standard Webhooks.</summary>
    public const string Standard = "standard";

    /// <summary>How long a rotated secret still signs.</summary>
    public static readonly TimeSpan SecretOverlap = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required string Url { get; set; }

    public required string[] Events { get; set; }

    public required string? Description { get; set; }

    public required string Status { get; set; }

    /// <summary>What bodies look like: <see cref="Bare"/> or <see cref="Standard"/>.</summary>
    public string Format { get; set; } = Bare;

    public string? DisabledReason { get; private set; }

    /// <summary>Encrypted.</summary>
    public byte[] Secret { get; private set; } = [];

    /// <summary>The secret's last characters, enough to tell two apart.</summary>
    public string SecretHint { get; private set; } = "";

    /// <summary>Encrypted; signs beside the new one until <see cref="PreviousSecretUntil"/>.</summary>
    public byte[]? PreviousSecret { get; private set; }

    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    /// <summary>The first failure since the last success; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes with everything that the sender must know: the dispatcher drops what it holds of an older state.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Switches it on or pauses it; switching on forgives whatever had disabled it.</summary>
    public void SetActive(bool active)
    {
        Status = active ? Active : Paused;
        DisabledReason = null;
        FailingSince = null;
    }

    /// <summary>Gives it its first secret.</summary>
    public void SetSecret(string secret, SecretBox box) => (Secret, SecretHint) = (box.Seal(secret, Id), secret[^4..]);

    /// <summary>Gives it a new secret; the one before stays valid for <see cref="SecretOverlap"/>.</summary>
    public void Rotate(string secret, SecretBox box, DateTimeOffset now)
    {
        (PreviousSecret, PreviousSecretUntil) = (Secret, now + SecretOverlap);
        SetSecret(secret, box);
        UpdatedAt = now;
    }
}
