using System.Collections.Concurrent;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Gateway.Callers;

/// <summary>Our own JWTs: dashboard, widget session and embed tokens. The signature is checked here; customer and session are asked for.</summary>
internal sealed class Tokens(TokenCodec codec, AccountsClient accounts, WidgetClient widget, PrincipalSigner signer, TimeProvider clock)
{
    private const int Limit = 20_000;

    private readonly ShortCache<Guid, Told<CustomerProfile>> _customers = new(accounts.GetCustomerAsync, clock);
    private readonly ShortCache<Guid, Told<SessionState>> _sessions = new(widget.GetSessionAsync, clock);
    private readonly ConcurrentDictionary<string, Token> _known = new(StringComparer.Ordinal);

    public async ValueTask<Caller?> ResolveAsync(string text, CancellationToken ct)
    {
        if (await ReadAsync(text) is not { } token || token.ExpiresAt <= clock.GetUtcNow())
        {
            return null;
        }

        var claims = token.Claims;
        var asked = _customers.GetAsync(claims.CustomerId, ct);
        var standing = await StandsAsync(claims, ct);
        return await asked is { } customer && standing && IsCurrent(claims, customer.Value) ? token.For(customer, Create) : null;
    }

    public void Forget(Guid customerId) => _customers.Forget((id, _) => id == customerId);

    private async ValueTask<bool> StandsAsync(TokenClaims claims, CancellationToken ct) => claims.Kind is not TokenKind.Widget
        || (claims.SessionId is { } session && await _sessions.GetAsync(session, ct) is { Value.Revoked: false });

    private static bool IsCurrent(TokenClaims claims, CustomerProfile customer) =>
        claims.Kind is not TokenKind.Dashboard
        || (claims.Version >= customer.TokenVersion && customer.EndedSessions?.Contains(claims.TokenId) is not true);

    // Reading a token is pure: the same text says the same for as long as it lives.
    private async ValueTask<Token?> ReadAsync(string text)
    {
        var hash = Credentials.Hash(text);
        if (_known.TryGetValue(hash, out var known))
        {
            return known;
        }

        if (await codec.ValidateAsync(text) is not var (claims, expiresAt))
        {
            return null;
        }

        if (_known.Count >= Limit)
        {
            _known.Clear(); // costs each of them one signature check
        }

        return _known[hash] = new Token(claims, expiresAt);
    }

    private Caller Create(TokenClaims claims, CustomerProfile customer)
    {
        var kind = claims.Kind switch
        {
            TokenKind.Dashboard => PrincipalKind.Dashboard,
            TokenKind.Widget => PrincipalKind.WidgetSession,
            _ => PrincipalKind.EmbedToken,
        };
        var principal = customer.ToPrincipal(kind, claims.SessionId ?? claims.TokenId) with
        {
            Scopes = claims.Scopes,
            BuddyId = claims.BuddyId,
            UserId = claims.UserId,
            Email = claims.Email,
            TokenId = claims.Kind is TokenKind.Dashboard ? claims.TokenId : null,
        };
        return new(principal, customer.Credits, signer, clock);
    }

    private sealed class Token(TokenClaims claims, DateTimeOffset expiresAt)
    {
        private Tuple<Told<CustomerProfile>, Caller>? _last;

        public TokenClaims Claims => claims;

        public DateTimeOffset ExpiresAt => expiresAt;

        public Caller For(Told<CustomerProfile> customer, Func<TokenClaims, CustomerProfile, Caller> create)
        {
            if (_last is not { } last || last.Item1 != customer)
            {
                _last = last = Tuple.Create(customer, create(claims, customer.Value));
            }

            return last.Item2;
        }
    }
}
