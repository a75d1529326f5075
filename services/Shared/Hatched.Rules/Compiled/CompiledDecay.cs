using Hatched.Rules.Document;
using Hatched.Rules.State;

namespace Hatched.Rules.Compiled;

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
