using System.Globalization;
using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Rules.Explanations;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Progression.Features.Play.Replays;

/// <summary>A credit and what caused it, as a posting names both.</summary>
internal readonly record struct Credit(string TokenKey, long Amount, string Reason, string? ReferenceId);

/// <summary>Makes outcomes comparable, and compares them field by field and rule by rule.</summary>
internal static class ReplayComparison
{
    /// <summary>What an evaluation answered, each credit with the rule that paid it.</summary>
    public static ReplayOutcome Outcome(EventEffects effects, IReadOnlyList<Explanation> explanations, IEnumerable<Credit> credits)
    {
        var paid = credits.ToLookup(credit => Payer(explanations, credit), credit => string.Create(CultureInfo.InvariantCulture, $"{credit.TokenKey}:{credit.Amount}"));
        return new ReplayOutcome(effects, [.. explanations.Select(x => new ReplayExplanation(
            x.RuleType, x.RuleId, x.Key, HatchedJson.Name(x.Outcome.ToString()), x.Reason, [.. paid[x]]))]);
    }

    /// <param name="own">What the buddy's own version makes of the same state: where it agrees with <paramref name="before"/>, the other config is the cause.</param>
    public static IReadOnlyList<ReplayChange> Changes(ReplayOutcome before, ReplayOutcome after, ReplayOutcome? own)
    {
        var (was, now, same) = (Values(before), Values(after), own is null ? [] : Values(own));
        return
        [
            .. now.Keys.Union(was.Keys).Where(key => !AreEqual(was, now, key)).Select(key => new ReplayChange(
                key.Field, Of(now, key)?.Rule ?? Of(was, key)?.Rule, Of(was, key)?.Json, Of(now, key)?.Json,
                own is null ? ReplayCause.NoBuddy : AreEqual(was, same, key) ? ReplayCause.Config : ReplayCause.History)),
        ];
    }

    // A badge, a streak and what stands on a path are named by their keys in postings: the last part, where it is a whole way.
    private static Explanation? Payer(IReadOnlyList<Explanation> explanations, Credit credit)
    {
        var type = credit.Reason is "streak_tick" or "streak_milestone" ? "streak" : credit.Reason;
        var key = credit.ReferenceId?.Split('/')[^1];
        return explanations.FirstOrDefault(x => x.RuleType == type && (x.RuleId == credit.ReferenceId || x.Key == key));
    }

    private static Dictionary<Place, Value> Values(ReplayOutcome outcome)
    {
        Dictionary<Place, Value> values = [];
        foreach (var field in JsonSerializer.SerializeToElement(outcome.Effects with { Hint = null }, HatchedJson.Options).EnumerateObject())
        {
            values.Add(new Place(field.Name), new Value(field.Value));
        }

        foreach (var x in outcome.Explanations)
        {
            var rule = new ReplayRule(x.RuleType, x.RuleId, x.Key);
            values[new Place("reason", x.RuleType, x.RuleId)] = new Value(JsonSerializer.SerializeToElement(x.Reason), rule);
            if (x.Credits.Count > 0)
            {
                values[new Place("credits", x.RuleType, x.RuleId)] = new Value(JsonSerializer.SerializeToElement(x.Credits), rule);
            }
        }

        return values;
    }

    private static Value? Of(Dictionary<Place, Value> values, Place place) => values.TryGetValue(place, out var value) ? value : null;

    private static bool AreEqual(Dictionary<Place, Value> one, Dictionary<Place, Value> other, Place place) => (Of(one, place), Of(other, place)) switch
    {
        ({ } a, { } b) => JsonElement.DeepEquals(a.Json, b.Json),
        (null, null) => true,
        _ => false,
    };

    /// <summary>A rule is the same under another name.</summary>
    private readonly record struct Place(string Field, string? RuleType = null, string? RuleId = null);

    private readonly record struct Value(JsonElement Json, ReplayRule? Rule = null);
}
