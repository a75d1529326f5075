using System.Collections.Frozen;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;
using Hatched.Rules.Steps;

namespace Hatched.Rules.Compiled;

/// <summary>A config version compiled for evaluation. Immutable and safe to share: cache it by version id.</summary>
internal sealed class Ruleset
{
    private readonly FrozenDictionary<string, AudiencePlan> _plans;
    private readonly AudiencePlan _others;

    private Ruleset(Ruleset rules, Capabilities lacking)
    {
        (_plans, _others, Lacking) = (rules._plans, rules._others, lacking);
        (Document, Facts, Skills, Tokens, Stages, Visibility) = (rules.Document, rules.Facts, rules.Skills, rules.Tokens, rules.Stages, rules.Visibility);
        Properties = rules.Properties;
        (TotalEventsFact, BadgeCountFact, StageFact, FactCount) = (rules.TotalEventsFact, rules.BadgeCountFact, rules.StageFact, rules.FactCount);
    }

    private Ruleset(ConfigDocument document)
    {
        Document = document;
        Facts = new FactIndex();
        Skills = new CompiledSkills(document.SkillSets, Facts);
        Properties = new PropertyIndexes();
        Tokens = new CompiledTokens(document.Tokens, Facts, Properties);
        var conditions = new ConditionCompiler(Skills, Tokens.Coins.Key, Facts, Properties);
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
        Properties.Complete();
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

    /// <summary>By event type; complete likewise.</summary>
    public PropertyIndexes Properties { get; }

    public int FactCount { get; }

    public int TotalEventsFact { get; }

    public int BadgeCountFact { get; }

    public int StageFact { get; }

    public static Ruleset Compile(ConfigDocument document) => new(document);

    /// <summary>What an evaluation passes over: nothing of it is awarded, completed, paid or told. What is counted goes on being counted.</summary>
    public Capabilities Lacking { get; }

    /// <summary>The same rules for a customer without these capabilities; everything compiled is shared.</summary>
    public Ruleset Without(Capabilities lacking) => lacking == Lacking ? this : new(this, lacking);

    public bool Lacks(Capabilities capability) => (Lacking & capability) != Capabilities.None;

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
