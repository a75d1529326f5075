using Hatched.Contracts.Internal;
using Hatched.Ingestion.Data;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Ingestion.Features.Erasures;

/// <summary>Whether there is anything of a user here.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder internals) => internals.MapPost("/users/find", Find);

    private static async Task<Ok<UserFound>> Find(FindUser request, Principal caller, IngestionDb db, CancellationToken ct) =>
        TypedResults.Ok(new UserFound(await db.Events.AnyAsync(e => e.CustomerId == caller.CustomerId && e.UserId == request.UserId, ct)));
}
