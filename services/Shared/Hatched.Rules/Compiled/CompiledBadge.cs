using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;

namespace Hatched.Rules.Compiled;

/// <summary>A badge as one audience meets it.</summary>
internal sealed class CompiledBadge
{
    public CompiledBadge(BadgeDefinition badge, string? audience, ConditionCompiler conditions, CompiledTokens tokens, FactIndex facts)
    {
        Id = badge.Id;
        Key = badge.Key;
        IsAuto = badge.AwardMode == AwardMode.Auto;
        Condition = conditions.CompileOptional(badge.Condition);
        Reward = new CompiledReward(
            "badge", $"badge:{Key}", Key, badge.Reward?.Coins, badge.Reward?.TokenKey, badge.Reward?.TokenAmount, tokens);
        Blocked = Reasons.Blocked(badge.IsActive, badge.Audience, audience);
        Explained = new Explained("badge", badge.Id.ToString(), Key);
        Fact = facts.Badge(Key);
    }

    public Guid Id { get; }

    public string Key { get; }

    public bool IsAuto { get; }

    public CompiledCondition? Condition { get; }

    public CompiledReward Reward { get; }

    public Reason Blocked { get; }

    public Explained Explained { get; }

    public int Fact { get; }
}
