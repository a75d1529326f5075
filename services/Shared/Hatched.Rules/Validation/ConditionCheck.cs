using Hatched.Rules.Conditions;

namespace Hatched.Rules.Validation;

/// <summary>Whether a condition can ever be met: ranges, and references to what is there.</summary>
internal static class ConditionCheck
{
    public static void Check(Problems at, string field, Condition? condition, KnownKeys known)
    {
        if (condition is not null)
        {
            Check(at.At(field).At("config"), condition, known);
        }
    }

    public static void CheckAll(Problems at, string field, IReadOnlyList<Condition> conditions, KnownKeys known)
    {
        at.At(field).Unless(conditions.Count <= Limits.MaxListed, $"must have at most {Limits.MaxListed} conditions");
        for (var i = 0; i < conditions.Count; i++)
        {
            Check(at.At(field, i).At("config"), conditions[i], known);
        }
    }

    private static void Check(Problems at, Condition condition, KnownKeys known)
    {
        switch (condition)
        {
            case EventCountCondition { Config: var c }:
                Limits.EventType(at.At("event_type"), c.EventType);
                Limits.Amount(at.At("count"), c.Count);
                WhereCheck.Check(at, "where", c.Where ?? []);
                break;
            case CustomCondition { Config: var c }:
                Limits.EventType(at.At("event_type"), c.EventType);
                at.At("where").Unless(c.Where.Count > 0, "must have at least one clause");
                WhereCheck.Check(at, "where", c.Where);
                break;
            case MilestoneCondition { Config: var c }:
                Limits.Range(at.At("threshold"), c.Threshold, 1, c.Metric == MilestoneMetric.EvolutionStage ? 5 : Limits.MaxAmount);
                break;
            case StreakCondition { Config: var c }:
                known.Streak(at.At("streak_key"), c.StreakKey);
                Limits.Range(at.At("length"), c.Length, 1, 100_000);
                break;
            case SkillLevelCondition { Config: var c }:
                known.Skill(at.At("skill_key"), c.SkillKey);
                Limits.Amount(at.At("level"), c.Level);
                break;
            case CollectionCondition { Config: var c }:
                Collection(at, c, known);
                break;
            case EvolutionCondition { Config: var c }:
                Limits.Range(at.At("stage"), c.Stage, 1, 5);
                break;
            case CoinCondition { Config: var c }:
                Limits.Amount(at.At("amount"), c.Amount);
                break;
            case BadgeEarnedCondition { Config: var c }:
                known.Badge(at.At("badge_key"), c.BadgeKey);
                break;
            case GateUnlockedCondition { Config: var c }:
                known.Gate(at.At("gate_key"), c.GateKey);
                break;
            case TokenCondition { Config: var c }:
                known.Token(at.At("token_key"), c.TokenKey);
                Limits.Amount(at.At("amount"), c.Amount);
                break;
        }
    }

    private static void Collection(Problems at, CollectionConfig config, KnownKeys known)
    {
        if (config.BadgeKeys is null == config.ItemIds is null)
        {
            at.Add("must have either badge_keys or item_ids");
            return;
        }

        for (var i = 0; i < (config.BadgeKeys?.Count ?? 0); i++)
        {
            known.Badge(at.At("badge_keys", i), config.BadgeKeys![i]);
        }

        for (var i = 0; i < (config.ItemIds?.Count ?? 0); i++)
        {
            known.Item(at.At("item_ids", i), config.ItemIds![i]);
        }

        var listed = config.BadgeKeys?.Count ?? config.ItemIds!.Count;
        var distinct = config.BadgeKeys?.Distinct(StringComparer.Ordinal).Count() ?? config.ItemIds!.Distinct().Count();
        var field = at.At(config.BadgeKeys is null ? "item_ids" : "badge_keys");
        field.Unless(listed is > 0 and <= Limits.MaxListed, $"must list between 1 and {Limits.MaxListed}");
        field.Unless(listed == distinct, "must not list anything twice");
        at.At("count").Unless(config.Count is null || (config.Count >= 1 && config.Count <= listed), "must be between 1 and the number listed");
    }
}
