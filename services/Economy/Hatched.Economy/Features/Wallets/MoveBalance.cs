using Hatched.Economy.Clients;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Ledger;
using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Economy.Features.Wallets;

/// <summary>What a customer's server asks to move by hand; below zero a debit.</summary>
internal sealed record ManualMovement(Guid CustomerId, Guid BuddyId, string? Token, long Amount, string Reason, string? ReferenceType, string? ReferenceId);

/// <summary>Credits or debits one balance on a customer's word, in the request's transaction.</summary>
internal sealed class MoveBalance(EconomyDb db, ProgressionClient progression, TellProgression news, TimeProvider clock)
{
    private static readonly ApiError Full = ApiError.Conflict("The balance would pass the token's maximum.");

    public async Task<Results<Ok<MovementResponse>, ApiError>> MoveAsync(ManualMovement asked, CancellationToken ct)
    {
        var tokens = await CustomerTokens.LoadAsync(db, asked.CustomerId, ct);
        if (tokens.Find(asked.Token) is not { } token)
        {
            return EconomyErrors.NoToken("token");
        }

        if (asked.Amount < 0 && !token.IsSpendable)
        {
            return EconomyErrors.NotSpendable;
        }

        if (await progression.FindActiveBuddyAsync(asked.CustomerId, asked.BuddyId, ct) is not { } buddy)
        {
            return EconomyErrors.NoBuddy;
        }

        var wallet = new WalletKey(asked.CustomerId, asked.BuddyId, token.StoredKey);
        var book = await Book.OpenAsync(db.Connection, [wallet], [], clock.GetUtcNow(), ct);
        var before = book.BalanceOf(wallet);
        if (asked.Amount > 0 && before + asked.Amount > token.MaxBalance)
        {
            return Full.With(new { token.MaxBalance, Balance = before });
        }

        var entry = book.TryMove(new Movement
        {
            Wallet = wallet,
            Amount = asked.Amount,
            UserId = buddy.UserId,
            Kind = asked.Amount > 0 ? "grant" : "spend",
            Reason = asked.Reason,
            ReferenceType = asked.ReferenceId is null ? null : asked.ReferenceType,
            ReferenceId = asked.ReferenceId,
            TellAs = token.Key,
        });
        if (entry is null)
        {
            return EconomyErrors.Insufficient(token, -asked.Amount, before);
        }

        await book.CloseAsync(db.Connection, ct);
        news.Tell(asked.CustomerId, asked.BuddyId, book.NewsOf(wallet));
        return TypedResults.Ok(new MovementResponse(entry.Id, entry.BalanceAfter, token.Key));
    }
}
