namespace Hatched.Sdk;

/// <summary>A change of one skill.</summary>
public sealed record SkillUpdate
{
    /// <summary>The skill.</summary>
    public required string Key { get; init; }

    /// <summary>How it changes.</summary>
    public required SkillAction Action { get; init; }

    /// <summary>By how much, for <c>increase</c> and <c>decrease</c>: 1 to 1,000,000,000.</summary>
    public long? Amount { get; init; }

    /// <summary>To what, for <c>set</c>: 0 to 1,000,000,000.</summary>
    public long? Value { get; init; }
}

/// <summary>A buddy's skills after a change.</summary>
public sealed record SkillsChanged
{
    /// <summary>The buddy.</summary>
    public string BuddyId { get; init => field = value ?? ""; } = "";

    /// <summary>Points a skill, by the skill's key.</summary>
    public IReadOnlyDictionary<string, long> Skills { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    /// <summary>Whether it may evolve now.</summary>
    public bool EvolutionReady { get; init; }
}

/// <summary>Coins or tokens to give.</summary>
public sealed record EarnCoinsParams
{
    /// <summary>1 to 1,000,000,000.</summary>
    public required long Amount { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public required string Reason { get; init; }

    /// <summary>Your own id of what it is for.</summary>
    public string? ReferenceId { get; init; }

    /// <summary>The token; the primary one when absent.</summary>
    public string? Token { get; init; }
}

/// <summary>Coins or tokens to take.</summary>
public sealed record SpendCoinsParams
{
    /// <summary>1 to 1,000,000,000.</summary>
    public required long Amount { get; init; }

    /// <summary>Why, for the ledger.</summary>
    public required string Reason { get; init; }

    /// <summary>What they are spent on.</summary>
    public string? ItemId { get; init; }

    /// <summary>The token; the primary one when absent. A progression token cannot be spent.</summary>
    public string? Token { get; init; }
}

/// <summary>A movement of coins or tokens.</summary>
public sealed record BalanceChange
{
    /// <summary>Its row in the ledger.</summary>
    public string LedgerId { get; init => field = value ?? ""; } = "";

    /// <summary>What there is after it.</summary>
    public long BalanceAfter { get; init; }

    /// <summary>The token.</summary>
    public string Token { get; init => field = value ?? ""; } = "";
}

/// <summary>A buddy's balance of one token.</summary>
public sealed record TokenBalance
{
    /// <summary>Whether it can be spent.</summary>
    public TokenKind Kind { get; init; }

    /// <summary>The token.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Label { get; init => field = value ?? ""; } = "";

    /// <summary>What there is.</summary>
    public long Balance { get; init; }

    /// <summary>All that was ever earned.</summary>
    public long LifetimeEarned { get; init; }

    /// <summary>All that was ever spent; 0 for a progression token.</summary>
    public long LifetimeSpent { get; init; }
}

/// <summary>A buddy's tokens by kind; null where the customer has none of the kind.</summary>
public sealed record TokensSummary
{
    /// <summary>What can be spent.</summary>
    public TokenBalance? Primary { get; init; }

    /// <summary>What only grows.</summary>
    public TokenBalance? Progression { get; init; }
}

/// <summary>A badge that a buddy has.</summary>
public sealed record BuddyBadge
{
    /// <summary>The badge's key.</summary>
    public string BadgeKey { get; init => field = value ?? ""; } = "";

    /// <summary>The badge.</summary>
    public string BadgeId { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string? Label { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Its icon.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Why it was awarded, when a person did.</summary>
    public string? Reason { get; init; }

    /// <summary>The event that earned it.</summary>
    public string? SourceEventId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset AwardedAt { get; init; }
}
