using System.Collections.Frozen;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;

namespace Hatched.Rules.Compiled;

/// <summary>What buddies of one audience are subject to. Rules of other audiences stand in it as blocked, so that they are explained.</summary>
internal sealed record AudiencePlan
{
    public required FrozenDictionary<string, EventPlan> Events { get; init; }

    public required CompiledBadge[] Badges { get; init; }

    public required FrozenDictionary<string, CompiledBadge> BadgesByKey { get; init; }

    public required CompiledStreak[] Streaks { get; init; }

    public required CompiledPath? Path { get; init; }

    /// <summary>What the audience's buddies cannot complete of any path.</summary>
    public required IReadOnlyList<IdlePathPart> IdlePathParts { get; init; }
}

/// <summary>What an event of one type sets going.</summary>
internal sealed record EventPlan
{
    public required int Fact { get; init; }

    /// <summary>What the rules look at.</summary>
    public required PropertyIndex Properties { get; init; }

    /// <summary>Filtered counters that conditions read.</summary>
    public required (string Key, Where Where)[] Counters { get; init; }

    public required CompiledStreak[] Streaks { get; init; }

    public required CompiledSkillRule[] SkillRules { get; init; }

    public required CompiledCoinRule[] CoinRules { get; init; }

    public required CompiledTokenRule[] TokenRules { get; init; }
}

/// <summary>Builds the plans of all audiences of one config.</summary>
internal sealed class PlanCompiler(Ruleset rules, ConditionCompiler conditions)
{
    // What is out of the question is explained by what it would count; nothing is counted for it.
    private readonly ConditionCompiler _idle = new(rules.Skills, rules.Tokens.Coins.Key, rules.Facts, new PropertyIndexes());

    public AudiencePlan Compile(string? audience)
    {
        var document = rules.Document;
        CompiledBadge[] badges = [.. document.BadgeDefinitions.Select(b => new CompiledBadge(b, audience, conditions, rules.Tokens, rules.Facts))];
        CompiledStreak[] streaks = [.. document.StreakDefinitions.Select(s => new CompiledStreak(s, audience, rules.Tokens, rules.Facts, rules.Properties.Of(s.EventType)))];
        var streaksByKey = streaks.DistinctBy(s => s.Key).ToDictionary(s => s.Key, StringComparer.Ordinal);
        var path = document.PathDefinitions.FirstOrDefault(p => p.IsActive && p.Audience == audience);
        var compiledPath = path is null ? null : new CompiledPath(path, conditions);
        var idle = document.PathDefinitions.SelectMany(p => IdlePathPart.Of(p, isActive: p == path, audience, _idle)).ToArray();

        // Stages and items are compiled before, badges and paths just now: every counter that a condition reads is known here.
        return new AudiencePlan
        {
            Badges = badges,
            BadgesByKey = badges.DistinctBy(b => b.Key).ToFrozenDictionary(b => b.Key, StringComparer.Ordinal),
            Streaks = streaks,
            Path = compiledPath,
            IdlePathParts = idle,
            Events = Types(document).ToFrozenDictionary(type => type, type => Event(type, audience, streaks, streaksByKey), StringComparer.Ordinal),
        };
    }

    private EventPlan Event(string type, string? audience, CompiledStreak[] streaks, Dictionary<string, CompiledStreak> byKey)
    {
        var document = rules.Document;
        var properties = rules.Properties.Of(type);
        return new EventPlan
        {
            Properties = properties,
            Fact = rules.Facts.Event(type),
            Counters = conditions.Counters.TryGetValue(type, out var counters) ? [.. counters.Select(c => (c.Key, c.Value))] : [],
            Streaks = [.. streaks.Where(s => s.EventType == type)],
            SkillRules = [.. document.SkillRules.Where(r => r.EventType == type).Select(r => new CompiledSkillRule(r, audience, rules.Skills, properties))],
            CoinRules = [.. document.CoinRules.Where(r => r.EventType == type).Select(r => new CompiledCoinRule(r, audience, byKey, properties))],
            TokenRules = [.. rules.Tokens.Rules.Where(r => r.EventType == type)],
        };
    }

    private HashSet<string> Types(ConfigDocument document) =>
    [
        .. conditions.EventTypes,
        .. _idle.EventTypes,
        .. document.StreakDefinitions.Select(s => s.EventType),
        .. document.SkillRules.Select(r => r.EventType),
        .. document.CoinRules.Select(r => r.EventType),
        .. rules.Tokens.Rules.Select(r => r.EventType),
    ];
}
