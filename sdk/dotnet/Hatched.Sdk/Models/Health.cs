namespace Hatched.Sdk;

/// <summary>Whether Hatched is well.</summary>
public sealed record HealthStatus
{
    /// <summary><c>ok</c> when it is.</summary>
    public string Status { get; init => field = value ?? ""; } = "";

    /// <summary>For people.</summary>
    public string? Message { get; init; }

    /// <summary><c>test</c> or <c>live</c>: which keys it takes.</summary>
    public string? Mode { get; init; }

    /// <summary>The version that runs.</summary>
    public string? Version { get; init; }

    /// <summary>The server's clock.</summary>
    public DateTimeOffset? Time { get; init; }
}
