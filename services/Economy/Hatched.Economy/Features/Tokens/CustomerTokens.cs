using Hatched.Economy.Data;
using Hatched.Economy.Features.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Tokens;

/// <summary>A token that balances are held in.</summary>
/// <param name="StoredKey">As our tables have it.</param>
/// <param name="Key">As the customer calls it.</param>
internal sealed record Token(string StoredKey, string Key, TokenKind Kind, string Label, long? MaxBalance)
{
    public bool IsSpendable => Kind is TokenKind.Primary;
}

/// <summary>A customer's tokens, and the way between their public and stored names.</summary>
/// <remarks>Ledger, balances, prices and gates know the primary token as <c>coins</c>, so that renaming it changes one row.</remarks>
internal sealed class CustomerTokens
{
    private readonly IReadOnlyList<Token> _all;

    public CustomerTokens(IEnumerable<TokenConfig> configs)
    {
        var tokens = configs.Where(config => config.IsActive).OrderBy(config => config.Id)
            .Select(config => new Token(
                config.Kind is TokenKind.Primary ? WalletKey.Coins : config.TokenKey, config.TokenKey, config.Kind, config.Label, config.MaxBalance))
            .ToList();
        Primary = tokens.Find(token => token.IsSpendable) ?? new Token(WalletKey.Coins, WalletKey.Coins, TokenKind.Primary, "Coins", null);
        Progression = tokens.Find(token => !token.IsSpendable);
        _all = tokens;
    }

    /// <summary>Every customer has one: plain coins until another name is given.</summary>
    public Token Primary { get; }

    /// <summary>The first progression token.</summary>
    public Token? Progression { get; }

    public static async Task<CustomerTokens> LoadAsync(EconomyDb db, Guid customerId, CancellationToken ct) =>
        new(await db.TokenConfigs.AsNoTracking().Where(config => config.CustomerId == customerId).ToListAsync(ct));

    /// <summary>The token with a public name; the primary one for null, and also as <c>coins</c>. Null: there is no such token.</summary>
    public Token? Find(string? key) =>
        key is null or WalletKey.Coins || key == Primary.Key ? Primary : _all.FirstOrDefault(token => token.Key == key);

    /// <summary>The stored name as the customer knows it.</summary>
    public string Show(string storedKey) => storedKey == WalletKey.Coins ? Primary.Key : storedKey;
}
