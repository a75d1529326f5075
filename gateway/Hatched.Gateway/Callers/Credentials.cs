using System.Security.Cryptography;
using System.Text;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Gateway.Callers;

/// <summary>Turns the <c>Authorization</c> header into a <see cref="Caller"/>: once, here, for the whole system.</summary>
internal sealed class Credentials(ApiKeys keys, Tokens tokens, DashboardSessions sessions, PrincipalSigner signer, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <summary>Without a credential: only anonymous routes answer.</summary>
    public Caller Anonymous { get; } = new(Principal.Anonymous, null, signer, clock);

    /// <summary>The hash of the key that the request brings and nobody has brought before: each of those is a question to Accounts.</summary>
    public string? MeetKey(HttpRequest request) => KeyOf(request) is { } key ? keys.Meet(key) : null;

    public void UnmeetKey(string hash) => keys.Unmeet(hash);

    /// <summary>Null when what was sent is not a valid credential; the answer must not say why.</summary>
    public ValueTask<Caller?> ResolveAsync(HttpRequest request)
    {
        if (request.Headers.Authorization is not { Count: > 0 } sent)
        {
            return FromCookieAsync(request);
        }

        if (sent is not [{ Length: <= 4096 } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new((Caller?)null);
        }

        var credential = header[Scheme.Length..].Trim();
        return credential.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal)
            ? keys.ResolveAsync(credential, request.HttpContext.RequestAborted)
            : tokens.ResolveAsync(credential, request.HttpContext.RequestAborted);
    }

    private static string? KeyOf(HttpRequest request) =>
        request.Headers.Authorization is [{ Length: <= 4096 } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && header[Scheme.Length..].Trim() is var credential && credential.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal)
            ? credential
            : null;

    // A session that has ended is no wrong credential: whoever signs in anew still sends its cookie.
    private async ValueTask<Caller?> FromCookieAsync(HttpRequest request) => sessions.TokenOf(request) is { } token
        ? await tokens.ResolveAsync(token, request.HttpContext.RequestAborted) ?? Anonymous
        : Anonymous;

    /// <summary>The customer has changed itself: what is remembered of it no longer holds.</summary>
    public void Forget(Guid customerId)
    {
        keys.Forget(customerId);
        tokens.Forget(customerId);
    }

    /// <summary>SHA-256 in lower-case hex: how keys are stored, and how the caches know a credential.</summary>
    public static string Hash(string credential) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(credential)));
}
