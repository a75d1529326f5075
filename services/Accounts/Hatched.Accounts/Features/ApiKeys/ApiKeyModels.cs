using System.ComponentModel.DataAnnotations;

namespace Hatched.Accounts.Features.ApiKeys;

/// <summary>A secret key to make.</summary>
/// <param name="Label">For the list of keys.</param>
public sealed record CreateApiKeyRequest([property: StringLength(100, MinimumLength = 1)] string Label);

/// <summary>What the new key is called.</summary>
/// <param name="Label">Of the new key.</param>
public sealed record RotateApiKeysRequest([property: StringLength(100, MinimumLength = 1)] string? Label = null);

/// <summary>A publishable key to make.</summary>
/// <param name="Scopes"><c>read:buddies</c>, <c>read:operations</c>, <c>write:embed-tokens</c>; the last two when left out.</param>
public sealed record CreatePublishableKeyRequest(
    [property: StringLength(100, MinimumLength = 1)] string Label,
    [property: MinLength(1), MaxLength(10)] IReadOnlyList<string>? Scopes = null) : IValidatableObject
{
    internal static readonly IReadOnlyList<string> Every = ["read:buddies", "read:operations", "write:embed-tokens"];
    internal static readonly IReadOnlyList<string> Default = ["read:operations", "write:embed-tokens"];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Scopes ?? []).Except(Every).Any())
        {
            yield return new ValidationResult($"scopes must be among {string.Join(", ", Every)}", [nameof(Scopes)]);
        }
    }
}

/// <summary>A key, shown whole this once.</summary>
public sealed record CreatedApiKey(Guid Id, string Key, string Prefix, string Label, string Mode, DateTimeOffset CreatedAt);

/// <summary>A publishable key.</summary>
public sealed record CreatedPublishableKey(Guid Id, string Key, string Prefix, string Label, string Mode, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt);

/// <summary>A key as listed: enough to recognise it by.</summary>
/// <param name="Scopes">Of a publishable key; empty for a secret one, which may do everything.</param>
public sealed record ApiKeyResponse(
    Guid Id, [property: AllowedValues("secret", "publishable")] string Kind, string Label, string Prefix, string LastFour, string Mode, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt);
