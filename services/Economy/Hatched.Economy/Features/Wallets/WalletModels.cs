using System.ComponentModel.DataAnnotations;
using Hatched.Economy.Features.Tokens;

namespace Hatched.Economy.Features.Wallets;

/// <summary>A credit by hand. <c>token</c> absent: the primary token.</summary>
public sealed record EarnCoinsRequest(
    [property: Range(1d, 1_000_000_000d)] long Amount,
    [property: StringLength(200, MinimumLength = 1)] string Reason,
    [property: StringLength(200, MinimumLength = 1)] string? ReferenceId = null,
    [property: StringLength(64, MinimumLength = 1)] string? Token = null);

/// <summary>A debit by hand. <c>token</c> absent: the primary token.</summary>
public sealed record SpendCoinsRequest(
    [property: Range(1d, 1_000_000_000d)] long Amount,
    [property: StringLength(200, MinimumLength = 1)] string Reason,
    [property: StringLength(200, MinimumLength = 1)] string? ItemId = null,
    [property: StringLength(64, MinimumLength = 1)] string? Token = null);

/// <summary>Whether the tokens come or go.</summary>
public enum TokenAction
{
    Earn,
    Spend,
}

/// <summary>A credit or debit of a named token.</summary>
public sealed record MoveTokensRequest(
    [property: StringLength(64, MinimumLength = 1)] string Token,
    [property: Range(1d, 1_000_000_000d)] long Amount,
    TokenAction Action,
    [property: StringLength(200, MinimumLength = 1)] string Reason);

/// <summary>A movement that was made.</summary>
public sealed record MovementResponse(Guid LedgerId, long BalanceAfter, string Token);

/// <summary>The buddy's tokens by kind; a slot that the customer has not set up is null.</summary>
public sealed record TokensResponse(TokenBalanceResponse? Primary, TokenBalanceResponse? Progression);

/// <summary>A token and the buddy's balance of it.</summary>
public sealed record TokenBalanceResponse(TokenKind Kind, string Key, string Label, long Balance, long LifetimeEarned, long LifetimeSpent);
