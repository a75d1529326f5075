using System.ComponentModel.DataAnnotations;
using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Hatched.Economy.Clients;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Conditions;
using Hatched.Economy.Features.Ledger;
using Hatched.Economy.Features.Tokens;
using Hatched.Economy.Features.Wallets;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Gates;

/// <summary>Gates, and their opening.</summary>
internal static class GateEndpoints
{
    private const int MaxGates = 500;
    private static readonly ApiError NoGate = ApiError.NotFound("Gate");
    private static readonly ApiError Full = ApiError.BadRequest($"There can be at most {MaxGates} gates.");

    public static void MapGates(this IEndpointRouteBuilder routes)
    {
        var gates = routes.MapGroup("/gates").WithTags("Gates").RequireSecret().RequireCapability("tokens");
        gates.MapGet("", List).WithName("ListGates").WithSummary("List token gates for this customer");
        gates.MapPut("/{gate_key}", Put).WithName("PutGate").WithSummary("Create or update a token gate");
        gates.MapDelete("/{gate_key}", Delete).WithName("DeleteGate").WithSummary("Delete a token gate");

        var buddy = routes.MapGroup("/buddies/{buddy_id}").WithTags("Gates").RequireCapability("tokens");
        buddy.MapPost("/gates/{gate_key}/unlock", Unlock).WithName("UnlockGate").WithSummary("Spend tokens to unlock a gate for a buddy")
            .RequireSecret().Refuses("insufficient_balance", "progression_not_spendable");
        buddy.MapGet("/unlocks", Unlocks).WithName("ListUnlocks").WithSummary("List gates this buddy has unlocked").RequirePublishable("read:buddies");
    }

    private static async Task<Ok<GatesResponse>> List(Principal caller, EconomyDb db, CancellationToken ct) =>
        TypedResults.Ok(new GatesResponse(await ShowAllAsync(db, caller.CustomerId, ct)));

    private static async Task<Results<Ok<GateResponse>, Created<GateResponse>, ApiError>> Put(
        [FromRoute(Name = "gate_key"), Pattern(Patterns.Key, ErrorMessage = "gate_key " + Patterns.KeyMessage)] string gateKey,
        GateRequest request, Principal caller, EconomyDb db, SetGate set, CancellationToken ct)
    {
        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        var gate = await set.SetAsync(caller.CustomerId, gateKey, request, tokens, ct);
        if (gate.UpdatedAt != gate.CreatedAt)
        {
            return TypedResults.Ok(GateResponse.Of(gate, tokens));
        }

        return await db.Gates.CountAsync(g => g.CustomerId == caller.CustomerId, ct) < MaxGates
            ? TypedResults.Created($"/api/v1/gates/{gateKey}", GateResponse.Of(gate, tokens))
            : Full;
    }

    private static async Task<Results<NoContent, ApiError>> Delete(
        [FromRoute(Name = "gate_key")] string gateKey, Principal caller, EconomyDb db, CancellationToken ct) =>
        await db.Gates.Where(g => g.CustomerId == caller.CustomerId && g.GateKey == gateKey).ExecuteDeleteAsync(ct) > 0
            ? TypedResults.NoContent()
            : NoGate;

    private static async Task<Results<Ok<UnlockResponse>, ApiError>> Unlock(
        [FromRoute(Name = "buddy_id")] Guid buddyId, [FromRoute(Name = "gate_key")] string gateKey,
        Principal caller, EconomyDb db, ProgressionClient progression, TellProgression news, TimeProvider clock, CancellationToken ct)
    {
        var customerId = caller.CustomerId;
        if (await db.Gates.AsNoTracking().FirstOrDefaultAsync(g => g.CustomerId == customerId && g.GateKey == gateKey && g.IsActive, ct) is not { } gate)
        {
            return NoGate;
        }

        if (await progression.FindActiveBuddyAsync(customerId, buddyId, ct) is not { } buddy)
        {
            return EconomyErrors.NoBuddy;
        }

        if (gate.TokenKey is not WalletKey.Coins)
        {
            return EconomyErrors.NotSpendable;
        }

        var tokens = await CustomerTokens.LoadAsync(db, customerId, ct);
        var wallet = new WalletKey(customerId, buddyId, gate.TokenKey);
        var book = await Book.OpenAsync(db.Connection, [wallet], [], clock.GetUtcNow(), ct);
        if (await db.GateUnlocks.AsNoTracking().FirstOrDefaultAsync(u => u.CustomerId == customerId && u.BuddyId == buddyId && u.GateKey == gateKey, ct) is { } open)
        {
            return TypedResults.Ok(new UnlockResponse(gateKey, true, true, open.UnlockedAt, null, open.Metadata));
        }

        var available = book.BalanceOf(wallet);
        var entry = book.TryMove(new Movement
        {
            Wallet = wallet,
            Amount = -gate.Cost,
            UserId = buddy.UserId,
            Kind = "gate",
            Reason = "gate",
            ReferenceType = "gate",
            ReferenceId = gateKey,
            TellAs = tokens.Primary.Key,
        });
        if (entry is null)
        {
            return EconomyErrors.Insufficient(tokens.Primary, gate.Cost, available);
        }

        await book.CloseAsync(db.Connection, ct);
        db.Add(new GateUnlock
        {
            CustomerId = customerId,
            BuddyId = buddyId,
            GateKey = gateKey,
            LedgerId = entry.Id,
            Metadata = gate.Metadata,
            UnlockedAt = entry.CreatedAt,
        });
        news.Tell(customerId, buddyId, book.NewsOf(wallet), gate: new GateOpened(customerId, buddyId, gateKey));
        db.Announce(new GateUnlocked(buddyId, buddy.UserId, gateKey, tokens.Primary.Key, gate.Cost), customerId, buddyId);
        return TypedResults.Ok(new UnlockResponse(gateKey, true, false, entry.CreatedAt, entry.BalanceAfter, gate.Metadata));
    }

    private static async Task<Results<Ok<BuddyUnlocksResponse>, ApiError>> Unlocks(
        [FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, EconomyDb db, ProgressionClient progression, CancellationToken ct)
    {
        var rows = await db.GateUnlocks.AsNoTracking()
            .Where(u => u.CustomerId == caller.CustomerId && u.BuddyId == buddyId).OrderByDescending(u => u.UnlockedAt).ToListAsync(ct);
        return rows.Count is 0 && await progression.FindBuddyAsync(caller.CustomerId, buddyId, ct) is null
            ? EconomyErrors.NoBuddy
            : TypedResults.Ok(new BuddyUnlocksResponse([.. rows.Select(u => new BuddyUnlockResponse(u.GateKey, u.UnlockedAt, u.Metadata))]));
    }

    internal static async Task<IReadOnlyList<GateResponse>> ShowAllAsync(EconomyDb db, Guid customerId, CancellationToken ct)
    {
        var tokens = await CustomerTokens.LoadAsync(db, customerId, ct);
        var gates = await db.Gates.AsNoTracking().Where(g => g.CustomerId == customerId).OrderBy(g => g.GateKey).ToListAsync(ct);
        return [.. gates.Select(gate => GateResponse.Of(gate, tokens))];
    }
}
