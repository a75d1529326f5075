using System.ComponentModel.DataAnnotations;
using System.Globalization;
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

namespace Hatched.Economy.Features.Ledger;

/// <summary>One row of the ledger.</summary>
/// <param name="SourceEventId">The event that caused it, if one did.</param>
public sealed record LedgerEntryResponse(
    Guid Id, Guid BuddyId, string TokenKey, [property: AllowedValues("credit", "debit")] string Direction, long Amount, long BalanceAfter, string Reason, string? ReferenceType, string? ReferenceId,
    string? SourceEventId, DateTimeOffset CreatedAt);

/// <summary>The ledger, to read.</summary>
internal static class LedgerEndpoints
{
    private static readonly ApiError BadCursor = ApiError.BadRequest("The cursor is not one that this list gave out. Start again without it.");

    public static void MapLedger(this IEndpointRouteBuilder routes) => routes.MapGroup("/economy").WithTags("Economy").RequireSecret()
        .MapGet("/buddies/{buddyId}/ledger", List).WithName("GetBuddyLedger").WithSummary("Get coin ledger for a buddy").Refuses("bad_request");

    /// <param name="token">Only of this token.</param>
    /// <param name="direction">Only credits, or only debits.</param>
    private static async Task<Results<Ok<CursorPage<LedgerEntryResponse>>, ApiError>> List(
        Guid buddyId,
        [AsParameters] CursorQuery page,
        [FromQuery, StringLength(64)] string? token,
        [FromQuery, AllowedValues(null, "credit", "debit", ErrorMessage = "direction must be credit or debit")] string? direction,
        Principal caller,
        EconomyDb db,
        ProgressionClient progression,
        CancellationToken ct)
    {
        var tokens = await CustomerTokens.LoadAsync(db, caller.CustomerId, ct);
        var rows = db.Ledger.AsNoTracking().Where(e => e.CustomerId == caller.CustomerId && e.BuddyId == buddyId
            && !db.ErasedBuddies.Any(erased => erased.BuddyId == buddyId));
        if (token is not null)
        {
            var stored = tokens.Find(token)?.StoredKey ?? token; // a token that is set up no more still has its rows
            rows = stored is WalletKey.Coins ? rows.Where(e => e.TokenKey == WalletKey.Coins) : rows.Where(e => e.TokenKey != WalletKey.Coins && e.TokenKey == stored);
        }

        rows = direction switch // each by its name, for there is an index of debits
        {
            LedgerEntry.Credit => rows.Where(e => e.Direction == LedgerEntry.Credit),
            LedgerEntry.Debit => rows.Where(e => e.Direction == LedgerEntry.Debit),
            _ => rows,
        };

        if (page.Position() is { } position)
        {
            if (!long.TryParse(position.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            {
                return BadCursor;
            }

            rows = rows.Where(e => e.Seq < after);
        }

        var found = await rows.OrderByDescending(e => e.Seq).Take(page.Limit + 1).ToListAsync(ct);
        if (found.Count is 0 && await progression.FindBuddyAsync(caller.CustomerId, buddyId, ct) is null)
        {
            return EconomyErrors.NoBuddy;
        }

        return TypedResults.Ok(page.Page(
            found,
            e => new CursorPosition(e.Seq.ToString(CultureInfo.InvariantCulture), e.Id.ToString()),
            e => new LedgerEntryResponse(
                e.Id, e.BuddyId, tokens.Show(e.TokenKey), e.Direction, e.Amount, e.BalanceAfter, e.Reason, e.ReferenceType, e.ReferenceId,
                e.FromEvent ? e.SourceId : null, e.CreatedAt)));
    }
}
