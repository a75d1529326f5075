using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.State;
using Hatched.Rules.Steps;

namespace Hatched.Rules.Compiled;

/// <summary>A token that can be credited.</summary>
internal sealed record CompiledToken(string Key, long? MaxBalance, bool IsCoins, int Fact)
{
    /// <summary>No single credit is larger, whatever multiplies it: the economy takes no larger amount.</summary>
    public const long MaxCredit = 1_000_000_000;

    /// <summary>Where a state holds it.</summary>
    public string WalletKey => IsCoins ? BuddyState.CoinsWallet : Key;
}

/// <summary>An earn rule of a token.</summary>
internal sealed class CompiledTokenRule
{
    public CompiledTokenRule(TokenConfig config, TokenEarnRule rule, CompiledToken token, int ordinal, PropertyIndex properties)
    {
        // Earn rules have no id: the token, the event type and the place among equals name one.
        var id = ordinal == 0 ? $"{config.TokenKey}:{rule.EventType}" : $"{config.TokenKey}:{rule.EventType}:{ordinal}";
        Token = token;
        EventType = rule.EventType;
        Amount = rule.Amount;
        Where = properties.Compile(rule.Where);
        Caps = new Caps(id, rule.DailyCap, rule.WeeklyCap, null, null);
        Kind = $"token_rule:{id}";
        Explained = new Explained("token_rule", id, config.TokenKey);
        Blocked = config.IsActive ? Reason.None : Reason.Inactive;
    }

    public CompiledToken Token { get; }

    public string EventType { get; }

    public long Amount { get; }

    public Where Where { get; }

    public Caps Caps { get; }

    public string Kind { get; }

    public Explained Explained { get; }

    public Reason Blocked { get; }
}

/// <summary>All tokens, coins among them: the primary token, or plain <c>coins</c> where none is configured.</summary>
internal sealed class CompiledTokens
{
    private readonly Dictionary<string, CompiledToken> _byKey;
    private readonly FactIndex _facts;

    public CompiledTokens(IReadOnlyList<TokenConfig> configs, FactIndex facts, PropertyIndexes properties)
    {
        _facts = facts;
        var primary = configs.FirstOrDefault(t => t.Kind == TokenKind.Primary);
        var coinKey = primary?.TokenKey ?? BuddyState.CoinsWallet;
        Coins = new CompiledToken(coinKey, primary?.MaxBalance, IsCoins: true, facts.Token(coinKey));
        _byKey = configs.DistinctBy(t => t.TokenKey).ToDictionary(
            t => t.TokenKey,
            t => t.TokenKey == coinKey ? Coins : new CompiledToken(t.TokenKey, t.MaxBalance, IsCoins: false, facts.Token(t.TokenKey)),
            StringComparer.Ordinal);
        Rules =
        [
            .. configs.SelectMany(config => config.EarnRules
                .GroupBy(r => r.EventType, StringComparer.Ordinal)
                .SelectMany(same => same.Select((rule, ordinal) =>
                    new CompiledTokenRule(config, rule, _byKey[config.TokenKey], ordinal, properties.Of(rule.EventType))))),
        ];
    }

    public CompiledToken Coins { get; }

    public CompiledTokenRule[] Rules { get; }

    public CompiledToken Find(string key) =>
        key == Coins.Key || key == BuddyState.CoinsWallet ? Coins : _byKey.GetValueOrDefault(key) ?? new CompiledToken(key, null, IsCoins: false, _facts.Token(key));
}

/// <summary>Coins and a token amount, with the posting kinds they are paid under.</summary>
internal sealed class CompiledReward(
    string reason, string kind, string referenceId, long? coins, string? tokenKey, long? tokenAmount, CompiledTokens? tokens)
{
    public long Coins { get; } = coins ?? 0;

    public CompiledToken? Token { get; } = tokenKey is null ? null : tokens?.Find(tokenKey);

    public long TokenAmount { get; } = tokenAmount ?? 0;

    /// <summary>The kind of the coins' posting.</summary>
    public string Kind { get; } = kind;

    public string TokenKind { get; } = $"{kind}:{tokenKey}";

    public string Reason { get; } = reason;

    public string ReferenceId { get; } = referenceId;
}
