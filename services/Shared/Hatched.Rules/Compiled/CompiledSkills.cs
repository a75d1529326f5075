using Hatched.Rules.Document;
using Hatched.Rules.Matching;
using Hatched.Rules.State;

namespace Hatched.Rules.Compiled;

/// <summary>One skill: how far it goes and how its points make levels.</summary>
internal sealed record CompiledSkill(string Key, long MaxValue, long PointsPerLevel, bool IsActive, int Fact)
{
    public long Level(long value) => value / PointsPerLevel;
}

/// <summary>The skills of all skill sets. Those of inactive sets keep their values and stop growing.</summary>
internal sealed class CompiledSkills
{
    private readonly CompiledSkill[] _all;
    private readonly Dictionary<string, CompiledSkill> _byKey;

    public CompiledSkills(IReadOnlyList<SkillSet> sets, FactIndex facts)
    {
        _all =
        [
            .. sets.SelectMany(set => set.Skills.Select(skill => new CompiledSkill(
                skill.Key, skill.MaxValue, Math.Max(1, skill.PointsPerLevel), set.IsActive, facts.Skill(skill.Key)))),
        ];
        TotalFact = facts.TotalSkillLevel;
        _byKey = _all.DistinctBy(s => s.Key).ToDictionary(s => s.Key, StringComparer.Ordinal);
    }

    /// <summary>The fact that any skill changes.</summary>
    public int TotalFact { get; }

    public CompiledSkill? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The sum of all levels: what players see as XP.</summary>
    public long TotalLevel(BuddyState state)
    {
        long total = 0;
        foreach (var skill in _all)
        {
            total += skill.Level(state.Skills.GetValueOrDefault(skill.Key));
        }

        return total;
    }
}
