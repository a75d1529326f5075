using Hatched.BuildingBlocks.Http;
using Hatched.Economy.Features.Conditions;
using Hatched.Economy.Features.Ledger;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>The value is the layer that the category is drawn on.</summary>
public enum ItemCategory
{
    Background = 10,
    Body = 20,
    Feet = 30,
    Hand = 40,
    Neck = 50,
    Face = 60,
    Head = 70,
    Accessory = 80,
    Booster = 90,
}

/// <summary>How rare an item is.</summary>
public enum Rarity
{
    Common,
    Uncommon,
    Rare,
    Epic,
    Legendary,
}

/// <summary>How a buddy comes by an item: by paying, only as somebody's gift, or for the asking.</summary>
public enum UnlockType
{
    Purchase,
    Reward,
    Free,
}

/// <summary>Something to own and mostly to wear.</summary>
internal sealed class Item : IKeyed
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid MarketplaceId { get; init; }

    public required string Key { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public string? ImageUrl { get; set; }

    /// <summary>Stage ("1"…"5") to picture; <see cref="ImageUrl"/> stands in for one that is missing.</summary>
    public IReadOnlyDictionary<string, string> StageImageUrls { get; set; } = new Dictionary<string, string>();

    public required ItemCategory Category { get; set; }

    /// <summary>Follows from the category; the database holds the two together.</summary>
    public int LayerOrder { get; set; }

    public Rarity Rarity { get; set; }

    public long? PriceCoins { get; set; }

    /// <summary>As stored: <see cref="WalletKey.Coins"/> for the primary token.</summary>
    public string? PriceTokenKey { get; set; }

    public long? PriceTokenAmount { get; set; }

    public IReadOnlyList<Condition> Visibility { get; set; } = [];

    public UnlockType UnlockType { get; set; }

    /// <summary>How many are left; null: no end of them.</summary>
    public long? Stock { get; set; }

    /// <summary>Null: as many as it likes.</summary>
    public int? MaxPerBuddy { get; set; }

    public bool IsActive { get; set; }

    public int Position { get; set; }

    /// <summary>Grows with each edit, not with each sale: a buyer pays the price that was read or is refused.</summary>
    public int Revision { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Gone from the marketplace; whoever owns it keeps it.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>What is charged, by stored token.</summary>
    public IReadOnlyDictionary<string, long> Charges() => new[] { (Token: WalletKey.Coins, Amount: PriceCoins ?? 0), (Token: PriceTokenKey ?? "", Amount: PriceTokenAmount ?? 0) }
        .Where(part => part.Amount > 0)
        .GroupBy(part => part.Token, part => part.Amount)
        .ToDictionary(parts => parts.Key, parts => parts.Sum());
}
