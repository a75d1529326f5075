using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Hatched.Economy.Features.Conditions;
using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>What an item costs; absent parts are not asked for.</summary>
/// <remarks>Ranges are judged in code: the validation generator passes over properties with <c>JsonIgnore</c>, whatever its condition.</remarks>
public sealed record ItemPrice(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Coins = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TokenKey = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? TokenAmount = null) : IValidatableObject
{
    [JsonIgnore]
    public bool IsFree => Coins is null && TokenAmount is null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Coins is < 1 or > ConditionForms.MaxAmount)
        {
            yield return new ValidationResult($"coins must be between 1 and {ConditionForms.MaxAmount}", [nameof(Coins)]);
        }

        if (TokenAmount is < 1 or > ConditionForms.MaxAmount)
        {
            yield return new ValidationResult($"token_amount must be between 1 and {ConditionForms.MaxAmount}", [nameof(TokenAmount)]);
        }

        if (TokenKey is null != TokenAmount is null)
        {
            yield return new ValidationResult("token_key and token_amount come together", [TokenKey is null ? nameof(TokenKey) : nameof(TokenAmount)]);
        }
    }
}

/// <summary>An item to create, or all of what one is to become; <c>layer_order</c> follows from the category.</summary>
/// <param name="StageImageUrls">Stage (1…5) to picture.</param>
/// <param name="Visibility">All must hold for a buddy to see and buy the item.</param>
/// <param name="Stock">How many are left; null: no end of them.</param>
/// <param name="MaxPerBuddy">1 when absent; null: as many as it likes.</param>
/// <param name="Position">Its place in the list; when absent, the last or the one it has.</param>
public sealed partial record ItemRequest(
    [property: Pattern(Patterns.Key, ErrorMessage = Patterns.KeyMessage)] string Key,
    [property: StringLength(120, MinimumLength = 1)] string Name,
    ItemCategory Category,
    [property: StringLength(1000)] string? Description = null,
    [property: StringLength(2048), Pattern("^(https?://|/)[^\\s]*$", ErrorMessage = "must be a web address")] string? ImageUrl = null,
    IReadOnlyDictionary<string, string>? StageImageUrls = null,
    Rarity Rarity = Rarity.Common,
    ItemPrice? Price = null,
    [property: MaxLength(100)] IReadOnlyList<Condition>? Visibility = null,
    UnlockType UnlockType = UnlockType.Purchase,
    [property: Range(0d, 1_000_000_000d)] long? Stock = null,
    [property: Range(1, 1_000_000)] int? MaxPerBuddy = 1,
    bool IsActive = true,
    [property: Range(0, 1_000_000)] int? Position = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (stage, url) in StageImageUrls ?? new Dictionary<string, string>())
        {
            if (stage is not ("1" or "2" or "3" or "4" or "5"))
            {
                yield return new ValidationResult("stages run from 1 to 5", [nameof(StageImageUrls)]);
            }
            else if (url.Length > 2048 || !WebAddress().IsMatch(url))
            {
                yield return new ValidationResult("must be a web address", [$"{nameof(StageImageUrls)}.{stage}"]);
            }
        }

        if (UnlockType is UnlockType.Free && Price is { IsFree: false })
        {
            yield return new ValidationResult("an item with unlock_type free has no price", [nameof(Price)]);
        }
    }

    [GeneratedRegex("^(https?://|/)[^\\s]*\\z")]
    private static partial Regex WebAddress();
}

/// <summary>An item as it is sold.</summary>
public sealed record ItemResponse(
    Guid Id, Guid MarketplaceId, string Key, string Name, string? Description, string? ImageUrl, IReadOnlyDictionary<string, string> StageImageUrls,
    ItemCategory Category, int LayerOrder, Rarity Rarity, ItemPrice Price, IReadOnlyList<Condition> Visibility, UnlockType UnlockType, long? Stock,
    int? MaxPerBuddy, bool IsActive, int Position)
{
    internal static ItemResponse Of(Item item, CustomerTokens tokens) => new(
        item.Id, item.MarketplaceId, item.Key, item.Name, item.Description, item.ImageUrl, item.StageImageUrls, item.Category, item.LayerOrder, item.Rarity,
        PriceOf(item.PriceCoins, item.PriceTokenKey, item.PriceTokenAmount, tokens), item.Visibility, item.UnlockType, item.Stock, item.MaxPerBuddy,
        item.IsActive, item.Position);

    internal static ItemPrice PriceOf(long? coins, string? storedToken, long? amount, CustomerTokens tokens) =>
        new(coins, storedToken is null ? null : tokens.Show(storedToken), amount);
}

/// <summary>Items to create or replace by their keys, all or none.</summary>
public sealed record ImportItemsRequest([property: MinLength(1), MaxLength(200)] IReadOnlyList<ItemRequest> Items);

/// <summary>What an import did.</summary>
public sealed record ImportItemsResponse(int Created, int Updated, IReadOnlyList<ItemResponse> Data);

/// <summary>Every item of the marketplace in its new order.</summary>
public sealed record ReorderItemsRequest([property: MinLength(1), MaxLength(500)] IReadOnlyList<Guid> ItemIds);
