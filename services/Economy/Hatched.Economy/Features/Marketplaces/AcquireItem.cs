using System.Text.Json;
using Hatched.Contracts.Facts;
using Hatched.Contracts.Internal;
using Hatched.Contracts.Messages;
using Hatched.Economy.Clients;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Ledger;
using Hatched.Economy.Features.Tokens;
using Hatched.Economy.Features.Wallets;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>Gives a buddy an item, against its price or as a gift, in the request's transaction.</summary>
/// <remarks>
/// The buddy's coins are locked first, also for what costs nothing: they stand for what it owns. The stock is taken last and in the
/// statement that writes everything else, so that buyers of the same item wait for each other only while one of them commits.
/// </remarks>
internal sealed class AcquireItem(EconomyDb db, ProgressionClient progression, TellProgression news, TimeProvider clock)
{
    private static readonly ApiError Refused = ApiError.Conflict("The buddy cannot have this item; details.reason says why.");
    private static readonly ApiError Edited = ApiError.Conflict("The item was changed at this moment. Read it again and retry.");

    public async Task<Results<Ok<PurchaseResponse>, ApiError>> AcquireAsync(Guid customerId, Guid buddyId, Guid itemId, AcquiredBy how, CancellationToken ct)
    {
        if (await FindForSaleAsync(customerId, itemId, ct) is not var (item, marketplace))
        {
            return ItemEndpoints.NoItem;
        }

        if (await progression.FindActiveBuddyAsync(customerId, buddyId, ct) is not { } buddy)
        {
            return EconomyErrors.NoBuddy;
        }

        if (how is AcquiredBy.Purchase && await WhyNotAsync(customerId, buddy, item, marketplace, ct) is { } reason)
        {
            return Refuse(reason, item);
        }

        var tokens = await CustomerTokens.LoadAsync(db, customerId, ct);
        var charges = how is AcquiredBy.Purchase ? item.Charges() : new Dictionary<string, long>();
        if (charges.Keys.Any(token => token is not WalletKey.Coins))
        {
            return EconomyErrors.NotSpendable; // what is no longer the primary token cannot be paid with
        }

        var now = clock.GetUtcNow();
        var purchaseId = Guid.CreateVersion7(now);
        var coins = new WalletKey(customerId, buddyId, WalletKey.Coins);
        var book = await Book.OpenAsync(db.Connection, [coins], [], now, ct);
        if (item.MaxPerBuddy is { } max
            && await db.Purchases.CountAsync(p => p.CustomerId == customerId && p.BuddyId == buddyId && p.ItemId == itemId, ct) >= max)
        {
            return Refuse("already_owned", item);
        }

        LedgerEntry? entry = null;
        if (charges.TryGetValue(WalletKey.Coins, out var cost))
        {
            var available = book.BalanceOf(coins);
            entry = book.TryMove(new Movement
            {
                Wallet = coins,
                Amount = -cost,
                UserId = buddy.UserId,
                Kind = "purchase",
                Reason = "purchase",
                ReferenceType = "item",
                ReferenceId = itemId.ToString(),
                SourceId = purchaseId.ToString(),
                TellAs = tokens.Primary.Key,
            });
            if (entry is null)
            {
                return EconomyErrors.Insufficient(tokens.Primary, cost, available);
            }
        }

        if (!await WriteAsync(book, item, ct))
        {
            return await db.Items.AnyAsync(i => i.Id == itemId && i.Stock == 0, ct) ? Refuse("sold_out", item) : Edited;
        }

        var purchase = new Purchase
        {
            Id = purchaseId,
            CustomerId = customerId,
            BuddyId = buddyId,
            ItemId = itemId,
            AcquiredBy = how,
            PriceCoins = how is AcquiredBy.Purchase ? item.PriceCoins : null,
            PriceTokenKey = how is AcquiredBy.Purchase ? item.PriceTokenKey : null,
            PriceTokenAmount = how is AcquiredBy.Purchase ? item.PriceTokenAmount : null,
            CreatedAt = now,
        };
        db.Add(purchase);
        news.Tell(customerId, buddyId, book.NewsOf(coins), item: new ItemAcquired(customerId, buddyId, itemId));
        var price = ItemResponse.PriceOf(purchase.PriceCoins, purchase.PriceTokenKey, purchase.PriceTokenAmount, tokens);
        if (how is AcquiredBy.Purchase)
        {
            db.Announce(new MarketplacePurchased(buddyId, buddy.UserId, itemId, new Price(price.Coins, price.TokenKey, price.TokenAmount)), customerId, buddyId);
        }

        return TypedResults.Ok(new PurchaseResponse(purchaseId, itemId, how, price, entry?.Id, book.BalanceOf(coins), tokens.Primary.Key, now));
    }

    private async Task<(Item Item, Marketplace Marketplace)?> FindForSaleAsync(Guid customerId, Guid itemId, CancellationToken ct)
    {
        var found = await db.Items.AsNoTracking()
            .Where(i => i.CustomerId == customerId && i.Id == itemId && i.DeletedAt == null && i.IsActive)
            .Join(db.Marketplaces.Where(m => m.IsActive), i => i.MarketplaceId, m => m.Id, (item, marketplace) => new { item, marketplace })
            .FirstOrDefaultAsync(ct);
        return found is null ? null : (found.item, found.marketplace);
    }

    private async Task<string?> WhyNotAsync(Guid customerId, BuddyBrief buddy, Item item, Marketplace marketplace, CancellationToken ct) =>
        item.UnlockType is UnlockType.Reward ? "not_for_sale"
        : marketplace.Audience is { } audience && audience != buddy.Audience ? "audience_mismatch"
        : item.Stock is 0 ? "sold_out"
        : item.Visibility.Count > 0
            && !await progression.SeesAsync(customerId, buddy.BuddyId, item.Id, JsonSerializer.SerializeToElement(item.Visibility, HatchedJson.Options), ct) ? "not_visible"
        : null;

    // False, with nothing that lasts, when the last one has gone or the item was edited since it was read.
    private async Task<bool> WriteAsync(Book book, Item item, CancellationToken ct)
    {
        var take = new NpgsqlBatchCommand("UPDATE items SET stock = stock - 1 WHERE id = $1 AND revision = $2 AND stock > 0")
        {
            Parameters = { new() { Value = item.Id }, new() { Value = item.Revision } },
        };
        await using var batch = new NpgsqlBatch(db.Connection);
        foreach (var statement in item.Stock is null ? book.Close() : book.Close().Append(take))
        {
            batch.BatchCommands.Add(statement);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(ct);
        }

        return item.Stock is null || take.RecordsAffected is 1;
    }

    private static ApiError Refuse(string reason, Item item) => Refused.With(new { Reason = reason, ItemId = item.Id });
}
