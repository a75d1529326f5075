using Hatched.BuildingBlocks.Http;
using Hatched.Economy.Clients;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Tokens;
using Hatched.Economy.Features.Wallets;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>The item to acquire.</summary>
public sealed record AcquireItemRequest(Guid ItemId);

/// <summary>An item that has changed hands.</summary>
/// <param name="Price">What was charged; empty for what costs nothing.</param>
/// <param name="LedgerId">Null when nothing was charged.</param>
/// <param name="BalanceAfter">Of the primary token, which <paramref name="Token"/> names.</param>
public sealed record PurchaseResponse(
    Guid PurchaseId, Guid ItemId, AcquiredBy AcquiredBy, ItemPrice Price, Guid? LedgerId, long BalanceAfter, string Token, DateTimeOffset PurchasedAt);

/// <summary>An item that a buddy owns, as it is today, with what was paid for it.</summary>
public sealed record PurchasedItemResponse(
    Guid PurchaseId, Guid ItemId, string Key, string Name, ItemCategory Category, int LayerOrder, Rarity Rarity, string? ImageUrl,
    IReadOnlyDictionary<string, string> StageImageUrls, AcquiredBy AcquiredBy, ItemPrice Price, DateTimeOffset PurchasedAt);

/// <summary>What a buddy buys and owns.</summary>
internal static class PurchaseEndpoints
{
    public static void MapPurchases(this IEndpointRouteBuilder routes)
    {
        var buddy = routes.MapGroup("/buddies/{buddy_id}").WithTags("Buddies").RequireCapability("marketplace");
        buddy.MapPost("/purchase-item", Purchase).WithName("PurchaseItem").WithSummary("Purchase a marketplace item using coins (supports idempotency)")
            .RequireSecret().Refuses("insufficient_balance", "progression_not_spendable");
        buddy.MapPost("/unlock-item", Unlock).WithName("UnlockItem").WithSummary("Unlock an item without spending coins").RequireSecret();
        buddy.MapGet("/purchased-items", List).WithName("ListPurchasedItems").WithSummary("List all purchased items for a buddy").RequirePublishable("read:buddies");
    }

    private static Task<Results<Ok<PurchaseResponse>, ApiError>> Purchase(
        [FromRoute(Name = "buddy_id")] Guid buddyId, AcquireItemRequest request, Principal caller, AcquireItem acquire, CancellationToken ct) =>
        acquire.AcquireAsync(caller.CustomerId, buddyId, request.ItemId, AcquiredBy.Purchase, ct);

    private static Task<Results<Ok<PurchaseResponse>, ApiError>> Unlock(
        [FromRoute(Name = "buddy_id")] Guid buddyId, AcquireItemRequest request, Principal caller, AcquireItem acquire, CancellationToken ct) =>
        acquire.AcquireAsync(caller.CustomerId, buddyId, request.ItemId, AcquiredBy.Unlock, ct);

    private static async Task<Results<Ok<WholeList<PurchasedItemResponse>>, ApiError>> List(
        [FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, EconomyDb db, ProgressionClient progression, CancellationToken ct)
    {
        var rows = await db.Purchases.AsNoTracking()
            .Where(p => p.CustomerId == caller.CustomerId && p.BuddyId == buddyId)
            .Join(db.Items, p => p.ItemId, i => i.Id, (purchase, item) => new { purchase, item })
            .OrderByDescending(row => row.purchase.Id).ToListAsync(ct);
        if (rows.Count is 0 && await progression.FindBuddyAsync(caller.CustomerId, buddyId, ct) is null)
        {
            return EconomyErrors.NoBuddy;
        }

        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        return TypedResults.Ok(new WholeList<PurchasedItemResponse>([.. rows.Select(row => new PurchasedItemResponse(
            row.purchase.Id, row.item.Id, row.item.Key, row.item.Name, row.item.Category, row.item.LayerOrder, row.item.Rarity, row.item.ImageUrl,
            row.item.StageImageUrls, row.purchase.AcquiredBy,
            ItemResponse.PriceOf(row.purchase.PriceCoins, row.purchase.PriceTokenKey, row.purchase.PriceTokenAmount, tokens), row.purchase.CreatedAt))]));
    }
}
