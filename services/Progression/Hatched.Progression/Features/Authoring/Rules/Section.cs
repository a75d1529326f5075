using Hatched.Rules.Document;
using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Progression.Features.Authoring.Rules;

/// <summary>One list of a config document that has routes of its own.</summary>
/// <param name="Noun">One entry, in words: <c>coin rule</c>. Path, tag, operation ids and summaries follow from it.</param>
/// <param name="Keys">What no other entry of the list may have, each as <c>key x</c> or <c>skill x</c>.</param>
/// <param name="Check">What is wrong with one entry, with paths relative to it.</param>
internal sealed record Section<TEntry>(
    string Noun,
    Func<ConfigDocument, IReadOnlyList<TEntry>> Read,
    Func<ConfigDocument, IReadOnlyList<TEntry>, ConfigDocument> Write,
    Func<TEntry, Guid> Id,
    Func<TEntry, IEnumerable<string>> Keys,
    Func<ConfigDocument, IReadOnlySet<string>, TEntry, IReadOnlyList<ConfigProblem>> Check);

/// <summary>What a client sends of an entry: all but what the server gives it.</summary>
public interface IEntryInput<TEntry>
    where TEntry : class
{
    /// <summary>Null: every audience.</summary>
    string? Audience { get; }

    /// <param name="id">Stays with the entry over versions: caps and awards are kept by it.</param>
    /// <param name="before">The entry that this one replaces.</param>
    TEntry ToEntry(Guid id, TEntry? before, DateTimeOffset now);
}

/// <summary>The lists that have routes.</summary>
internal static class Sections
{
    /// <summary>In each list.</summary>
    public const int MaxEntries = 500;

    public static readonly Section<CoinRule> CoinRules = new(
        "coin rule", d => d.CoinRules, (d, list) => d with { CoinRules = list }, r => r.Id, _ => [], ConfigValidator.Check);

    public static readonly Section<SkillRule> SkillRules = new(
        "skill rule", d => d.SkillRules, (d, list) => d with { SkillRules = list }, r => r.Id, _ => [], ConfigValidator.Check);

    public static readonly Section<SkillDecayRule> SkillDecayRules = new(
        "skill decay rule", d => d.SkillDecayRules, (d, list) => d with { SkillDecayRules = list }, r => r.Id, _ => [], ConfigValidator.Check);

    public static readonly Section<SkillSet> SkillSets = new(
        "skill set", d => d.SkillSets, (d, list) => d with { SkillSets = list }, s => s.Id,
        s => s.Skills.Select(skill => $"skill {skill.Key}").Prepend($"key {s.Key}"), ConfigValidator.Check);

    public static readonly Section<BadgeDefinition> BadgeDefinitions = new(
        "badge definition", d => d.BadgeDefinitions, (d, list) => d with { BadgeDefinitions = list }, b => b.Id, b => [$"key {b.Key}"], ConfigValidator.Check);

    public static readonly Section<StreakDefinition> StreakDefinitions = new(
        "streak definition", d => d.StreakDefinitions, (d, list) => d with { StreakDefinitions = list }, s => s.Id, s => [$"key {s.Key}"], ConfigValidator.Check);

    public static ApiError Full(string noun) => ApiError.BadRequest($"A config holds at most {MaxEntries} {noun}s.");
}
