using System.Text.Json.Nodes;

namespace Hatched.Sdk;

/// <summary>What a buddy shall put on and take off.</summary>
public sealed record EquipItemsParams
{
    /// <summary>Items to put on.</summary>
    public IReadOnlyList<string>? Equip { get; init; }

    /// <summary>Items to take off.</summary>
    public IReadOnlyList<string>? Unequip { get; init; }
}

/// <summary>A change of outfit.</summary>
public sealed record EquipItemsResult
{
    /// <summary>Always true.</summary>
    public bool Accepted { get; init; }

    /// <summary>What to wait for; null when the picture was there already.</summary>
    public string? OperationId { get; init; }

    /// <summary><c>pending</c> or <c>completed</c>.</summary>
    public OperationStatus Status { get; init; }

    /// <summary>Where the picture stands.</summary>
    public AppearanceStatus AppearanceStatus { get; init; }

    /// <summary>Whether the picture was there already.</summary>
    public bool Cached { get; init; }
}

/// <summary>A picture that is drawn anew.</summary>
public sealed record RerenderAppearanceResult : OperationStarted
{
    /// <summary>Where the picture stands.</summary>
    public AppearanceStatus AppearanceStatus { get; init; }
}

/// <summary>A price. What is absent costs nothing.</summary>
public sealed record Price
{
    /// <summary>In coins.</summary>
    public long? Coins { get; init; }

    /// <summary>The token of <see cref="TokenAmount"/>.</summary>
    public string? TokenKey { get; init; }

    /// <summary>In tokens.</summary>
    public long? TokenAmount { get; init; }
}

/// <summary>An item that was bought.</summary>
public sealed record PurchaseResult
{
    /// <summary>The purchase.</summary>
    public string PurchaseId { get; init => field = value ?? ""; } = "";

    /// <summary>The item.</summary>
    public string ItemId { get; init => field = value ?? ""; } = "";

    /// <summary><c>purchase</c> or <c>unlock</c>.</summary>
    public string AcquiredBy { get; init => field = value ?? ""; } = "";

    /// <summary>What was charged.</summary>
    public Price Price { get; init => field = value ?? new(); } = new();

    /// <summary>Its row in the ledger; null when it cost nothing.</summary>
    public string? LedgerId { get; init; }

    /// <summary>What is left.</summary>
    public long BalanceAfter { get; init; }

    /// <summary>Of which token.</summary>
    public string Token { get; init => field = value ?? ""; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset PurchasedAt { get; init; }
}

/// <summary>An item that a buddy owns.</summary>
public sealed record PurchasedItem
{
    /// <summary>The purchase.</summary>
    public string PurchaseId { get; init => field = value ?? ""; } = "";

    /// <summary>The item.</summary>
    public string ItemId { get; init => field = value ?? ""; } = "";

    /// <summary>Its key.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Where it is worn.</summary>
    public string Category { get; init => field = value ?? ""; } = "";

    /// <summary>What it covers: higher is nearer the viewer.</summary>
    public int LayerOrder { get; init; }

    /// <summary><c>common</c>, <c>uncommon</c>, <c>rare</c>, <c>epic</c> or <c>legendary</c>.</summary>
    public string Rarity { get; init => field = value ?? ""; } = "";

    /// <summary>Its picture.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>Its pictures by stage.</summary>
    public JsonObject StageImageUrls { get; init => field = value ?? []; } = [];

    /// <summary><c>purchase</c> or <c>unlock</c>.</summary>
    public string AcquiredBy { get; init => field = value ?? ""; } = "";

    /// <summary>What was charged.</summary>
    public Price Price { get; init => field = value ?? new(); } = new();

    /// <summary>When.</summary>
    public DateTimeOffset PurchasedAt { get; init; }
}
