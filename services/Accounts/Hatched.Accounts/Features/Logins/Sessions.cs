using Hatched.Accounts.Data;
using Hatched.Accounts.Features.Customers;
using Hatched.ServiceDefaults.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Logins;

/// <summary>Starts dashboard sessions, tokens of 12 hours, and ends one before its time; a new token version ends all of a customer's.</summary>
internal sealed class Sessions(
    TokenCodec tokens, Deployment deployment, DashboardCookie cookie, AccountsDb db, IHttpContextAccessor http, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>The dashboard gets its token as a cookie, and only as that: no script ever holds it.</summary>
    public LoginResponse Start(Login login, Customer customer)
    {
        var issued = tokens.Issue(
            new TokenClaims(TokenKind.Dashboard, customer.Id) { SessionId = login.Id, Email = login.Email, Version = customer.TokenVersion }, Lifetime);
        var profile = CustomerResponse.Of(customer, deployment);
        if (http.HttpContext is not { } context || !DashboardCookie.IsAskedFor(context.Request))
        {
            return new LoginResponse(issued.Token, issued.ExpiresAt, profile);
        }

        cookie.Set(context.Response, issued);
        return new LoginResponse(null, issued.ExpiresAt, profile);
    }

    /// <summary>Ends the caller's own token; what has ended by itself meanwhile is no longer kept.</summary>
    public async Task EndAsync(Principal caller, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.EndedSessions.Where(ended => ended.CustomerId == caller.CustomerId && ended.ExpiresAt < now).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO ended_sessions (token_id, customer_id, expires_at) VALUES ({caller.TokenId}, {caller.CustomerId}, {now + Lifetime})
            ON CONFLICT (token_id) DO NOTHING
            """, ct);
        if (http.HttpContext is { } context && DashboardCookie.IsAskedFor(context.Request))
        {
            cookie.Remove(context.Response);
        }
    }
}
