using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Progression.Features.Authoring.Rules;
using Hatched.Rules;
using Hatched.Rules.Document;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Progression.Features.Authoring.Presets;

/// <summary>What a customer's world is like.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Theme>))]
public enum Theme
{
    Default,
    Fantasy,
    Fitness,
    Corporate,
    Education,
    Tech,
}

/// <summary>Skills and skill rules that suit a theme, to be added to a draft.</summary>
internal sealed record ThemePack(Theme Theme, SkillSetInput SkillSet, IReadOnlyList<SkillRuleInput> SkillRules)
{
    private static readonly Lazy<IReadOnlyDictionary<Theme, ThemePack>> Loaded = new(() =>
    {
        using var file = typeof(ThemePack).Assembly.GetManifestResourceStream($"{typeof(ThemePack).Namespace}.theme-packs.json")
            ?? throw new InvalidOperationException("The theme packs are not embedded.");
        return JsonSerializer.Deserialize<IReadOnlyList<ThemePack>>(file, HatchedJson.Options)!.ToDictionary(pack => pack.Theme);
    });

    public static ThemePack Of(Theme theme) => Loaded.Value[theme];

    /// <summary>The theme that goes with how a draft's creatures are drawn, for customers who name none.</summary>
    public static Theme Suiting(CreatureStyle style) => style switch
    {
        CreatureStyle.Fantasy => Theme.Fantasy,
        CreatureStyle.SciFi => Theme.Tech,
        CreatureStyle.Minimal => Theme.Corporate,
        _ => Theme.Default,
    };

    /// <summary>
    /// The document with the pack in it. What is there already stays as it is: a skill by its key, whatever set it is in, a rule by its event type, skill and
    /// name. So a second time adds nothing.
    /// </summary>
    public (ConfigDocument Document, IReadOnlyList<string> SkillsAdded, IReadOnlyList<SkillRule> RulesAdded) AddTo(ConfigDocument document, DateTimeOffset now)
    {
        var known = document.SkillSets.SelectMany(set => set.Skills).Select(skill => skill.Key).ToHashSet(StringComparer.Ordinal);
        var skills = SkillSet.Skills.Where(skill => !known.Contains(skill.Key)).ToList();
        var standing = document.SkillRules.Select(rule => (rule.EventType, rule.SkillKey, rule.Name)).ToHashSet();
        List<SkillRule> rules = [.. SkillRules.Where(rule => !standing.Contains((rule.EventType, rule.SkillKey, rule.Name)))
            .Select(rule => rule.ToEntry(Guid.CreateVersion7(now), null, now))];
        var sets = document.SkillSets;
        if (skills.Count > 0)
        {
            sets = sets.FirstOrDefault(set => set.Key == SkillSet.Key) is { } own
                ? [.. sets.Select(set => ReferenceEquals(set, own) ? own with { Skills = [.. own.Skills, .. skills.Select(skill => skill.ToSkill())] } : set)]
                : [.. sets, (SkillSet with { Skills = skills }).ToEntry(Guid.CreateVersion7(now), null, now)];
        }

        return (document with { SkillSets = sets, SkillRules = [.. document.SkillRules, .. rules] }, [.. skills.Select(skill => skill.Key)], rules);
    }
}
