using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Operations;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Wardrobe;

/// <summary>The buddy is drawn anew; the picture follows.</summary>
public sealed record RerenderAccepted(bool Accepted, Guid OperationId, string Status, string AppearanceStatus);

/// <summary>
/// <c>POST /buddies/{id}/appearance/rerender</c>: a new base picture of the current stage, bare. The procedural artist draws it from a new seed: the
/// species stays, its colours, markings, eyes and proportions change, and they stay through all that is drawn later.
/// </summary>
internal static class RerenderEndpoints
{
    private static readonly ApiError UnderWay = ApiError.Conflict("A picture of the buddy is being drawn already. Try again when its operation has ended.", new { Status = "pending" });

    public static void MapRerender(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/buddies/{buddy_id}/appearance").WithTags("Buddies").RequireSecret()
            .MapPost("/rerender", Rerender).WithName("RerenderAppearance").WithSummary("Regenerate the buddy stage base image");

    private static async Task<Results<Accepted<RerenderAccepted>, ApiError>> Rerender(
        [FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, ProgressionDb db, RerenderOperation rerender, TimeProvider clock, CancellationToken ct)
    {
        if (await LockedBuddy.TakeAsync(db, caller.CustomerId, buddyId, ct) is not { } locked)
        {
            return BuddyEndpoints.NoBuddy;
        }

        if (locked.Buddy.Status is BuddyStatus.Archived)
        {
            return BuddyEndpoints.IsArchived;
        }

        // What comes while this is drawn, an outfit or an evolution, is drawn in the new look too, and the newest picture is the one that is shown.
        if (await db.Operations.AnyAsync(o => o.BuddyId == buddyId && (o.Status == OperationStatus.Pending || o.Status == OperationStatus.Processing), ct))
        {
            return UnderWay;
        }

        var operation = await rerender.BeginAsync(locked, clock.GetUtcNow(), ct);
        return TypedResults.Accepted($"/api/v1/operations/{operation.Id}", new RerenderAccepted(true, operation.Id, "pending", "pending"));
    }
}
