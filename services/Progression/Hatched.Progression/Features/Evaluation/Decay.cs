using Hatched.Progression.Features.Configs.Document;

namespace Hatched.Progression.Features.Evaluation;

/// <summary>A decay rule with the skill that it fades. Days are numbers of <see cref="Calendar"/>.</summary>
internal sealed record CompiledDecay(SkillDecayRule Rule, CompiledSkill Skill)
{
    /// <summary>Null when there is nothing to fade: the skill is unknown, or its set is switched off and keeps its values.</summary>
    public static CompiledDecay? Of(SkillDecayRule rule, CompiledSkills skills) =>
        skills.Find(rule.SkillKey) is { IsActive: true } skill ? new CompiledDecay(rule, skill) : null;

    /// <summary>The active rules of a config, in its order.</summary>
    public static IReadOnlyList<CompiledDecay> InForce(Ruleset rules) =>
        [.. rules.Document.SkillDecayRules.Where(rule => rule.Active).Select(rule => Of(rule, rules.Skills)).OfType<CompiledDecay>()];

    /// <summary>The first day of the rule's period that holds a day. With rule and buddy it names one application.</summary>
    public long Period(long day) => Calendar.FirstDay(Rule.Cadence, day);

    /// <summary>What a value becomes on a day: never more than it is, and never below the floor, the least value of <c>floor_level</c>.</summary>
    /// <param name="usedOn">The day on which the skill was last used, or the buddy was born: the grace counts from it, and the day itself is part of it.</param>
    public long After(long value, long usedOn, long day) =>
        day <= usedOn + Rule.GraceDays || value <= (Rule.ApplyOnlyAbove ?? 0)
            ? value
            : Math.Max(Math.Min(value, Rule.FloorLevel * Skill.PointsPerLevel), value - Rule.Amount);
}

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
