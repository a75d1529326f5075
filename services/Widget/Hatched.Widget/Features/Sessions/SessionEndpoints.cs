using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Clients;
using Hatched.Widget.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Features.Sessions;

/// <summary>Tokens for the browser: interactive and revocable, or read-only and stateless.</summary>
internal static class SessionEndpoints
{
    private static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan EmbedLifetime = TimeSpan.FromHours(24);
    private static readonly ApiError NoBuddy = ApiError.NotFound("Buddy");
    private static readonly ApiError NoSession = ApiError.NotFound("Widget session");

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/widget-sessions").WithTags("Widget Sessions").RequireSecret();
        sessions.MapPost("/", Create).WithName("CreateWidgetSession").WithSummary("Create session token").Refuses("resource_not_found");
        sessions.MapDelete("/{id}", Revoke).WithName("RevokeWidgetSession").WithSummary("Revoke widget session");
    }

    public static void MapEmbedTokens(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/embed-tokens").WithTags("Widget Sessions").RequirePublishable("write:embed-tokens")
            .MapPost("/", CreateEmbed).WithName("CreateEmbedToken").WithSummary("Create embed token").Refuses("resource_not_found");

    public static void MapSessionInternals(this IEndpointRouteBuilder internals) => internals.MapGet("/sessions/{id}", GetState);

    private static async Task<Results<Created<SessionToken>, ApiError>> Create(
        CreateSessionRequest request, Principal caller, ProgressionClient progression, OpenSession open, CancellationToken ct) =>
        await progression.FindBuddyAsync(caller.CustomerId, request.BuddyId, ct) is { } buddy && buddy.UserId == request.UserId
            ? TypedResults.Created((string?)null, open.Interactive(caller.CustomerId, buddy, [.. request.Scopes.Distinct()], Lifetime(request.TtlSeconds, SessionLifetime)))
            : NoBuddy;

    private static async Task<Results<NoContent, ApiError>> Revoke(Guid id, Principal caller, WidgetDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Sessions.FirstOrDefaultAsync(session => session.Id == id && session.CustomerId == caller.CustomerId, ct) is not { } session)
        {
            return NoSession;
        }

        session.RevokedAt ??= clock.GetUtcNow();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Created<EmbedToken>, ApiError>> CreateEmbed(
        CreateEmbedTokenRequest request, Principal caller, ProgressionClient progression, OpenSession open, CancellationToken ct) =>
        await progression.FindBuddyAsync(caller.CustomerId, request.BuddyId, ct) is { } buddy && buddy.UserId == request.UserId
            ? TypedResults.Created((string?)null, open.ReadOnly(caller.CustomerId, buddy, Lifetime(request.TtlSeconds, EmbedLifetime)))
            : NoBuddy;

    private static TimeSpan Lifetime(int? seconds, TimeSpan most) => seconds is { } asked ? TimeSpan.FromSeconds(asked) : most;

    private static async Task<Results<Ok<SessionState>, ApiError>> GetState(Guid id, WidgetDb db, CancellationToken ct) =>
        await db.Sessions.AsNoTracking().FirstOrDefaultAsync(session => session.Id == id, ct) is { } session
            ? TypedResults.Ok(new SessionState(session.Id, session.RevokedAt is not null, session.ExpiresAt))
            : NoSession;
}
