using System.Text.Json;
using Hatched.Rules.Document;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.State;

namespace Hatched.Rules.Compiled;

/// <summary>A skill rule as one audience meets it.</summary>
internal sealed class CompiledSkillRule
{
    public CompiledSkillRule(SkillRule rule, string? audience, CompiledSkills skills, PropertyIndex properties)
    {
        Skill = skills.Find(rule.SkillKey);
        Amount = rule.Amount;
        Where = properties.Compile(rule.Where);
        Caps = new Caps($"s:{StateKey.Of(rule.Id)}", rule.DailyCap, null, null, null);
        Explained = new Explained("skill_rule", rule.Id.ToString(), rule.SkillKey);
        Blocked = Reasons.Blocked(rule.IsActive && Skill is { IsActive: true }, rule.Audience, audience);
    }

    public CompiledSkill? Skill { get; }

    public long Amount { get; }

    public Where Where { get; }

    public Caps Caps { get; }

    public Explained Explained { get; }

    public Reason Blocked { get; }
}
