using Hatched.Economy.Clients;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Ledger;
using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Wallets;

/// <summary>A buddy's balances, and their movement by hand.</summary>
internal static class WalletEndpoints
{
    public static void MapWallets(this IEndpointRouteBuilder routes)
    {
        var buddy = routes.MapGroup("/buddies/{buddy_id}").WithTags("Buddies");
        buddy.MapPost("/coins", Earn).WithName("EarnCoins").WithSummary("Earn coins for a buddy (supports idempotency)").RequireSecret();
        buddy.MapPost("/coins/spend", Spend).WithName("SpendCoins").WithSummary("Spend coins for a buddy (supports idempotency)").RequireSecret()
            .Refuses("insufficient_balance", "progression_not_spendable");
        buddy.MapGet("/tokens", Tokens).WithName("GetBuddyTokens").WithSummary("Typed token balances (primary + progression)")
            .RequirePublishable("read:buddies").RequireCapability("tokens");
        buddy.MapPost("/tokens", Move).WithName("MoveBuddyTokens").WithSummary("Earn or spend tokens for a buddy (supports idempotency)")
            .RequireSecret().RequireCapability("tokens").Refuses("insufficient_balance", "progression_not_spendable");
    }

    private static Task<Results<Ok<MovementResponse>, ApiError>> Earn(
        [FromRoute(Name = "buddy_id")] Guid buddyId, EarnCoinsRequest request, Principal caller, MoveBalance move, CancellationToken ct) =>
        move.MoveAsync(new(caller.CustomerId, buddyId, request.Token, request.Amount, request.Reason, "reference", request.ReferenceId), ct);

    private static Task<Results<Ok<MovementResponse>, ApiError>> Spend(
        [FromRoute(Name = "buddy_id")] Guid buddyId, SpendCoinsRequest request, Principal caller, MoveBalance move, CancellationToken ct) =>
        move.MoveAsync(new(caller.CustomerId, buddyId, request.Token, -request.Amount, request.Reason, "item", request.ItemId), ct);

    private static Task<Results<Ok<MovementResponse>, ApiError>> Move(
        [FromRoute(Name = "buddy_id")] Guid buddyId, MoveTokensRequest request, Principal caller, MoveBalance move, CancellationToken ct)
    {
        var amount = request.Action is TokenAction.Earn ? request.Amount : -request.Amount;
        return move.MoveAsync(new(caller.CustomerId, buddyId, request.Token, amount, request.Reason, null, null), ct);
    }

    private static async Task<Results<Ok<TokensResponse>, ApiError>> Tokens(
        [FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, EconomyDb db, ProgressionClient progression, CancellationToken ct)
    {
        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        var balances = await db.Balances.AsNoTracking()
            .Where(b => b.CustomerId == caller.CustomerId && b.BuddyId == buddyId && !db.ErasedBuddies.Any(erased => erased.BuddyId == buddyId))
            .ToDictionaryAsync(b => b.TokenKey, ct);
        if (balances.Count is 0 && await progression.FindBuddyAsync(caller.CustomerId, buddyId, ct) is null)
        {
            return EconomyErrors.NoBuddy;
        }

        TokenBalanceResponse? Show(Token? token) => token is null ? null
            : balances.GetValueOrDefault(token.StoredKey) is { } held
                ? new(token.Kind, token.Key, token.Label, held.Amount, held.LifetimeEarned, held.LifetimeSpent)
                : new(token.Kind, token.Key, token.Label, 0, 0, 0);
        return TypedResults.Ok(new TokensResponse(Show(tokens.Primary), Show(tokens.Progression)));
    }
}
