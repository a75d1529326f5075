using System.Text.Json;
using Hatched.Progression.Features.Configs.Document;

namespace Hatched.Progression.Features.Evaluation;

/// <summary>A coin rule as one audience meets it.</summary>
internal sealed class CompiledCoinRule
{
    private readonly CoinRule _rule;
    private readonly CompiledStreak? _streak;

    public CompiledCoinRule(CoinRule rule, string? audience, Dictionary<string, CompiledStreak> streaks)
    {
        _rule = rule;
        _streak = rule.Multiplier is { } m ? streaks.GetValueOrDefault(m.StreakKey) : null;
        Id = rule.Id.ToString();
        Kind = $"coin_rule:{Id}";
        Where = Where.Compile(rule.Where);
        Caps = new Caps($"c:{StateKey.Of(rule.Id)}", rule.DailyCap, rule.WeeklyCap, rule.TotalLimit, rule.CooldownSeconds);
        Explained = new Explained("coin_rule", Id, rule.Name);
        Blocked = Reasons.Blocked(rule.IsActive, rule.Audience, audience);
    }

    public string Id { get; }

    public string Kind { get; }

    public Where Where { get; }

    public Caps Caps { get; }

    public Explained Explained { get; }

    public Reason Blocked { get; }

    /// <summary>What the rule pays before any limit.</summary>
    public (long Amount, bool IsLucky) Worth(Run run, InboundEvent e)
    {
        var amount = _rule.Amount;
        if (_rule.Multiplier is { } m && _streak is not null)
        {
            amount = (long)decimal.Floor(amount * Math.Min(m.Max, 1 + (m.PerTick * _streak.CurrentAt(run.State, run.At))));
        }

        var isLucky = _rule.Lucky is { } luck && Luck.Draw(e.CustomerId, e.EventId, _rule.Id) < luck.Chance;
        return (Math.Min(isLucky ? amount + _rule.Lucky!.Bonus : amount, Run.MaxCredit), isLucky);
    }
}

/// <summary>Pays coin rules.</summary>
internal static class Coins
{
    public static void Earn(Run run, CompiledCoinRule[] rules, InboundEvent e)
    {
        foreach (var rule in rules)
        {
            run.Explain(rule.Explained, Earn(run, rule, e));
        }
    }

    private static Reason Earn(Run run, CompiledCoinRule rule, InboundEvent e)
    {
        if (rule.Blocked != Reason.None)
        {
            return rule.Blocked;
        }

        if (!rule.Where.Holds(e.Properties))
        {
            return Reason.ConditionNotMet;
        }

        var (worth, isLucky) = rule.Worth(run, e);
        return Payment.Pay(run, run.Rules.Tokens.Coins, rule.Caps, worth, rule.Kind, "coin_rule", rule.Id, isLucky);
    }
}

/// <summary>Pays token earn rules.</summary>
internal static class Tokens
{
    public static void Earn(Run run, CompiledTokenRule[] rules, JsonElement properties)
    {
        foreach (var rule in rules)
        {
            run.Explain(rule.Explained, Earn(run, rule, properties));
        }
    }

    private static Reason Earn(Run run, CompiledTokenRule rule, JsonElement properties)
    {
        if (run.Rules.Lacks(Capabilities.Tokens))
        {
            return Reason.CapabilityOff;
        }

        if (rule.Blocked != Reason.None)
        {
            return rule.Blocked;
        }

        return rule.Where.Holds(properties)
            ? Payment.Pay(run, rule.Token, rule.Caps, rule.Amount, rule.Kind, "token_rule", rule.Caps.StateKey, isLucky: false)
            : Reason.ConditionNotMet;
    }
}

/// <summary>Pays a rule what its caps and the wallet leave of its worth.</summary>
internal static class Payment
{
    public static Reason Pay(Run run, CompiledToken token, Caps caps, long worth, string kind, string reason, string id, bool isLucky)
    {
        var (allowed, refusal) = caps.Allow(run.State, run.At, worth);
        if (refusal != Reason.None)
        {
            return refusal;
        }

        var granted = run.Room(token, allowed);
        if (granted <= 0)
        {
            return Reason.MaxBalanceReached;
        }

        caps.Spend(run.State, run.At, granted);
        run.Credit(token, granted, kind, reason, reason, id, isLucky);
        return granted < worth ? Reason.Capped : Reason.Fired;
    }
}
