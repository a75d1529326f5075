using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Rules.Conditions;
using Hatched.Rules.Matching;

namespace Hatched.Rules.Document;

/// <summary>A token. The one of kind <c>primary</c> is coins under another name: the same ledger and balance.</summary>
public sealed record TokenConfig
{
    public required string TokenKey { get; init; }

    public required string Label { get; init; }

    public required string? Icon { get; init; }

    public required TokenKind Kind { get; init; }

    /// <summary>Events credit up to here and no further.</summary>
    public required long? MaxBalance { get; init; }

    public required IReadOnlyList<TokenEarnRule> EarnRules { get; init; }

    public required bool IsActive { get; init; }
}

/// <summary>Primary tokens are spent; progression tokens only grow.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TokenKind>))]
public enum TokenKind
{
    Primary,
    Progression,
}

/// <summary>Credits a token for events of a type.</summary>
public sealed record TokenEarnRule
{
    public required string EventType { get; init; }

    public required long Amount { get; init; }

    public required IReadOnlyList<WhereClause> Where { get; init; }

    public required long? DailyCap { get; init; }

    public required long? WeeklyCap { get; init; }
}

/// <summary>A shop.</summary>
public sealed record Marketplace
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required PricingMode PricingMode { get; init; }

    public required string? Audience { get; init; }

    public required bool IsActive { get; init; }

    public required IReadOnlyList<MarketplaceItem> Items { get; init; }
}

/// <summary>What the items of a shop may cost.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PricingMode>))]
public enum PricingMode
{
    Coin,
    Free,
    Mixed,
}

/// <summary>An item of a shop.</summary>
public sealed record MarketplaceItem
{
    public required Guid Id { get; init; }

    public required Guid MarketplaceId { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string? Description { get; init; }

    public required string? ImageUrl { get; init; }

    /// <summary>Stage ("1"…"5") to picture; <c>image_url</c> stands in for a stage that is missing.</summary>
    public required IReadOnlyDictionary<string, string> StageImageUrls { get; init; }

    public required ItemCategory Category { get; init; }

    /// <summary>Fixed by the category: background 10, body 20, … booster 90.</summary>
    public required int LayerOrder { get; init; }

    public required Rarity Rarity { get; init; }

    public required Reward Price { get; init; }

    /// <summary>All must hold for the item to be seen and bought.</summary>
    public required IReadOnlyList<Condition> Visibility { get; init; }

    public required UnlockType UnlockType { get; init; }

    public required long? Stock { get; init; }

    public required int? MaxPerBuddy { get; init; }

    public required bool IsActive { get; init; }

    public required int Position { get; init; }
}

/// <summary>The value is the layer that the category is drawn on.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ItemCategory>))]
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
[JsonConverter(typeof(SnakeCaseEnumConverter<Rarity>))]
public enum Rarity
{
    Common,
    Uncommon,
    Rare,
    Epic,
    Legendary,
}

/// <summary>How an item is had.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<UnlockType>))]
public enum UnlockType
{
    Purchase,
    Reward,
    Free,
}

/// <summary>Opened by spending a token once.</summary>
public sealed record Gate
{
    public required Guid Id { get; init; }

    public required string GateKey { get; init; }

    public required string TokenKey { get; init; }

    public required long Cost { get; init; }

    public required string? Label { get; init; }

    public required string? Description { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    public required bool IsActive { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
