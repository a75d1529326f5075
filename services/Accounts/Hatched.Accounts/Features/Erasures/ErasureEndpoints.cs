using System.ComponentModel.DataAnnotations;
using Hatched.Accounts.Clients;
using Hatched.Accounts.Data;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Messages;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Erasures;

/// <summary>A request to erase a user, and how far it is.</summary>
/// <param name="Status"><c>pending</c> until every part of the system has confirmed; then nothing shows the user any more.</param>
public sealed record ErasureResponse(Guid RequestId, [property: AllowedValues("pending", "completed")] string Status);

/// <summary><c>DELETE /customers/me/users/{user_id}/data</c>: the right to be forgotten of a customer's user.</summary>
internal static class ErasureEndpoints
{
    private static readonly ApiError BadUser = ApiError.Invalid("user_id", "user_id must be 1 to 200 characters");

    public static void MapErasures(this IEndpointRouteBuilder routes) => routes.MapDelete("/customers/me/users/{user_id}/data", Erase)
        .WithName("EraseUserData").WithTags("Customers").WithSummary("Erase everything that is kept of one of your users")
        .WithDescription("""
            Eggs, buddies, events, purchases, sessions, pictures and webhook deliveries of the user are removed; the ledger's sums and the month's event count stay right.
            Ask again to learn the status: while the request is pending, and as long as the user has not come back, the answer is the same request.
            A user id that is used again later is a new user, and erasing it a new request.
            An id that no path can carry (`.`, `..`) goes into the query: `/customers/me/users/-/data?user_id=..`; the same holds for every id in a path.
            """)
        .RequireSecret();

    /// <param name="userId">Your own id of the user, 1–200 characters.</param>
    private static async Task<Results<Accepted<ErasureResponse>, ApiError>> Erase(
        [FromRoute(Name = "user_id")] string userId, Principal caller, AccountsDb db, SecretBox box, ProgressionClient progression, IngestionClient ingestion,
        TimeProvider clock, CancellationToken ct)
    {
        if (userId.Length is 0 or > 200)
        {
            return BadUser;
        }

        var customer = caller.CustomerId;
        var key = Erasure.KeyOf(box, customer, userId);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({Convert.ToHexStringLower(key)}, 17))", ct);
        var earlier = await db.Erasures.AsNoTracking().Where(e => e.CustomerId == customer && e.UserKey == key).OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct);
        if (earlier is { Status: Erasure.Pending }
            || (earlier is not null && !await progression.KnowsUserAsync(customer, userId, ct) && !await ingestion.KnowsUserAsync(customer, userId, ct)))
        {
            return Accepted(earlier);
        }

        var now = clock.GetUtcNow();
        var erasure = new Erasure
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customer,
            UserKey = key,
            UserId = userId,
            Status = Erasure.Pending,
            Confirmed = [],
            RequestedAt = now,
            ToldAt = now,
            CompletedAt = null,
        };
        db.Add(erasure);
        db.Send(new EraseUser(erasure.Id, customer, userId), erasure.Id);
        return Accepted(erasure);
    }

    private static Accepted<ErasureResponse> Accepted(Erasure erasure) => TypedResults.Accepted((string?)null, new ErasureResponse(erasure.Id, erasure.Status));
}
