using System.Text.Json;

namespace Hatched.Contracts.Internal;

/// <summary>Asks Accounts which credential has this SHA-256 (hex, lower case).</summary>
public sealed record ResolveCredential(string KeyHash);

/// <summary>What the gateway needs to know of a customer on every request.</summary>
/// <param name="TokenVersion">Dashboard tokens of an older version are void: a changed password raises it.</param>
public sealed record CustomerProfile(
    Guid CustomerId,
    string Plan,
    string Mode,
    IReadOnlyList<string> Audiences,
    IReadOnlyList<string> DisabledCapabilities,
    int MaxActiveEggs,
    long? EventQuota,
    CreditBalance Credits,
    int TokenVersion = 0,
    IReadOnlyList<Guid>? EndedSessions = null);

/// <summary>How a customer's widgets are to look, as its settings say it.</summary>
/// <param name="Theme">The setting <c>widget_theme_config</c>; null when it is not set.</param>
public sealed record CustomerBrand(JsonElement? Theme, string? CustomCss, string? Size);

/// <summary>Credits by pool.</summary>
public sealed record CreditBalance(long Welcome, long Paid, long Promo)
{
    public long Total => Welcome + Paid + Promo;
}

/// <summary>A live key and whose it is; absent (404) when unknown or revoked.</summary>
/// <param name="Kind"><c>secret</c> or <c>publishable</c>.</param>
public sealed record ResolvedCredential(Guid KeyId, string Kind, IReadOnlyList<string> Scopes, CustomerProfile Customer);
