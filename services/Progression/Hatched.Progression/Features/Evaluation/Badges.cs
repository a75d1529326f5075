using Hatched.Progression.Features.Configs.Document;

namespace Hatched.Progression.Features.Evaluation;

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

/// <summary>Awards badges, each once a buddy.</summary>
internal static class Badges
{
    /// <summary>Awards every open badge whose condition holds; true when one was awarded, so that others may follow.</summary>
    public static bool Award(Run run)
    {
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
                run.Explain(badge.Explained, Reason.Fired);
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
        if (badge.Blocked != Reason.None)
        {
            run.Explain(badge.Explained, badge.Blocked);
        }
        else if (!TryAward(run, badge))
        {
            run.Explain(badge.Explained, Reason.AlreadyAwarded);
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
        run.Explain(badge.Explained, Reason.Fired);
        badge.Reward.Pay(run);
        return true;
    }

    /// <summary>Says why the other badges that the event came near to were not awarded. Call when all awards are done.</summary>
    public static void ExplainRest(Run run, BuddyState before)
    {
        foreach (var badge in run.Plan.Badges)
        {
            if (badge.Condition is null || !run.Touched.Any(badge.Condition.Facts) || run.GivenBadges.Contains(badge))
            {
                continue;
            }

            if (badge.Blocked != Reason.None)
            {
                run.Explain(badge.Explained, badge.Blocked);
            }
            else if (before.Badges.ContainsKey(badge.Key))
            {
                run.Explain(badge.Explained, Reason.AlreadyAwarded);
            }
            else if (before.BadgesReady.ContainsKey(badge.Key) && !run.State.Badges.ContainsKey(badge.Key))
            {
                run.Explain(badge.Explained, Reason.AlreadyReady);
            }
            else if (!run.State.Badges.ContainsKey(badge.Key) && !run.State.BadgesReady.ContainsKey(badge.Key))
            {
                run.Explain(badge.Explained, Reason.ConditionNotMet);
            }
        }
    }
}
