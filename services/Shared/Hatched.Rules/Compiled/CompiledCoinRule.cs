using System.Text.Json;
using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.State;

namespace Hatched.Rules.Compiled;

/// <summary>A coin rule as one audience meets it.</summary>
internal sealed class CompiledCoinRule
{
    private readonly CoinRule _rule;
    private readonly CompiledStreak? _streak;

    public CompiledCoinRule(CoinRule rule, string? audience, Dictionary<string, CompiledStreak> streaks, PropertyIndex properties)
    {
        _rule = rule;
        _streak = rule.Multiplier is { } m ? streaks.GetValueOrDefault(m.StreakKey) : null;
        Id = rule.Id.ToString();
        Kind = $"coin_rule:{Id}";
        Where = properties.Compile(rule.Where);
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
    public (long Amount, bool IsLucky) Worth(BuddyState state, InboundEvent e)
    {
        var amount = _rule.Amount;
        if (_rule.Multiplier is { } m && _streak is not null)
        {
            amount = (long)decimal.Floor(amount * Math.Min(m.Max, 1 + (m.PerTick * _streak.CurrentAt(state, e.OccurredAt))));
        }

        var isLucky = _rule.Lucky is { } luck && Luck.Draw(e.CustomerId, e.EventId, _rule.Id) < luck.Chance;
        return (Math.Min(isLucky ? amount + _rule.Lucky!.Bonus : amount, CompiledToken.MaxCredit), isLucky);
    }
}
