using Hatched.Rules.Conditions;
using Hatched.Rules.Document;

namespace Hatched.Rules.Validation;

/// <summary>
/// How much comparing one event may set going. All rules of an event's type look at its properties, on a machine that other customers
/// share: a config whose rules would keep it busy for long is refused before it is published.
/// </summary>
/// <remarks>
/// A step is a comparison with a short value, some 50 ns. A property weighs more, because it is searched among all of the event's, and so
/// does <c>contains</c>, which may read 32 KiB. At the limit the largest event costs some milliseconds; 500 rules of 19 plain clauses stay
/// below it.
/// </remarks>
internal sealed class EvaluationCost
{
    public const int MostSteps = 10_000;

    private const int StepsOfContains = 10;
    private const int StepsOfProperty = 20;

    private readonly Dictionary<string, TypeCost> _types = new(StringComparer.Ordinal);

    private EvaluationCost()
    {
    }

    /// <summary>Adds a problem at the clauses with which an event type passes the limit, one a type.</summary>
    public static void Check(Problems at, ConfigDocument document)
    {
        var cost = new EvaluationCost();
        foreach (var (path, type, clauses) in Clauses(document))
        {
            cost.Add(type, path, clauses);
        }

        foreach (var (type, total) in cost._types.Where(type => type.Value.Steps > MostSteps))
        {
            at.At(total.PassedAt!).Add(
                $"the rules of '{type}' would compare too much for one event ({total.Steps} steps, at most {MostSteps}). Use eq or in where contains is not "
                + "needed, let your server send what is looked for as a short property of its own, or send different things as events of different types");
        }
    }

    private void Add(string type, string path, IReadOnlyList<WhereClause> clauses)
    {
        var cost = _types.GetValueOrDefault(type) ?? (_types[type] = new TypeCost());
        foreach (var clause in clauses)
        {
            cost.Steps += clause.Operator is WhereOperator.Contains ? StepsOfContains : Values(clause);
            cost.Steps += cost.Properties.Add(clause.Property) ? StepsOfProperty : 0;
        }

        cost.PassedAt ??= cost.Steps > MostSteps ? path : null;
    }

    private static int Values(WhereClause clause) =>
        clause.Value is { ValueKind: System.Text.Json.JsonValueKind.Array } list ? Math.Max(1, list.GetArrayLength()) : 1;

    private static IEnumerable<(string Path, string Type, IReadOnlyList<WhereClause> Clauses)> Clauses(ConfigDocument document) =>
    [
        .. document.CoinRules.Select((rule, i) => ($"coin_rules[{i}].where", rule.EventType, rule.Where)),
        .. document.SkillRules.Select((rule, i) => ($"skill_rules[{i}].where", rule.EventType, rule.Where)),
        .. document.StreakDefinitions.Select((streak, i) => ($"streak_definitions[{i}].where", streak.EventType, streak.Where)),
        .. document.Tokens.SelectMany((token, i) =>
            token.EarnRules.Select((rule, j) => ($"tokens[{i}].earn_rules[{j}].where", rule.EventType, rule.Where))),
        .. Conditions(document).SelectMany(one => OfCondition(one.Path, one.Condition)),
    ];

    private static IEnumerable<(string Path, Condition? Condition)> Conditions(ConfigDocument document) =>
    [
        .. document.BadgeDefinitions.Select((badge, i) => ($"badge_definitions[{i}].condition", badge.Condition)),
        .. document.PathDefinitions.SelectMany((path, i) => path.Steps.SelectMany((step, j) => OfStep($"path_definitions[{i}].steps[{j}]", step))),
        .. document.Evolution.Stages.SelectMany((stage, i) =>
            stage.Requirements.Select((condition, j) => ($"evolution.stages[{i}].requirements[{j}]", (Condition?)condition))),
        .. document.Marketplaces.SelectMany((shop, i) => shop.Items.SelectMany((item, j) =>
            item.Visibility.Select((condition, k) => ($"marketplaces[{i}].items[{j}].visibility[{k}]", (Condition?)condition)))),
    ];

    private static IEnumerable<(string Path, Condition? Condition)> OfStep(string path, PathStep step) =>
    [
        ($"{path}.unlock_condition", step.UnlockCondition),
        ($"{path}.completion_condition", step.CompletionCondition),
        .. step.SubSteps.Select((subStep, i) => ($"{path}.sub_steps[{i}].completion_condition", subStep.CompletionCondition)),
    ];

    private static IEnumerable<(string Path, string Type, IReadOnlyList<WhereClause> Clauses)> OfCondition(string path, Condition? condition) => condition switch
    {
        EventCountCondition { Config: { Where: { } where } config } => [($"{path}.config.where", config.EventType, where)],
        CustomCondition { Config: var config } => [($"{path}.config.where", config.EventType, config.Where)],
        _ => [],
    };

    private sealed class TypeCost
    {
        public int Steps { get; set; }

        public HashSet<string> Properties { get; } = new(StringComparer.Ordinal);

        public string? PassedAt { get; set; }
    }
}
