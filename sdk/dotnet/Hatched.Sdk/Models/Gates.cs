using System.Text.Json.Nodes;

namespace Hatched.Sdk;

/// <summary>Something that buddies spend tokens to open.</summary>
public sealed record TokenGate
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Its key.</summary>
    public string GateKey { get; init => field = value ?? ""; } = "";

    /// <summary>The token that opens it.</summary>
    public string TokenKey { get; init => field = value ?? ""; } = "";

    /// <summary>How many of them.</summary>
    public long Cost { get; init; }

    /// <summary>Its name.</summary>
    public string? Label { get; init; }

    /// <summary>What is behind it.</summary>
    public string? Description { get; init; }

    /// <summary>Whatever you keep with it.</summary>
    public JsonObject Metadata { get; init => field = value ?? []; } = [];

    /// <summary>Whether it can be opened.</summary>
    public bool IsActive { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Every gate of the customer.</summary>
public sealed record GateList
{
    /// <summary>The gates.</summary>
    public IReadOnlyList<TokenGate> Gates { get; init => field = value ?? []; } = [];
}

/// <summary>A gate that is open.</summary>
public sealed record UnlockResult
{
    /// <summary>The gate.</summary>
    public string GateKey { get; init => field = value ?? ""; } = "";

    /// <summary>Always true.</summary>
    public bool Unlocked { get; init; }

    /// <summary>It was open before: nothing was spent.</summary>
    public bool AlreadyUnlocked { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset UnlockedAt { get; init; }

    /// <summary>What is left; null when nothing was spent.</summary>
    public long? BalanceAfter { get; init; }

    /// <summary>What you keep with the gate.</summary>
    public JsonObject Metadata { get; init => field = value ?? []; } = [];
}

/// <summary>A gate that a buddy has opened.</summary>
public sealed record BuddyUnlock
{
    /// <summary>The gate.</summary>
    public string GateKey { get; init => field = value ?? ""; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset UnlockedAt { get; init; }

    /// <summary>What you keep with the gate.</summary>
    public JsonObject Metadata { get; init => field = value ?? []; } = [];
}

/// <summary>Every gate that a buddy has opened.</summary>
public sealed record BuddyUnlockList
{
    /// <summary>The gates.</summary>
    public IReadOnlyList<BuddyUnlock> Unlocks { get; init => field = value ?? []; } = [];
}
