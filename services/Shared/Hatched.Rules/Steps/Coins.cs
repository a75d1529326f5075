using Hatched.Rules.Compiled;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.State;

namespace Hatched.Rules.Steps;

/// <summary>Pays coin rules.</summary>
internal static class Coins
{
    public static void Earn(Run run, CompiledCoinRule[] rules, InboundEvent e, EventProperties properties)
    {
        foreach (var rule in rules)
        {
            run.Explain(rule.Explained, Earn(run, rule, e, properties));
        }
    }

    private static Reason Earn(Run run, CompiledCoinRule rule, InboundEvent e, EventProperties properties)
    {
        if (rule.Blocked != Reason.None)
        {
            return rule.Blocked;
        }

        if (!rule.Where.Holds(properties))
        {
            return Reason.ConditionNotMet;
        }

        var (worth, isLucky) = rule.Worth(run.State, e);
        return Payment.Pay(run, run.Rules.Tokens.Coins, rule.Caps, worth, rule.Kind, "coin_rule", rule.Id, isLucky);
    }
}

/// <summary>Pays token earn rules.</summary>
internal static class Tokens
{
    public static void Earn(Run run, CompiledTokenRule[] rules, EventProperties properties)
    {
        foreach (var rule in rules)
        {
            run.Explain(rule.Explained, Earn(run, rule, properties));
        }
    }

    private static Reason Earn(Run run, CompiledTokenRule rule, EventProperties properties)
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
