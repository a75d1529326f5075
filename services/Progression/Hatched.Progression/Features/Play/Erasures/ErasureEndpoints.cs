using Hatched.Contracts.Internal;
using Hatched.Progression.Data;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Erasures;

/// <summary>What the erasure of a user asks of Progression.</summary>
internal static class ErasureEndpoints
{
    public static void MapErasure(this IEndpointRouteBuilder internals)
    {
        internals.MapPost("/users/find", Find);
        internals.MapPost("/events/forget", Forget);
    }

    private static async Task<Ok<UserFound>> Find(FindUser request, Principal caller, ProgressionDb db, CancellationToken ct) => TypedResults.Ok(new UserFound(
        await db.Eggs.AnyAsync(egg => egg.CustomerId == caller.CustomerId && egg.UserId == request.UserId, ct)
        || await db.Buddies.AnyAsync(buddy => buddy.CustomerId == caller.CustomerId && buddy.UserId == request.UserId, ct)));

    private static async Task<NoContent> Forget(ForgetEvents request, ProgressionDb db, CancellationToken ct)
    {
        var ids = request.EventIds.ToArray();
        await db.Database.ExecuteSqlAsync($"DELETE FROM event_outcomes WHERE customer_id = {request.CustomerId} AND event_id = ANY({ids})", ct);
        return TypedResults.NoContent();
    }
}
