using System.ComponentModel.DataAnnotations;
using Hatched.Economy.Features.Conditions;
using Hatched.Economy.Features.Ledger;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Economy.Features.Tokens;

/// <summary>Credits a token for events of a type.</summary>
public sealed record TokenEarnRule(
    [property: Pattern(Patterns.EventType, ErrorMessage = Patterns.EventTypeMessage)] string EventType,
    [property: Range(1d, 1_000_000_000d)] long Amount,
    [property: MaxLength(20)] IReadOnlyList<WhereClause>? Where = null,
    [property: Range(1d, 1_000_000_000d)] long? DailyCap = null,
    [property: Range(1d, 1_000_000_000d)] long? WeeklyCap = null);

/// <summary>A token to set up, or all of what one is to become. A customer has one <c>primary</c> token: sent under another key, it is renamed.</summary>
public sealed record TokenConfigRequest(
    [property: Pattern(Patterns.Key, ErrorMessage = Patterns.KeyMessage)] string TokenKey,
    [property: StringLength(120, MinimumLength = 1)] string Label,
    TokenKind Kind,
    [property: StringLength(2048)] string? Icon = null,
    [property: Range(1d, 1_000_000_000d)] long? MaxBalance = null,
    [property: MaxLength(50)] IReadOnlyList<TokenEarnRule>? EarnRules = null,
    bool IsActive = true) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind is TokenKind.Progression && TokenKey is WalletKey.Coins)
        {
            yield return new ValidationResult("coins is the name of the primary token", [nameof(TokenKey)]);
        }

        if (Kind is TokenKind.Primary && !IsActive)
        {
            yield return new ValidationResult("the primary token cannot be switched off", [nameof(IsActive)]);
        }
    }
}

/// <summary>A token as it is set up.</summary>
public sealed record TokenConfigResponse(
    string TokenKey, string Label, string? Icon, TokenKind Kind, long? MaxBalance, IReadOnlyList<TokenEarnRule> EarnRules, bool IsActive)
{
    internal static TokenConfigResponse Of(TokenConfig token) =>
        new(token.TokenKey, token.Label, token.Icon, token.Kind, token.MaxBalance, token.EarnRules, token.IsActive);
}
