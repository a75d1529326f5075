using System.Text.Json;
using Hatched.Rules.Compiled;
using Hatched.Rules.Explanations;
using Hatched.Rules.State;

namespace Hatched.Rules.Steps;

/// <summary>Credits what rules and rewards pay.</summary>
internal static class Payment
{
    /// <summary>Pays a rule what its caps and the wallet leave of its worth.</summary>
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

    /// <summary>Pays what a badge, a milestone or a step gives: no cap limits it, a full wallet does.</summary>
    public static void Pay(Run run, CompiledReward reward)
    {
        if (reward.Coins > 0)
        {
            run.Credit(run.Rules.Tokens.Coins, reward.Coins, reward.Kind, reward.Reason, reward.Reason, reward.ReferenceId);
        }

        if (reward is { Token: { } token, TokenAmount: > 0 } && (token.IsCoins || !run.Rules.Lacks(Capabilities.Tokens)))
        {
            run.Credit(token, reward.TokenAmount, reward.TokenKind, reward.Reason, reward.Reason, reward.ReferenceId);
        }
    }
}
