using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Gateway.Callers;

/// <summary>Secret and publishable keys, as Accounts knows them.</summary>
internal sealed class ApiKeys(AccountsClient accounts, Deployment deployment, PrincipalSigner signer, TimeProvider clock)
{
    public const string Prefix = "hatch_";

    private readonly ShortCache<string, Told<ResolvedCredential>> _resolved = new(accounts.ResolveAsync, clock);
    private const int MostMet = 50_000;
    private readonly ConcurrentDictionary<string, bool> _met = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<Told<ResolvedCredential>, Caller> _callers = [];

    public async ValueTask<Caller?> ResolveAsync(string key, CancellationToken ct) =>
        IsWellFormed(key) && await _resolved.GetAsync(Credentials.Hash(key), ct) is { } told && told.Value.Customer.Mode == deployment.Mode
            ? _callers.GetValue(told, Create)
            : null;

    /// <summary>The hash of a key that nobody has brought here before; null for the others. Of many requests at once, the first brings it.</summary>
    public string? Meet(string key)
    {
        if (!IsWellFormed(key) || Credentials.Hash(key) is var hash && _met.ContainsKey(hash))
        {
            return null;
        }

        if (_met.Count >= MostMet)
        {
            _met.Clear(); // costs each of them a place in a bucket
        }

        return _met.TryAdd(hash, true) ? hash : null;
    }

    /// <summary>As if the key had not been brought.</summary>
    public void Unmeet(string hash) => _met.TryRemove(hash, out _);

    public void Forget(Guid customerId) => _resolved.Forget((_, told) => told.Value.Customer.CustomerId == customerId);

    // A key of the other mode needs no question: it was issued elsewhere.
    private bool IsWellFormed(string key) =>
        key.Length <= 128
        && (key.StartsWith(deployment.SecretPrefix, StringComparison.Ordinal) || key.StartsWith("hatch_pk_", StringComparison.Ordinal))
        && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_');

    private Caller Create(Told<ResolvedCredential> told)
    {
        var key = told.Value;
        var kind = key.Kind is "publishable" ? PrincipalKind.PublishableKey : PrincipalKind.SecretKey;
        return new(key.Customer.ToPrincipal(kind, key.KeyId) with { Scopes = key.Scopes }, key.Customer.Credits, signer, clock);
    }
}

/// <summary>Which keys this deployment issues.</summary>
internal sealed class Deployment(IConfiguration configuration, IHostEnvironment environment)
{
    /// <summary><c>test</c> or <c>live</c>.</summary>
    public string Mode { get; } = configuration["Hatched:Mode"] ?? (environment.IsDevelopment() ? "test" : "live");

    public string SecretPrefix => Mode is "live" ? "hatch_live_" : "hatch_test_";
}

internal static class Profiles
{
    public static Principal ToPrincipal(this CustomerProfile customer, PrincipalKind kind, Guid credentialId) => new()
    {
        Kind = kind,
        CustomerId = customer.CustomerId,
        CredentialId = credentialId,
        Mode = customer.Mode,
        Plan = customer.Plan,
        Audiences = customer.Audiences,
        DisabledCapabilities = customer.DisabledCapabilities,
        MaxActiveEggs = customer.MaxActiveEggs,
        EventQuota = customer.EventQuota,
    };
}
