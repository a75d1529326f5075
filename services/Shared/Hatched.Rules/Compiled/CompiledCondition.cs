using Hatched.Rules.Conditions;
using Hatched.Rules.Matching;
using Hatched.Rules.State;
using Hatched.Rules.Views;

namespace Hatched.Rules.Compiled;

/// <summary>A condition as a measure of the state that must reach a target.</summary>
internal sealed class CompiledCondition(Condition source, long target, Func<BuddyState, long> measure, params int[] facts)
{
    public Condition Source { get; } = source;

    public long Target { get; } = target;

    /// <summary>The facts that it reads.</summary>
    public int[] Facts { get; } = facts;

    public long Current(BuddyState state) => measure(state);

    public bool Holds(BuddyState state) => measure(state) >= Target;

    public RequirementStatus Describe(BuddyState state)
    {
        var current = Current(state);
        return new RequirementStatus(Source, current, Target, current >= Target);
    }
}

/// <summary>Compiles conditions against the skills and tokens of a config.</summary>
internal sealed class ConditionCompiler(CompiledSkills skills, string coinKey, FactIndex facts, PropertyIndexes properties)
{
    /// <summary>The filtered counters that the compiled conditions read, by event type.</summary>
    public Dictionary<string, Dictionary<string, Where>> Counters { get; } = new(StringComparer.Ordinal);

    /// <summary>Every event type that a condition counts.</summary>
    public HashSet<string> EventTypes { get; } = new(StringComparer.Ordinal);

    public CompiledCondition? CompileOptional(Condition? condition) => condition is null ? null : Compile(condition);

    public CompiledCondition Compile(Condition condition) => condition switch
    {
        EventCountCondition { Config: var c } => Events(condition, c.EventType, c.Where ?? [], c.Count),
        CustomCondition { Config: var c } => Events(condition, c.EventType, c.Where, 1),
        MilestoneCondition { Config: var c } => Milestone(condition, c),
        StreakCondition { Config: var c } =>
            new(condition, c.Length, s => s.Streaks.GetValueOrDefault(c.StreakKey).Longest, facts.Streak(c.StreakKey)),
        SkillLevelCondition { Config: var c } => new(condition, c.Level, SkillLevel(c.SkillKey), facts.Skill(c.SkillKey)),
        CollectionCondition { Config: var c } => Collection(condition, c),
        EvolutionCondition { Config: var c } => new(condition, c.Stage, s => s.Stage, facts.Stage),
        CoinCondition { Config: var c } => Token(condition, coinKey, c.Basis, c.Amount),
        BadgeEarnedCondition { Config: var c } =>
            new(condition, 1, s => s.Badges.ContainsKey(c.BadgeKey) ? 1 : 0, facts.Badge(c.BadgeKey)),
        GateUnlockedCondition { Config: var c } => new(condition, 1, s => s.Gates.Contains(c.GateKey) ? 1 : 0, facts.Gate(c.GateKey)),
        TokenCondition { Config: var c } => Token(condition, c.TokenKey, c.Basis, c.Amount),
        _ => throw new ArgumentException($"No measure for {condition.GetType().Name}.", nameof(condition)),
    };

    private CompiledCondition Events(Condition condition, string type, IReadOnlyList<WhereClause> where, long count)
    {
        EventTypes.Add(type);
        if (where.Count == 0)
        {
            return new(condition, count, s => s.Counters.GetValueOrDefault(type), facts.Event(type));
        }

        var key = Where.CounterKey(type, where);
        if (!Counters.TryGetValue(type, out var counters))
        {
            Counters[type] = counters = new(StringComparer.Ordinal);
        }

        counters[key] = properties.Of(type).Compile(where);
        return new(condition, count, s => s.FilteredCounters.GetValueOrDefault(key), facts.Event(type));
    }

    private CompiledCondition Milestone(Condition condition, MilestoneConfig config) => config.Metric switch
    {
        MilestoneMetric.TotalEvents => new(condition, config.Threshold, s => s.TotalEvents, facts.TotalEvents),
        MilestoneMetric.CoinsEarned => Token(condition, coinKey, AmountBasis.LifetimeEarned, config.Threshold),
        MilestoneMetric.TotalSkillLevel => new(condition, config.Threshold, skills.TotalLevel, facts.TotalSkillLevel),
        MilestoneMetric.BadgeCount => new(condition, config.Threshold, s => s.Badges.Count, facts.BadgeCount),
        MilestoneMetric.ItemCount => new(condition, config.Threshold, s => s.Items.Count, facts.Items),
        _ => new(condition, config.Threshold, s => s.Stage, facts.Stage),
    };

    private CompiledCondition Collection(Condition condition, CollectionConfig config)
    {
        if (config.ItemIds is { } ids)
        {
            return new(condition, config.Count ?? ids.Count, s => ids.Count(s.Items.Contains), facts.Items);
        }

        var keys = config.BadgeKeys ?? [];
        return new(condition, config.Count ?? keys.Count, s => keys.Count(s.Badges.ContainsKey), [.. keys.Select(facts.Badge)]);
    }

    private CompiledCondition Token(Condition condition, string tokenKey, AmountBasis basis, long amount)
    {
        var wallet = tokenKey == coinKey ? BuddyState.CoinsWallet : tokenKey;
        return new(
            condition,
            amount,
            basis == AmountBasis.Balance ? s => s.Wallets.GetValueOrDefault(wallet).Balance : s => s.Wallets.GetValueOrDefault(wallet).Earned,
            facts.Token(tokenKey));
    }

    private Func<BuddyState, long> SkillLevel(string key)
    {
        var skill = skills.Find(key);
        return skill is null ? _ => 0 : s => skill.Level(s.Skills.GetValueOrDefault(key));
    }
}
