using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Gates;
using Hatched.Economy.Features.Marketplaces;
using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Catalogue;

/// <summary>A marketplace with its items, as config versions pin it.</summary>
internal sealed record MarketplaceWithItems(
    Guid Id, string Key, string Name, PricingMode PricingMode, string? Audience, bool IsActive, IReadOnlyList<ItemResponse> Items);

/// <summary>A customer's tokens, marketplaces and gates as a whole, for Progression to pin and to fill.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder internals)
    {
        internals.MapGet("/catalogue", Get);
        internals.MapPut("/catalogue", Fill);
    }

    private static async Task<Ok<Contracts.Internal.Catalogue>> Get(Principal caller, EconomyDb db, CancellationToken ct) =>
        TypedResults.Ok(await ShowAsync(db, caller.CustomerId, ct));

    private static async Task<Ok<Contracts.Internal.Catalogue>> Fill(FillCatalogue request, FillFromPreset fill, EconomyDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await fill.FillAsync(request.CustomerId, request.Catalogue, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await ShowAsync(db, request.CustomerId, ct));
    }

    private static async Task<Contracts.Internal.Catalogue> ShowAsync(EconomyDb db, Guid customerId, CancellationToken ct)
    {
        var tokens = await CustomerTokens.LoadAsync(db, customerId, ct);
        var marketplaces = await db.Marketplaces.AsNoTracking().Where(m => m.CustomerId == customerId).OrderBy(m => m.Id).ToListAsync(ct);
        var items = (await db.Items.AsNoTracking()
                .Where(i => i.CustomerId == customerId && i.DeletedAt == null).OrderBy(i => i.Position).ThenBy(i => i.Id).ToListAsync(ct))
            .ToLookup(i => i.MarketplaceId, i => ItemResponse.Of(i, tokens));
        return new Contracts.Internal.Catalogue(
            ToJson(await TokenConfigEndpoints.ShowAllAsync(db, customerId, ct)),
            ToJson(marketplaces.Select(m => new MarketplaceWithItems(m.Id, m.Key, m.Name, m.PricingMode, m.Audience, m.IsActive, [.. items[m.Id]])).ToList()),
            ToJson(await GateEndpoints.ShowAllAsync(db, customerId, ct)));
    }

    private static JsonElement ToJson<T>(T value) => JsonSerializer.SerializeToElement(value, HatchedJson.Options);
}
