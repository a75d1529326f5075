using System.Collections.Frozen;
using Hatched.Progression.Features.Configs.Document;

namespace Hatched.Progression.Features.Evaluation;

/// <summary>A config version compiled for evaluation. Immutable and safe to share: cache it by version id.</summary>
internal sealed class Ruleset
{
    private readonly FrozenDictionary<string, AudiencePlan> _plans;
    private readonly AudiencePlan _others;

    private Ruleset(ConfigDocument document)
    {
        Document = document;
        Facts = new FactIndex();
        Skills = new CompiledSkills(document.SkillSets, Facts);
        Tokens = new CompiledTokens(document.Tokens, Facts);
        var conditions = new ConditionCompiler(Skills, Tokens.Coins.Key, Facts);
        Stages = document.Evolution.Stages.DistinctBy(s => s.Stage).ToFrozenDictionary(s => s.Stage, s => new CompiledStage(s, conditions, Facts));
        Visibility = document.Marketplaces.SelectMany(m => m.Items).DistinctBy(i => i.Id)
            .ToFrozenDictionary(i => i.Id, i => i.Visibility.Select(conditions.Compile).ToArray());

        var compiler = new PlanCompiler(this, conditions);
        _others = compiler.Compile(null);
        _plans = Audiences(document).ToFrozenDictionary(a => a, a => compiler.Compile(a), StringComparer.Ordinal);
        TotalEventsFact = Facts.TotalEvents;
        BadgeCountFact = Facts.BadgeCount;
        StageFact = Facts.Stage;
        FactCount = Facts.Count;
    }

    public ConfigDocument Document { get; }

    public CompiledSkills Skills { get; }

    public CompiledTokens Tokens { get; }

    /// <summary>Stages by their number.</summary>
    public FrozenDictionary<int, CompiledStage> Stages { get; }

    /// <summary>What must hold to see an item, by its id.</summary>
    public FrozenDictionary<Guid, CompiledCondition[]> Visibility { get; }

    /// <summary>Complete once the constructor is done; nothing is added later.</summary>
    public FactIndex Facts { get; }

    public int FactCount { get; }

    public int TotalEventsFact { get; }

    public int BadgeCountFact { get; }

    public int StageFact { get; }

    public static Ruleset Compile(ConfigDocument document) => new(document);

    /// <summary>The rules as a buddy of this audience meets them.</summary>
    public AudiencePlan For(string audience) => _plans.GetValueOrDefault(audience, _others);

    private static HashSet<string> Audiences(ConfigDocument document) =>
    [
        .. new[]
        {
            document.CoinRules.Select(r => r.Audience),
            document.SkillRules.Select(r => r.Audience),
            document.BadgeDefinitions.Select(b => b.Audience),
            document.StreakDefinitions.Select(s => s.Audience),
            document.PathDefinitions.Select(p => (string?)p.Audience),
        }.SelectMany(named => named).OfType<string>(),
    ];
}
