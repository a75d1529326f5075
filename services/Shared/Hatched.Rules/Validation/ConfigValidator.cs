using Hatched.Rules.Document;

namespace Hatched.Rules.Validation;

/// <summary>Says what is wrong with a config: shapes, ranges, duplicates and references. An empty answer means that it can be published.</summary>
/// <remarks>
/// <c>Check</c> judges one entry of a document, with paths relative to the entry: for routes that change one. Give it the
/// document that already holds the entry. References to other entries are left to <c>Validate</c>: a streak and a badge that name each
/// other could otherwise never be made.
/// </remarks>
internal static partial class ConfigValidator
{
    public static IReadOnlyList<ConfigProblem> Validate(ConfigDocument document, IReadOnlySet<string> audiences)
    {
        List<ConfigProblem> found = [];
        var at = new Problems(found, "");
        var known = new KnownKeys(document, audiences, references: true);
        Each(at, "skill_sets", document.SkillSets, (p, s) => SkillSet(p, s, document));
        Each(at, "coin_rules", document.CoinRules, (p, r) => CoinRule(p, r, known));
        Each(at, "skill_rules", document.SkillRules, (p, r) => SkillRule(p, r, known));
        Each(at, "badge_definitions", document.BadgeDefinitions, (p, b) => Badge(p, b, document, known));
        Each(at, "streak_definitions", document.StreakDefinitions, (p, s) => Streak(p, s, document, known));
        Each(at, "path_definitions", document.PathDefinitions, (p, d) => Path(p, d, document, known));
        Each(at, "skill_decay_rules", document.SkillDecayRules, (p, r) => DecayRule(p, r, known));
        Evolution(at.At("evolution"), document.Evolution, known);
        Each(at, "tokens", document.Tokens, (p, t) => Token(p, t, document));
        Each(at, "marketplaces", document.Marketplaces, (p, m) => Marketplace(p, m, document, known));
        Each(at, "gates", document.Gates, (p, g) => Gate(p, g, document, known));
        EvaluationCost.Check(at, document);
        return found;
    }

    /// <summary>Whether the document may be evaluated at all: asked of drafts that are tried before they are published.</summary>
    public static IReadOnlyList<ConfigProblem> CheckCost(ConfigDocument document)
    {
        List<ConfigProblem> found = [];
        EvaluationCost.Check(new Problems(found, ""), document);
        return found;
    }

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, SkillSet entry) =>
        One(document, audiences, (at, _) => SkillSet(at, entry, document));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, CoinRule entry) =>
        One(document, audiences, (at, known) => CoinRule(at, entry, known));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, SkillRule entry) =>
        One(document, audiences, (at, known) => SkillRule(at, entry, known));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, BadgeDefinition entry) =>
        One(document, audiences, (at, known) => Badge(at, entry, document, known));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, StreakDefinition entry) =>
        One(document, audiences, (at, known) => Streak(at, entry, document, known));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, PathDefinition entry) =>
        One(document, audiences, (at, known) => Path(at, entry, document, known));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, SkillDecayRule entry) =>
        One(document, audiences, (at, known) => DecayRule(at, entry, known));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, EvolutionConfig entry) =>
        One(document, audiences, (at, known) => Evolution(at, entry, known));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, TokenConfig entry) =>
        One(document, audiences, (at, _) => Token(at, entry, document));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, Marketplace entry) =>
        One(document, audiences, (at, known) => Marketplace(at, entry, document, known));

    public static IReadOnlyList<ConfigProblem> Check(ConfigDocument document, IReadOnlySet<string> audiences, Gate entry) =>
        One(document, audiences, (at, known) => Gate(at, entry, document, known));

    private static List<ConfigProblem> One(ConfigDocument document, IReadOnlySet<string> audiences, Action<Problems, KnownKeys> check)
    {
        List<ConfigProblem> found = [];
        check(new Problems(found, ""), new KnownKeys(document, audiences, references: false));
        return found;
    }

    private static void Each<T>(Problems at, string field, IReadOnlyList<T> entries, Action<Problems, T> check)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            check(at.At(field, i), entries[i]);
        }
    }

    /// <summary>Adds a problem at every entry whose key another one has too.</summary>
    private static void Unique<T>(Problems at, T own, IEnumerable<T> all, Func<T, string> key, Func<T, object> id)
        where T : class
    {
        at.Unless(!all.Any(other => key(other) == key(own) && !id(other).Equals(id(own))), $"'{key(own)}' is already taken");
    }
}
