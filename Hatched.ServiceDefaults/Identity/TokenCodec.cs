using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hatched.ServiceDefaults.Identity;

/// <summary>What a token of ours lets its bearer be.</summary>
public enum TokenKind
{
    /// <summary>A person at the customer's dashboard, from <c>/auth/login</c>.</summary>
    Dashboard,

    /// <summary>One buddy's widgets, interactive and revocable.</summary>
    Widget,

    /// <summary>One buddy's widgets, read-only and stateless.</summary>
    Embed,
}

/// <summary>What a token says. The wire names of the claims stand in <see cref="TokenCodec"/>.</summary>
public sealed record TokenClaims(TokenKind Kind, Guid CustomerId)
{
    /// <summary>The token itself. Unique, so that two tokens of the same second differ.</summary>
    public Guid TokenId { get; init; } = Guid.CreateVersion7();

    /// <summary>The widget session or dashboard login behind it; embed tokens have none.</summary>
    public Guid? SessionId { get; init; }

    public Guid? BuddyId { get; init; }

    public string? UserId { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The login's address; dashboard tokens only.</summary>
    public string? Email { get; init; }

    /// <summary>The login's token version: changing the password raises it, which ends older dashboard tokens.</summary>
    public int? Version { get; init; }
}

/// <summary>A token, and when it ends (whole seconds, as in the token).</summary>
public sealed record IssuedToken(string Token, DateTimeOffset ExpiresAt);

/// <summary>Issues and reads Hatched's own JWTs (HS256 with <c>Hatched:TokenKey</c>): dashboard, widget session and embed tokens.</summary>
public sealed class TokenCodec
{
    private const string Issuer = "hatched";
    private const string KindClaim = "typ_h";
    private const string CustomerClaim = "cid";
    private const string SessionClaim = "sid";
    private const string BuddyClaim = "bid";
    private const string UserClaim = "uid";
    private const string ScopesClaim = "scp";
    private const string EmailClaim = "email";
    private const string VersionClaim = "ver";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _signing;
    private readonly TokenValidationParameters _rules;
    private readonly TimeProvider _clock;

    public TokenCodec(IConfiguration configuration, TimeProvider clock)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["Hatched:TokenKey"]
            ?? throw new InvalidOperationException("Hatched__TokenKey is not set: it signs dashboard, widget and embed tokens.")));
        _clock = clock;
        _signing = new SigningCredentials(key, SecurityAlgorithms.HmacSha256);
        _rules = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidateAudience = false,
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            LifetimeValidator = (_, expires, _, _) => expires is { } end && end > _clock.GetUtcNow().UtcDateTime,
        };
    }

    public IssuedToken Issue(TokenClaims claims, TimeSpan lifetime)
    {
        var now = _clock.GetUtcNow();
        var ends = DateTimeOffset.FromUnixTimeSeconds(now.Add(lifetime).ToUnixTimeSeconds());
        var subject = new ClaimsIdentity(
        [
            new(KindClaim, claims.Kind.ToString().ToLowerInvariant()),
            new(CustomerClaim, claims.CustomerId.ToString()),
            new(JwtRegisteredClaimNames.Jti, claims.TokenId.ToString()),
            .. Optional(SessionClaim, claims.SessionId?.ToString()),
            .. Optional(BuddyClaim, claims.BuddyId?.ToString()),
            .. Optional(UserClaim, claims.UserId),
            .. Optional(ScopesClaim, claims.Scopes.Count is 0 ? null : string.Join(' ', claims.Scopes)),
            .. Optional(EmailClaim, claims.Email),
            .. claims.Version is { } version
                ? [new Claim(VersionClaim, version.ToString(System.Globalization.CultureInfo.InvariantCulture), ClaimValueTypes.Integer32)]
                : Array.Empty<Claim>(),
        ]);
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Subject = subject,
            IssuedAt = now.UtcDateTime,
            Expires = ends.UtcDateTime,
            SigningCredentials = _signing,
        });
        return new IssuedToken(token, ends);
    }

    /// <summary>What the token says, with its end; null when it is forged, mangled, expired or not ours. Revocation is the caller's question.</summary>
    public async ValueTask<(TokenClaims Claims, DateTimeOffset ExpiresAt)?> ValidateAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, _rules);
        return result is { IsValid: true, SecurityToken: JsonWebToken jwt }
            && Enum.TryParse<TokenKind>(Text(jwt, KindClaim), ignoreCase: true, out var kind) && Enum.IsDefined(kind) // a number parses as well
            && Id(jwt, CustomerClaim) is { } customer && Id(jwt, JwtRegisteredClaimNames.Jti) is { } id
                ? (new TokenClaims(kind, customer)
                {
                    TokenId = id,
                    SessionId = Id(jwt, SessionClaim),
                    BuddyId = Id(jwt, BuddyClaim),
                    UserId = Text(jwt, UserClaim),
                    Scopes = Text(jwt, ScopesClaim)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
                    Email = Text(jwt, EmailClaim),
                    Version = jwt.TryGetPayloadValue<int>(VersionClaim, out var version) ? version : null,
                }, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero))
                : null;
    }

    private static IEnumerable<Claim> Optional(string name, string? value) => value is null ? [] : [new Claim(name, value)];

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private static Guid? Id(JsonWebToken jwt, string claim) => Guid.TryParse(Text(jwt, claim), out var id) ? id : null;
}
