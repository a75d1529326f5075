using Hatched.Rules.Compiled;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Hatched.Rules.State;

namespace Hatched.Rules.Steps;

/// <summary>Raises skills, never beyond their maximum, and tells of new levels.</summary>
internal static class Skills
{
    public static void Grow(Run run, CompiledSkillRule[] rules, EventProperties properties)
    {
        foreach (var rule in rules)
        {
            run.Explain(rule.Explained, Grow(run, rule, properties));
        }
    }

    /// <summary>Sets a skill to a value, clamped to 0…max.</summary>
    public static void Set(Run run, CompiledSkill skill, long value)
    {
        var was = run.State.Skills.GetValueOrDefault(skill.Key);
        var now = Math.Clamp(value, 0, skill.MaxValue);
        if (now == was)
        {
            return;
        }

        run.State.Skills[skill.Key] = now;
        if (now > was)
        {
            Use(run, skill);
        }

        run.Touched.Add(skill.Fact);
        run.Touched.Add(run.Rules.Skills.TotalFact);
        if (skill.Level(now) > skill.Level(was))
        {
            run.Tell(new Happening.SkillLeveled(skill.Key, skill.Level(was), skill.Level(now), now));
        }
    }

    // Events may come late.
    private static void Use(Run run, CompiledSkill skill) =>
        run.State.SkillsUsed[skill.Key] = Math.Max(run.State.SkillsUsed.GetValueOrDefault(skill.Key), Calendar.Day(run.At));

    private static Reason Grow(Run run, CompiledSkillRule rule, EventProperties properties)
    {
        if (rule.Blocked != Reason.None)
        {
            return rule.Blocked;
        }

        if (!rule.Where.Holds(properties))
        {
            return Reason.ConditionNotMet;
        }

        var skill = rule.Skill!;
        var value = run.State.Skills.GetValueOrDefault(skill.Key);
        if (value >= skill.MaxValue)
        {
            Use(run, skill);
            return Reason.MaxValueReached;
        }

        var (allowed, refusal) = rule.Caps.Allow(run.State, run.At, rule.Amount);
        if (refusal != Reason.None)
        {
            return refusal;
        }

        var gained = Math.Min(allowed, skill.MaxValue - value);
        rule.Caps.Spend(run.State, run.At, gained);
        Set(run, skill, value + gained);
        return gained < rule.Amount ? Reason.Capped : Reason.Fired;
    }
}
