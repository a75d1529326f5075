using Hatched.BuildingBlocks.Http;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>The items of one marketplace.</summary>
internal static class ItemEndpoints
{
    internal static readonly ApiError NoItem = ApiError.NotFound("Item");
    private static readonly ApiError NotTheSame = ApiError.BadRequest("item_ids must name every item of the marketplace once.");

    public static void MapItems(this RouteGroupBuilder marketplaces)
    {
        var items = marketplaces.MapGroup("/{id}/items");
        items.MapGet("", List).WithName("ListItems").WithSummary("List items");
        items.MapPost("", Create).WithName("CreateItem").WithSummary("Create item").Refuses("progression_not_spendable");
        items.MapPost("/import", Import).WithName("ImportItems").WithSummary("Import items").Refuses("progression_not_spendable");
        items.MapPost("/reorder", Reorder).WithName("ReorderItems").WithSummary("Reorder items");
        items.MapGet("/{item_id}", Get).WithName("GetItem").WithSummary("Get item");
        items.MapPut("/{item_id}", Replace).WithName("UpdateItem").WithSummary("Update item").Refuses("progression_not_spendable");
        items.MapDelete("/{item_id}", Delete).WithName("DeleteItem").WithSummary("Delete item");
    }

    private static async Task<Results<Ok<WholeList<ItemResponse>>, ApiError>> List(Guid id, Principal caller, EconomyDb db, SetItem set, CancellationToken ct)
    {
        if (await MarketplaceEndpoints.FindAsync(db, caller.CustomerId, id, ct) is null)
        {
            return MarketplaceEndpoints.NoMarketplace;
        }

        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        var items = await set.Live(caller.CustomerId, id).AsNoTracking().OrderBy(i => i.Position).ThenBy(i => i.Id).ToListAsync(ct);
        return TypedResults.Ok(new WholeList<ItemResponse>([.. items.Select(item => ItemResponse.Of(item, tokens))]));
    }

    private static async Task<Results<Ok<ItemResponse>, ApiError>> Get(
        Guid id, [FromRoute(Name = "item_id")] Guid itemId, Principal caller, EconomyDb db, SetItem set, CancellationToken ct) =>
        await set.Live(caller.CustomerId, id).AsNoTracking().FirstOrDefaultAsync(i => i.Id == itemId, ct) is { } item
            ? TypedResults.Ok(ItemResponse.Of(item, await CustomerTokens.LoadAsync(db, caller.CustomerId, ct)))
            : NoItem;

    private static async Task<Results<Created<ItemResponse>, ApiError>> Create(
        Guid id, ItemRequest request, Principal caller, EconomyDb db, SetItem set, CancellationToken ct)
    {
        if (await MarketplaceEndpoints.FindAsync(db, caller.CustomerId, id, ct) is not { } marketplace)
        {
            return MarketplaceEndpoints.NoMarketplace;
        }

        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        var item = set.Set(marketplace, await set.Live(caller.CustomerId, id).ToListAsync(ct), null, request, tokens);
        return TypedResults.Created($"/api/v1/marketplaces/{id}/items/{item.Id}", ItemResponse.Of(item, tokens));
    }

    private static async Task<Results<Ok<ItemResponse>, ApiError>> Replace(
        Guid id, [FromRoute(Name = "item_id")] Guid itemId, ItemRequest request, Principal caller, EconomyDb db, SetItem set, CancellationToken ct)
    {
        var items = await set.Live(caller.CustomerId, id).ToListAsync(ct);
        if (await MarketplaceEndpoints.FindAsync(db, caller.CustomerId, id, ct) is not { } marketplace || items.Find(i => i.Id == itemId) is not { } item)
        {
            return NoItem;
        }

        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        return TypedResults.Ok(ItemResponse.Of(set.Set(marketplace, items, item, request, tokens), tokens));
    }

    // Owners keep what they have, so the row stays.
    private static async Task<Results<NoContent, ApiError>> Delete(
        Guid id, [FromRoute(Name = "item_id")] Guid itemId, Principal caller, SetItem set, TimeProvider clock, CancellationToken ct)
    {
        if (await set.Live(caller.CustomerId, id).FirstOrDefaultAsync(i => i.Id == itemId, ct) is not { } item)
        {
            return NoItem;
        }

        item.DeletedAt = clock.GetUtcNow();
        item.Revision++;
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ImportItemsResponse>, ApiError>> Import(
        Guid id, ImportItemsRequest request, Principal caller, EconomyDb db, SetItem set, CancellationToken ct)
    {
        if (await MarketplaceEndpoints.FindAsync(db, caller.CustomerId, id, ct) is not { } marketplace)
        {
            return MarketplaceEndpoints.NoMarketplace;
        }

        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        var items = await set.Live(caller.CustomerId, id).ToListAsync(ct);
        var before = items.Count;
        var imported = request.Items.Select(wanted => set.Set(marketplace, items, items.Find(i => i.Key == wanted.Key), wanted, tokens)).ToList();
        var created = items.Count - before;
        return TypedResults.Ok(new ImportItemsResponse(created, imported.Count - created, [.. imported.Select(item => ItemResponse.Of(item, tokens))]));
    }

    private static async Task<Results<Ok<WholeList<ItemResponse>>, ApiError>> Reorder(
        Guid id, ReorderItemsRequest request, Principal caller, EconomyDb db, SetItem set, CancellationToken ct)
    {
        if (await MarketplaceEndpoints.FindAsync(db, caller.CustomerId, id, ct) is null)
        {
            return MarketplaceEndpoints.NoMarketplace;
        }

        var items = await set.Live(caller.CustomerId, id).ToDictionaryAsync(i => i.Id, ct);
        if (request.ItemIds.Count != items.Count || !items.Keys.ToHashSet().SetEquals(request.ItemIds))
        {
            return NotTheSame;
        }

        for (var position = 0; position < request.ItemIds.Count; position++)
        {
            items[request.ItemIds[position]].Position = position;
        }

        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        return TypedResults.Ok(new WholeList<ItemResponse>([.. request.ItemIds.Select(itemId => ItemResponse.Of(items[itemId], tokens))]));
    }
}
