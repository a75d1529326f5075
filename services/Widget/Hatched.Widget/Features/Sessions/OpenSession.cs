using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Identity;
using Hatched.Widget.Data;

namespace Hatched.Widget.Features.Sessions;

/// <summary>Issues the tokens of one buddy's widgets: interactive ones with a session that can be revoked, read-only ones without.</summary>
internal sealed class OpenSession(WidgetDb db, TokenCodec tokens, TimeProvider clock)
{
    /// <param name="scopes">As asked for; <c>read</c> is included always.</param>
    public SessionToken Interactive(Guid customerId, BuddyBrief buddy, IReadOnlyList<string> scopes, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow();
        var session = Guid.CreateVersion7(now);
        var issued = tokens.Issue(
            new TokenClaims(TokenKind.Widget, customerId) { SessionId = session, BuddyId = buddy.BuddyId, UserId = buddy.UserId, Scopes = ["read", .. scopes.Except(["read"])] },
            lifetime);
        db.Sessions.Add(new WidgetSession
        {
            Id = session,
            CustomerId = customerId,
            BuddyId = buddy.BuddyId,
            UserId = buddy.UserId,
            Scopes = [.. scopes],
            CreatedAt = now,
            ExpiresAt = issued.ExpiresAt,
        });
        return new SessionToken(issued.Token, session, issued.ExpiresAt, scopes);
    }

    public EmbedToken ReadOnly(Guid customerId, BuddyBrief buddy, TimeSpan lifetime)
    {
        var issued = tokens.Issue(new TokenClaims(TokenKind.Embed, customerId) { BuddyId = buddy.BuddyId, UserId = buddy.UserId, Scopes = ["read"] }, lifetime);
        return new EmbedToken(issued.Token, issued.ExpiresAt, "read-only");
    }
}
