namespace Hatched.Sdk;

/// <summary>A widget session to open.</summary>
public sealed record CreateSessionParams
{
    /// <summary>The buddy that the widget shows.</summary>
    public required string BuddyId { get; init; }

    /// <summary>Your own id of its owner.</summary>
    public required string UserId { get; init; }

    /// <summary>What the widget may do, such as <c>read</c> and <c>events:track</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>How long it is good for: an hour at most, and by default.</summary>
    public int? TtlSeconds { get; init; }
}

/// <summary>A token for a widget in a browser.</summary>
public sealed record SessionToken
{
    /// <summary>What to hand to the widget.</summary>
    public string Token { get; init => field = value ?? ""; } = "";

    /// <summary>What to revoke it by.</summary>
    public string SessionId { get; init => field = value ?? ""; } = "";

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Scopes { get; init => field = value ?? []; } = [];
}

/// <summary>An embed token to mint.</summary>
public sealed record CreateEmbedTokenParams
{
    /// <summary>The buddy that the widget shows.</summary>
    public required string BuddyId { get; init; }

    /// <summary>Your own id of its owner.</summary>
    public required string UserId { get; init; }

    /// <summary>How long it is good for: a day at most, and by default.</summary>
    public int? TtlSeconds { get; init; }
}

/// <summary>A token for a widget that only shows.</summary>
public sealed record EmbedToken
{
    /// <summary>What to hand to the widget.</summary>
    public string Token { get; init => field = value ?? ""; } = "";

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>read-only</c>.</summary>
    public string Mode { get; init => field = value ?? ""; } = "";
}
