using Hatched.Economy.Data;
using Hatched.Economy.Features.Ledger;
using Hatched.Economy.Features.Tokens;
using Hatched.Economy.Features.Wallets;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>Puts what a request says into an item, new or old; shared by create, update, import and the presets.</summary>
internal sealed class SetItem(EconomyDb db, TimeProvider clock)
{
    private const int MaxItems = 500;
    private static readonly ApiError Full = ApiError.BadRequest($"A marketplace holds at most {MaxItems} items.");
    private static readonly ApiError Taken = ApiError.Conflict("There is another item with this key in the marketplace.");
    private static readonly ApiError NotInMode = ApiError.Invalid("price", "the marketplace's pricing_mode does not allow this price");

    /// <summary>What can be bought or owned; deleted items are only owned.</summary>
    public IQueryable<Item> Live(Guid customerId, Guid marketplaceId) =>
        db.Items.Where(item => item.CustomerId == customerId && item.MarketplaceId == marketplaceId && item.DeletedAt == null);

    /// <param name="items">The live items of the marketplace, tracked; a new one is added.</param>
    /// <param name="before">The item that is changed; null for a new one.</param>
    public Item Set(Marketplace marketplace, List<Item> items, Item? before, ItemRequest request, CustomerTokens tokens)
    {
        if (items.Exists(other => other != before && other.Key == request.Key))
        {
            throw Taken.With(new { request.Key }).ToException();
        }

        if (before is null && items.Count >= MaxItems)
        {
            throw Full.ToException();
        }

        var now = clock.GetUtcNow();
        var item = before ?? new Item
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = marketplace.CustomerId,
            MarketplaceId = marketplace.Id,
            Key = request.Key,
            Name = request.Name,
            Category = request.Category,
            Position = items.Count is 0 ? 0 : items.Max(other => other.Position) + 1,
            CreatedAt = now,
        };
        if (before is null)
        {
            items.Add(item);
            db.Add(item);
        }

        item.Key = request.Key;
        item.Name = request.Name;
        item.Description = request.Description;
        item.ImageUrl = request.ImageUrl;
        item.StageImageUrls = request.StageImageUrls ?? new Dictionary<string, string>();
        item.Category = request.Category;
        item.LayerOrder = (int)item.Category;
        item.Rarity = request.Rarity;
        item.Visibility = request.Visibility ?? [];
        item.UnlockType = request.UnlockType;
        item.Stock = request.Stock;
        item.MaxPerBuddy = request.MaxPerBuddy;
        item.IsActive = request.IsActive;
        item.Position = request.Position ?? item.Position;
        item.Revision++;
        item.UpdatedAt = now;
        SetPrice(marketplace, item, request.Price ?? new ItemPrice(), tokens);
        return item;
    }

    /// <summary>Whether a marketplace of this mode may ask for the item's price. A price in the primary token is one in coins.</summary>
    public static bool Allows(PricingMode mode, Item item) => mode switch
    {
        PricingMode.Free => item.Charges().Count is 0,
        PricingMode.Coin => item.Charges().Keys.All(token => token is WalletKey.Coins),
        _ => true,
    };

    private static void SetPrice(Marketplace marketplace, Item item, ItemPrice price, CustomerTokens tokens)
    {
        if (price.TokenKey is { } key)
        {
            var token = tokens.Find(key) ?? throw EconomyErrors.NoToken("price.token_key").ToException();
            item.PriceTokenKey = token.IsSpendable ? token.StoredKey : throw EconomyErrors.NotSpendable.ToException();
        }
        else
        {
            item.PriceTokenKey = null;
        }

        item.PriceCoins = price.Coins;
        item.PriceTokenAmount = price.TokenAmount;
        if (!Allows(marketplace.PricingMode, item))
        {
            throw NotInMode.ToException();
        }
    }
}
