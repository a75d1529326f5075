using Hatched.BuildingBlocks.Http;
using Hatched.Economy.Data;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Tokens;

/// <summary>The <c>/token-config</c> resource: what a customer's tokens are called and how they are earned.</summary>
internal static class TokenConfigEndpoints
{
    public static void MapTokenConfig(this IEndpointRouteBuilder routes)
    {
        var config = routes.MapGroup("/token-config").WithTags("Token Config").RequireSecret().RequireCapability("tokens");
        config.MapGet("", List).WithName("ListTokenConfigs").WithSummary("List token configurations");
        config.MapPost("", Upsert).WithName("UpsertTokenConfig").WithSummary("Upsert token configuration");
    }

    private static async Task<Ok<WholeList<TokenConfigResponse>>> List(Principal caller, EconomyDb db, CancellationToken ct) =>
        TypedResults.Ok(new WholeList<TokenConfigResponse>(await ShowAllAsync(db, caller.CustomerId, ct)));

    private static async Task<Results<Ok<TokenConfigResponse>, Created<TokenConfigResponse>, ApiError>> Upsert(
        TokenConfigRequest request, Principal caller, SetToken set, CancellationToken ct)
    {
        var token = await set.SetAsync(caller.CustomerId, request, ct);
        return token.UpdatedAt == token.CreatedAt
            ? TypedResults.Created("/api/v1/token-config", TokenConfigResponse.Of(token))
            : TypedResults.Ok(TokenConfigResponse.Of(token));
    }

    /// <summary>The primary token first, then in the order of their making.</summary>
    internal static async Task<IReadOnlyList<TokenConfigResponse>> ShowAllAsync(EconomyDb db, Guid customerId, CancellationToken ct) =>
        [.. (await db.TokenConfigs.AsNoTracking().Where(t => t.CustomerId == customerId).ToListAsync(ct))
            .OrderBy(t => t.Kind).ThenBy(t => t.Id).Select(TokenConfigResponse.Of)];
}
