using Hatched.Rules.Compiled;
using Hatched.Rules.Explanations;
using Hatched.Rules.Results;
using Hatched.Rules.State;

namespace Hatched.Rules.Steps;

/// <summary>Awards badges, each once a buddy.</summary>
internal static class Badges
{
    /// <summary>Awards every open badge whose condition holds; true when one was awarded, so that others may follow.</summary>
    public static bool Award(Run run)
    {
        if (run.Rules.Lacks(Capabilities.Badges))
        {
            return false;
        }

        var awarded = false;
        foreach (var badge in run.Plan.Badges)
        {
            if (badge.Blocked != Reason.None || badge.Condition is null || run.State.Badges.ContainsKey(badge.Key))
            {
                continue;
            }

            if (badge.IsAuto)
            {
                awarded |= badge.Condition.Holds(run.State) && TryAward(run, badge);
            }
            else if (!run.State.BadgesReady.ContainsKey(badge.Key) && badge.Condition.Holds(run.State))
            {
                run.State.BadgesReady[badge.Key] = run.AtMs;
                run.AddReady(badge.Key);
                run.Tell(new Happening.BadgeReady(badge.Key, badge.Id));
            }
        }

        return awarded;
    }

    /// <summary>Awards a badge that something else than its condition gives.</summary>
    public static void Give(Run run, string? key)
    {
        if (key is null || !run.Plan.BadgesByKey.TryGetValue(key, out var badge))
        {
            return;
        }

        run.GivenBadges.Add(badge);
        if (badge.Blocked == Reason.None && !run.Rules.Lacks(Capabilities.Badges))
        {
            TryAward(run, badge);
        }
    }

    /// <summary>False when the buddy has it already.</summary>
    public static bool TryAward(Run run, CompiledBadge badge)
    {
        if (!run.State.Badges.TryAdd(badge.Key, run.AtMs))
        {
            return false;
        }

        run.State.BadgesReady.Remove(badge.Key);
        run.Touched.Add(badge.Fact);
        run.Touched.Add(run.Rules.BadgeCountFact);
        run.AddBadge(badge.Key);
        run.Tell(new Happening.BadgeAwarded(badge.Key, badge.Id));
        Payment.Pay(run, badge.Reward);
        return true;
    }

    /// <summary>Explains every badge that was awarded, given, or whose condition read something that changed; call when all awards are done.</summary>
    public static void Explain(Run run, BuddyState before)
    {
        foreach (var badge in run.Plan.Badges)
        {
            var reason = run.Rules.Lacks(Capabilities.Badges) ? Reason.CapabilityOff : Outcome(run.State, before, badge);
            if (reason == Reason.Fired || run.GivenBadges.Contains(badge) || (badge.Condition is { } condition && run.Touched.Any(condition.Facts)))
            {
                run.Explain(badge.Explained, reason);
            }
        }
    }

    private static Reason Outcome(BuddyState state, BuddyState before, CompiledBadge badge)
    {
        if (badge.Blocked != Reason.None)
        {
            return badge.Blocked;
        }

        if (state.Badges.ContainsKey(badge.Key))
        {
            return before.Badges.ContainsKey(badge.Key) ? Reason.AlreadyAwarded : Reason.Fired;
        }

        if (state.BadgesReady.ContainsKey(badge.Key))
        {
            return before.BadgesReady.ContainsKey(badge.Key) ? Reason.AlreadyReady : Reason.Fired;
        }

        return Reason.ConditionNotMet;
    }
}
