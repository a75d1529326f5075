using System.Text.Json.Nodes;

namespace Hatched.Sdk;

/// <summary>A creature that grows with its user.</summary>
public sealed record Buddy
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>The customer.</summary>
    public string CustomerId { get; init => field = value ?? ""; } = "";

    /// <summary>Your own id of its owner.</summary>
    public string UserId { get; init => field = value ?? ""; } = "";

    /// <summary>Which events count for it.</summary>
    public string Audience { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>The rules that it lives by.</summary>
    public string ConfigVersionId { get; init => field = value ?? ""; } = "";

    /// <summary>1 to 5.</summary>
    public int EvolutionStage { get; init; }

    /// <summary>The balance of the primary token.</summary>
    public long Coins { get; init; }

    /// <summary>Whether it is in use.</summary>
    public BuddyStatus Status { get; init; }

    /// <summary>Points a skill, by the skill's key.</summary>
    public IReadOnlyDictionary<string, long> Skills { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    /// <summary>Balances of the other tokens, by the token's key.</summary>
    public IReadOnlyDictionary<string, long> Tokens { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    /// <summary>What it has come to.</summary>
    public BuddyProgression? Progression { get; init; }

    /// <summary>Its picture, with what it wears.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>Its picture, bare.</summary>
    public string? BaseImageUrl { get; init; }

    /// <summary>Its picture, small.</summary>
    public string? ThumbUrl { get; init; }

    /// <summary>What it wears.</summary>
    public IReadOnlyList<BuddyEquippedItem> EquippedItems { get; init => field = value ?? []; } = [];

    /// <summary>Where its picture stands.</summary>
    public BuddyAppearance? Appearance { get; init; }

    /// <summary>When it hatched.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What a buddy has come to.</summary>
public sealed record BuddyProgression
{
    /// <summary>What players see; <see cref="TotalSkillLevel"/> today.</summary>
    public long Xp { get; init; }

    /// <summary>The sum of its skills' levels.</summary>
    public long TotalSkillLevel { get; init; }

    /// <summary>Badges that it has.</summary>
    public int BadgeCount { get; init; }

    /// <summary>Items that it owns.</summary>
    public int ItemCount { get; init; }

    /// <summary>The longest streak that is running.</summary>
    public int CurrentStreak { get; init; }

    /// <summary>The longest streak that it ever had.</summary>
    public int LongestStreak { get; init; }

    /// <summary>Events that counted for it, by their type.</summary>
    public IReadOnlyDictionary<string, long> CustomCounters { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();
}

/// <summary>An item that a buddy wears.</summary>
public sealed record BuddyEquippedItem
{
    /// <summary>The item.</summary>
    public string ItemId { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Its picture.</summary>
    public string? ImageUrl { get; init; }
}

/// <summary>Where a buddy's picture stands.</summary>
public sealed record BuddyAppearance
{
    /// <summary>Whether the picture shows what it should.</summary>
    public AppearanceStatus Status { get; init; }

    /// <summary>What draws it just now.</summary>
    public string? OperationId { get; init; }

    /// <summary>What it should wear.</summary>
    public IReadOnlyList<string> DesiredEquippedItemIds { get; init => field = value ?? []; } = [];

    /// <summary>What the picture shows.</summary>
    public IReadOnlyList<string> RenderedEquippedItemIds { get; init => field = value ?? []; } = [];

    /// <summary>Whether asking again may help.</summary>
    public bool Retryable { get; init; }

    /// <summary>For people.</summary>
    public string? Message { get; init; }

    /// <summary>Why it failed; its <c>code</c> may be <c>needs_rerender</c>.</summary>
    public JsonObject? Error { get; init; }
}

/// <summary>Which buddies to list, and how.</summary>
public sealed record BuddyListParams
{
    /// <summary>Only this user's.</summary>
    public string? UserId { get; init; }

    /// <summary>Only those in this state.</summary>
    public BuddyStatus? Status { get; init; }

    /// <summary>Only those of this stage.</summary>
    public int? EvolutionStage { get; init; }

    /// <summary>Only those of this audience.</summary>
    public string? Audience { get; init; }

    /// <summary>The page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>How many a page holds: 1 to 200, 50 by default.</summary>
    public int? Limit { get; init; }

    /// <summary><c>created_at</c>, <c>updated_at</c>, <c>name</c>, <c>evolution_stage</c> or <c>coins</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>Which end comes first.</summary>
    public SortOrder? Order { get; init; }
}

/// <summary>A page of buddies.</summary>
public sealed record BuddyList
{
    /// <summary>The buddies.</summary>
    public IReadOnlyList<Buddy> Data { get; init => field = value ?? []; } = [];

    /// <summary>Which page it is.</summary>
    public PageInfo Meta { get; init => field = value ?? new(); } = new();
}
