using System.ComponentModel.DataAnnotations;
using Hatched.BuildingBlocks.Http;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Conditions;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>A marketplace to create, or all of what one is to become.</summary>
/// <param name="Audience">Null: every audience.</param>
public sealed record MarketplaceRequest(
    [property: Pattern(Patterns.Key, ErrorMessage = Patterns.KeyMessage)] string Key,
    [property: StringLength(120, MinimumLength = 1)] string Name,
    PricingMode PricingMode = PricingMode.Coin,
    [property: StringLength(64, MinimumLength = 1)] string? Audience = null,
    bool IsActive = true);

/// <summary>A marketplace without its items.</summary>
public sealed record MarketplaceResponse(Guid Id, string Key, string Name, PricingMode PricingMode, string? Audience, bool IsActive)
{
    internal static MarketplaceResponse Of(Marketplace marketplace) =>
        new(marketplace.Id, marketplace.Key, marketplace.Name, marketplace.PricingMode, marketplace.Audience, marketplace.IsActive);
}

/// <summary>The <c>/marketplaces</c> resource.</summary>
internal static class MarketplaceEndpoints
{
    private const int MaxMarketplaces = 50;
    internal static readonly ApiError NoMarketplace = ApiError.NotFound("Marketplace");
    private static readonly ApiError UnknownAudience = new(400, "unknown_audience", "This audience is not one of yours.");
    private static readonly ApiError Full = ApiError.BadRequest($"There can be at most {MaxMarketplaces} marketplaces.");
    private static readonly ApiError Taken = ApiError.Conflict("There is another marketplace with this key.");
    private static readonly ApiError Priced = ApiError.Conflict("Some items have a price that this pricing_mode does not allow. Change them first.");

    public static void MapMarketplaces(this IEndpointRouteBuilder routes)
    {
        var marketplaces = routes.MapGroup("/marketplaces").WithTags("Marketplace").RequireSecret().RequireCapability("marketplace");
        marketplaces.MapGet("", List).WithName("ListMarketplaces").WithSummary("List marketplaces");
        marketplaces.MapPost("", Create).WithName("CreateMarketplace").WithSummary("Create marketplace").Refuses("unknown_audience");
        marketplaces.MapGet("/{id}", Get).WithName("GetMarketplace").WithSummary("Get marketplace");
        marketplaces.MapPut("/{id}", Replace).WithName("UpdateMarketplace").WithSummary("Update marketplace").Refuses("unknown_audience");
        marketplaces.MapItems();
    }

    private static async Task<Ok<WholeList<MarketplaceResponse>>> List(Principal caller, EconomyDb db, CancellationToken ct) =>
        TypedResults.Ok(new WholeList<MarketplaceResponse>([.. (await db.Marketplaces.AsNoTracking()
            .Where(m => m.CustomerId == caller.CustomerId).OrderBy(m => m.Id).ToListAsync(ct)).Select(MarketplaceResponse.Of)]));

    private static async Task<Results<Ok<MarketplaceResponse>, ApiError>> Get(Guid id, Principal caller, EconomyDb db, CancellationToken ct) =>
        await FindAsync(db, caller.CustomerId, id, ct) is { } found ? TypedResults.Ok(MarketplaceResponse.Of(found)) : NoMarketplace;

    private static async Task<Results<Created<MarketplaceResponse>, ApiError>> Create(
        MarketplaceRequest request, Principal caller, EconomyDb db, TimeProvider clock, CancellationToken ct)
    {
        if (Refuse(request, caller) is { } refusal)
        {
            return refusal;
        }

        var keys = await db.Marketplaces.Where(m => m.CustomerId == caller.CustomerId).Select(m => m.Key).ToListAsync(ct);
        if (keys.Contains(request.Key) || keys.Count >= MaxMarketplaces)
        {
            return keys.Contains(request.Key) ? Taken : Full;
        }

        var now = clock.GetUtcNow();
        var marketplace = new Marketplace
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = caller.CustomerId,
            Key = request.Key,
            Name = request.Name,
            PricingMode = request.PricingMode,
            Audience = request.Audience,
            IsActive = request.IsActive,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(marketplace);
        return TypedResults.Created($"/api/v1/marketplaces/{marketplace.Id}", MarketplaceResponse.Of(marketplace));
    }

    private static async Task<Results<Ok<MarketplaceResponse>, ApiError>> Replace(
        Guid id, MarketplaceRequest request, Principal caller, EconomyDb db, SetItem items, TimeProvider clock, CancellationToken ct)
    {
        if (await FindAsync(db, caller.CustomerId, id, ct) is not { } marketplace)
        {
            return NoMarketplace;
        }

        if (Refuse(request, caller) is { } refusal)
        {
            return refusal;
        }

        if (await db.Marketplaces.AnyAsync(m => m.CustomerId == caller.CustomerId && m.Key == request.Key && m.Id != id, ct))
        {
            return Taken;
        }

        if (request.PricingMode != marketplace.PricingMode
            && (await items.Live(caller.CustomerId, id).AsNoTracking().ToListAsync(ct)).Exists(item => !SetItem.Allows(request.PricingMode, item)))
        {
            return Priced;
        }

        marketplace.Key = request.Key;
        marketplace.Name = request.Name;
        marketplace.PricingMode = request.PricingMode;
        marketplace.Audience = request.Audience;
        marketplace.IsActive = request.IsActive;
        marketplace.UpdatedAt = clock.GetUtcNow();
        return TypedResults.Ok(MarketplaceResponse.Of(marketplace));
    }

    internal static Task<Marketplace?> FindAsync(EconomyDb db, Guid customerId, Guid id, CancellationToken ct) =>
        db.Marketplaces.FirstOrDefaultAsync(m => m.CustomerId == customerId && m.Id == id, ct);

    private static ApiError? Refuse(MarketplaceRequest request, Principal caller) =>
        request.Audience is null || caller.Audiences.Contains(request.Audience) ? null : UnknownAudience.With(new { request.Audience, Known = caller.Audiences });
}
