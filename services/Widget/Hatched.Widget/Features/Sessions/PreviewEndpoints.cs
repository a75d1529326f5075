using System.ComponentModel.DataAnnotations;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Clients;
using Hatched.Widget.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Widget.Features.Sessions;

/// <summary>What the dashboard needs to show widgets as users see them.</summary>
/// <param name="Session">For <c>data-session-token</c>: it only reads, so that trying a preview buys and tracks nothing for a real user.</param>
/// <param name="Embed">For <c>data-embed-token</c>.</param>
public sealed record PreviewTokens(PreviewBuddy Buddy, SessionToken Session, EmbedToken Embed);

/// <summary>The buddy that the preview shows.</summary>
public sealed record PreviewBuddy(Guid Id, string UserId, string Name, string Audience);

/// <summary><c>GET /widget-sessions/preview</c>: tokens without a choice to make, for the customer's newest active buddy.</summary>
internal static class PreviewEndpoints
{
    private static readonly string[] Scopes = ["read"];
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private static readonly ApiError NoBuddy = ApiError.NotFound("An active buddy to preview");

    public static void MapPreview(this IEndpointRouteBuilder routes) => routes.MapGet("/widget-sessions/preview", Preview).WithName("PreviewWidgets").WithTags("Widget Sessions")
        .WithSummary("Create automatic dashboard preview tokens").WithDescription("Read-only tokens of 15 minutes for the newest active buddy. 404 while there is none: hatch one first.")
        .RequireSecret().Refuses("resource_not_found");

    /// <param name="buddyId">Preview this buddy instead of the newest one.</param>
    /// <param name="audience">The newest buddy of this audience.</param>
    private static async Task<Results<Ok<PreviewTokens>, ApiError>> Preview(
        [FromQuery(Name = "buddy_id")] Guid? buddyId, [FromQuery(Name = "audience"), StringLength(32)] string? audience, Principal caller, WidgetDb db,
        ProgressionClient progression, OpenSession open, CancellationToken ct)
    {
        var found = buddyId is { } id
            ? await progression.FindBuddyAsync(caller.CustomerId, id, ct)
            : await progression.NewestBuddyAsync(caller.CustomerId, audience, ct);
        if (found is not { } buddy)
        {
            return NoBuddy;
        }

        var session = open.Interactive(caller.CustomerId, buddy, Scopes, Lifetime);
        var embed = open.ReadOnly(caller.CustomerId, buddy, Lifetime);
        await db.SaveChangesAsync(ct); // a GET by contract, so there is no transaction around it
        return TypedResults.Ok(new PreviewTokens(new PreviewBuddy(buddy.BuddyId, buddy.UserId, buddy.Name, buddy.Audience), session, embed));
    }
}
