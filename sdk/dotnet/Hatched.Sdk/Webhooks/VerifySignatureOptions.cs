namespace Hatched.Sdk;

/// <summary>What a signature header alone does not say, and how old it may be.</summary>
public sealed record VerifySignatureOptions
{
    /// <summary>The value of <c>X-Hatched-Timestamp</c> or <c>webhook-timestamp</c>; <c>Hatched-Signature</c> has it in itself.</summary>
    public string? Timestamp { get; init; }

    /// <summary>The value of <c>webhook-id</c>, for <c>webhook-signature</c>.</summary>
    public string? Id { get; init; }

    /// <summary>How far its time may be from now, either way. 5 minutes by default.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
