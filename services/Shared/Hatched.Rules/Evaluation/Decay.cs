using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.State;

namespace Hatched.Rules.Evaluation;

/// <summary>One application of a rule to one buddy.</summary>
/// <param name="Period">The first day of the rule's period.</param>
internal readonly record struct Fading(CompiledDecay Rule, long Period, long Before, long After);

/// <summary>What the passing of days does to skills. Badges and stages that a skill has earned are not taken back.</summary>
internal static class Decay
{
    /// <summary>What the rules take from a buddy on a day. The given state is never changed; when nothing is taken it is the answer itself.</summary>
    /// <param name="bornOn">The buddy's first day.</param>
    /// <param name="hasApplied">Whether a rule has been applied to the buddy in a period already.</param>
    public static (BuddyState State, IReadOnlyList<Fading> Fadings) Apply(
        IReadOnlyList<CompiledDecay> rules, BuddyState state, string audience, long bornOn, long day, Func<Guid, long, bool> hasApplied)
    {
        var next = state;
        List<Fading> fadings = [];
        foreach (var rule in rules.Where(rule => rule.Rule.Audience == audience))
        {
            var value = next.Skills.GetValueOrDefault(rule.Skill.Key);
            var after = rule.After(value, UsedOn(state, rule.Skill.Key, bornOn), day);
            if (after == value || hasApplied(rule.Rule.Id, rule.Period(day)))
            {
                continue;
            }

            next = ReferenceEquals(next, state) ? state.Clone() : next;
            next.Skills[rule.Skill.Key] = after;
            fadings.Add(new Fading(rule, rule.Period(day), value, after));
        }

        return (next, fadings);
    }

    /// <summary>The day from which a skill's grace counts.</summary>
    public static long UsedOn(BuddyState state, string skillKey, long bornOn) => Math.Max(bornOn, state.SkillsUsed.GetValueOrDefault(skillKey, bornOn));

    /// <summary>What a rule takes from a value, day after day, while nothing makes the skill grow.</summary>
    /// <param name="lastPeriod">The latest period in which the rule has been applied.</param>
    public static IEnumerable<(long Day, Fading Fading)> Project(CompiledDecay rule, long value, long usedOn, long? lastPeriod, long firstDay, int days)
    {
        for (var day = firstDay; day < firstDay + days; day++)
        {
            var (period, after) = (rule.Period(day), rule.After(value, usedOn, day));
            if (after != value && period != lastPeriod)
            {
                yield return (day, new Fading(rule, period, value, after));
                (value, lastPeriod) = (after, period);
            }
        }
    }
}
