namespace Hatched.Sdk;

/// <summary>A user over all of its buddies.</summary>
public sealed record UserSummary
{
    /// <summary>Your own id of the user.</summary>
    public string UserId { get; init => field = value ?? ""; } = "";

    /// <summary>Buddies that the user has. The other numbers are over the newest 100.</summary>
    public int BuddyCount { get; init; }

    /// <summary>Those that are not archived.</summary>
    public int ActiveBuddyCount { get; init; }

    /// <summary>Coins of all of them.</summary>
    public long Coins { get; init; }

    /// <summary>Balances of the other tokens, by the token's key.</summary>
    public IReadOnlyDictionary<string, long> Tokens { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    /// <summary>Badges of all of them; the same badge of two of them is two.</summary>
    public int BadgeCount { get; init; }

    /// <summary>The keys of these badges, each once.</summary>
    public IReadOnlyList<string> Badges { get; init => field = value ?? []; } = [];

    /// <summary>The sum of their skills' levels.</summary>
    public long TotalSkillLevel { get; init; }

    /// <summary>1 to 5; null without a buddy.</summary>
    public int? HighestEvolutionStage { get; init; }

    /// <summary>When one of them last changed; null without a buddy.</summary>
    public DateTimeOffset? LastActiveAt { get; init; }

    /// <summary>The buddies, newest first.</summary>
    public IReadOnlyList<UserBuddy> Buddies { get; init => field = value ?? []; } = [];
}

/// <summary>One of a user's buddies in short.</summary>
public sealed record UserBuddy
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Which events count for it.</summary>
    public string Audience { get; init => field = value ?? ""; } = "";

    /// <summary>Whether it is in use.</summary>
    public BuddyStatus Status { get; init; }

    /// <summary>1 to 5.</summary>
    public int EvolutionStage { get; init; }

    /// <summary>The balance of the primary token.</summary>
    public long Coins { get; init; }

    /// <summary>Badges that it has.</summary>
    public int BadgeCount { get; init; }

    /// <summary>The sum of its skills' levels.</summary>
    public long TotalSkillLevel { get; init; }

    /// <summary>Its picture, with what it wears.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>Its picture, small.</summary>
    public string? ThumbUrl { get; init; }

    /// <summary>When it hatched.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
