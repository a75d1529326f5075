using Hatched.Contracts.Internal;
using Hatched.Economy.Data;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>What other services ask about items; deleted ones are answered too, because somebody may wear them.</summary>
internal static class ItemLookup
{
    public static void MapItemLookup(this IEndpointRouteBuilder internals) => internals.MapPost("/items/find", Find);

    private static async Task<Ok<Items>> Find(FindItems request, EconomyDb db, CancellationToken ct)
    {
        var items = db.Items.AsNoTracking().Where(i => i.CustomerId == request.CustomerId && request.ItemIds.Contains(i.Id));
        if (request.OwnedBy is { } buddy)
        {
            items = items.Where(i => db.Purchases.Any(p => p.CustomerId == request.CustomerId && p.BuddyId == buddy && p.ItemId == i.Id));
        }

        return TypedResults.Ok(new Items([.. (await items.ToListAsync(ct)).Select(i => new ItemBrief(
            i.Id, i.Key, i.Name, HatchedJson.Name(i.Category.ToString()), i.LayerOrder, HatchedJson.Name(i.Rarity.ToString()), i.ImageUrl, i.StageImageUrls))]));
    }
}
