using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Hatched.Widget.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Features.ShareCodes;

/// <summary>Whose page a share code names.</summary>
internal static class ShareCodeEndpoints
{
    private static readonly ApiError NoCode = ApiError.NotFound("Share page");

    public static void MapShareCodes(this IEndpointRouteBuilder internals) => internals.MapGet("/share-codes/{code}", Resolve);

    private static async Task<Results<Ok<SharedBuddy>, ApiError>> Resolve(string code, WidgetDb db, CancellationToken ct) =>
        await db.ShareCodes.AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, ct) is { } found
            ? TypedResults.Ok(new SharedBuddy(found.CustomerId, found.BuddyId))
            : NoCode;
}
