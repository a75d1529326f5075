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
        CreateSessionRequest request, Principal caller, WidgetDb db, ProgressionClient progression, TokenCodec tokens, TimeProvider clock, CancellationToken ct)
    {
        if (await progression.FindBuddyAsync(caller.CustomerId, request.BuddyId, ct) is not { } buddy || buddy.UserId != request.UserId)
        {
            return NoBuddy;
        }

        var now = clock.GetUtcNow();
        string[] scopes = [.. request.Scopes.Distinct()];
        var session = Guid.CreateVersion7(now);
        var issued = tokens.Issue(
            new TokenClaims(TokenKind.Widget, caller.CustomerId) { SessionId = session, BuddyId = buddy.BuddyId, UserId = buddy.UserId, Scopes = ["read", .. scopes.Except(["read"])] },
            request.TtlSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : SessionLifetime);
        db.Sessions.Add(new WidgetSession
        {
            Id = session,
            CustomerId = caller.CustomerId,
            BuddyId = buddy.BuddyId,
            UserId = buddy.UserId,
            Scopes = [.. scopes],
            CreatedAt = now,
            ExpiresAt = issued.ExpiresAt,
        });
        return TypedResults.Created((string?)null, new SessionToken(issued.Token, session, issued.ExpiresAt, scopes));
    }

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
        CreateEmbedTokenRequest request, Principal caller, ProgressionClient progression, TokenCodec tokens, CancellationToken ct)
    {
        if (await progression.FindBuddyAsync(caller.CustomerId, request.BuddyId, ct) is not { } buddy || buddy.UserId != request.UserId)
        {
            return NoBuddy;
        }

        var issued = tokens.Issue(
            new TokenClaims(TokenKind.Embed, caller.CustomerId) { BuddyId = buddy.BuddyId, UserId = buddy.UserId, Scopes = ["read"] },
            request.TtlSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : EmbedLifetime);
        return TypedResults.Created((string?)null, new EmbedToken(issued.Token, issued.ExpiresAt, "read-only"));
    }

    private static async Task<Results<Ok<SessionState>, ApiError>> GetState(Guid id, WidgetDb db, CancellationToken ct) =>
        await db.Sessions.AsNoTracking().FirstOrDefaultAsync(session => session.Id == id, ct) is { } session
            ? TypedResults.Ok(new SessionState(session.Id, session.RevokedAt is not null, session.ExpiresAt))
            : NoSession;
}
