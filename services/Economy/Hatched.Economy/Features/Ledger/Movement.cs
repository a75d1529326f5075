namespace Hatched.Economy.Features.Ledger;

/// <summary>Names one balance.</summary>
internal readonly record struct WalletKey(Guid CustomerId, Guid BuddyId, string TokenKey)
{
    /// <summary>The primary token in our tables. Renaming it in the token config moves no balance.</summary>
    public const string Coins = "coins";

    public bool IsCoins => TokenKey == Coins;

    /// <summary>The one order in which balances are locked, so that no two transactions wait for each other.</summary>
    public static IComparer<WalletKey> LockOrder { get; } = Comparer<WalletKey>.Create((a, b) =>
        a.CustomerId.CompareTo(b.CustomerId) is not 0 and var byCustomer ? byCustomer
        : a.BuddyId.CompareTo(b.BuddyId) is not 0 and var byBuddy ? byBuddy
        : string.CompareOrdinal(a.TokenKey, b.TokenKey));
}

/// <summary>What makes a movement happen once: a source causes one movement of a kind for a buddy.</summary>
internal readonly record struct MovementSource(Guid CustomerId, string SourceId, Guid BuddyId, string Kind);

/// <summary>A credit or debit to be written.</summary>
internal sealed record Movement
{
    public required WalletKey Wallet { get; init; }

    /// <summary>Above zero a credit, below a debit.</summary>
    public required long Amount { get; init; }

    public required string UserId { get; init; }

    /// <summary>Which rule or action: <c>coin_rule:{id}</c>, <c>grant</c>, <c>purchase</c> …</summary>
    public required string Kind { get; init; }

    public required string Reason { get; init; }

    public string? ReferenceType { get; init; }

    public string? ReferenceId { get; init; }

    public string? SourceId { get; init; }

    public bool FromEvent { get; init; }

    public bool IsLucky { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The token's public name when Economy decided the movement, so that Progression must hear of it; null when Progression has counted it.</summary>
    public string? TellAs { get; init; }
}
