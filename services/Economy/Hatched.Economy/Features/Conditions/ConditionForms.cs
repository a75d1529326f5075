using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hatched.Contracts;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Economy.Features.Conditions;

/// <summary>What each type of condition takes in its <c>config</c>.</summary>
internal static partial class ConditionForms
{
    public const long MaxAmount = 1_000_000_000;
    private const int MaxListed = 100;
    private const int MaxClauses = 20;

    private static readonly Form EventType = new("event_type", true, IsEventType, "must match [a-z0-9_.:-]{1,100}");
    private static readonly Form Basis = Words("basis", "balance", "lifetime_earned");

    private static readonly Dictionary<ConditionType, Form[]> Forms = new()
    {
        [ConditionType.EventCount] = [EventType, Number("count", MaxAmount), Where(required: false)],
        [ConditionType.Milestone] =
        [
            Words("metric", "total_events", "coins_earned", "total_skill_level", "badge_count", "item_count", "evolution_stage"),
            Number("threshold", MaxAmount),
        ],
        [ConditionType.Streak] = [Key("streak_key"), Number("length", 100_000)],
        [ConditionType.SkillLevel] = [Key("skill_key"), Number("level", MaxAmount)],
        [ConditionType.Collection] =
        [
            List("badge_keys", IsKey, "must be a list of 1 to 100 badge keys"),
            List("item_ids", value => value.TryGetGuid(out _), "must be a list of 1 to 100 item ids"),
            Number("count", MaxListed, required: false),
        ],
        [ConditionType.Evolution] = [Number("stage", 5)],
        [ConditionType.Coin] = [Number("amount", MaxAmount), Basis],
        [ConditionType.BadgeEarned] = [Key("badge_key")],
        [ConditionType.GateUnlocked] = [Key("gate_key")],
        [ConditionType.Token] = [Key("token_key"), Number("amount", MaxAmount), Basis],
        [ConditionType.Custom] = [EventType, Where(required: true)],
    };

    private sealed record Form(string Name, bool Required, Func<JsonElement, bool> Fits, string Wanted);

    /// <summary>What is wrong with a condition, by field.</summary>
    public static IEnumerable<ValidationResult> Faults(Condition condition)
    {
        if (condition.Config.ValueKind is not JsonValueKind.Object)
        {
            yield return Fault("", "must be an object");
            yield break;
        }

        var forms = Forms[condition.Type];
        foreach (var property in condition.Config.EnumerateObject().Where(property => Array.TrueForAll(forms, form => form.Name != property.Name)))
        {
            yield return new ValidationResult($"property {property.Name} should not exist", [$"{nameof(Condition.Config)}.{property.Name}"]);
        }

        foreach (var form in forms)
        {
            var there = condition.Config.TryGetProperty(form.Name, out var value);
            if (there ? !form.Fits(value) : form.Required)
            {
                yield return Fault(form.Name, there ? form.Wanted : "is required");
            }
        }

        if (condition.Type is ConditionType.Collection
            && condition.Config.TryGetProperty("badge_keys", out _) == condition.Config.TryGetProperty("item_ids", out _))
        {
            yield return Fault("", "must have either badge_keys or item_ids");
        }
    }

    /// <summary>What is wrong with the value that an operator is to compare with, or null.</summary>
    public static string? ValueFault(WhereOperator op, JsonElement? value) => op switch
    {
        WhereOperator.Exists => value is null or { ValueKind: JsonValueKind.True or JsonValueKind.False } ? null : "must be a boolean or absent",
        WhereOperator.Gt or WhereOperator.Gte or WhereOperator.Lt or WhereOperator.Lte =>
            value is { ValueKind: JsonValueKind.Number } number && IsScalar(number) ? null : "must be a number",
        WhereOperator.In => value is { } list && IsList(list, IsScalar) ? null : $"must be a list of 1 to {MaxListed} strings, numbers or booleans",
        _ => value is { } scalar && IsScalar(scalar) ? null : "must be a string, a number or a boolean",
    };

    private static ValidationResult Fault(string name, string message)
    {
        var field = name.Length is 0 ? nameof(Condition.Config) : $"{nameof(Condition.Config)}.{name}";
        return new ValidationResult($"{(name.Length is 0 ? "config" : name)} {message}", [field]);
    }

    private static Form Number(string name, long max, bool required = true) =>
        new(name, required, value => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) && number >= 1 && number <= max, $"must be an integer between 1 and {max}");

    private static Form Words(string name, params string[] words) =>
        new(name, true, value => StorableJson.Text(value) is { } word && words.Contains(word), $"must be one of {string.Join(", ", words)}");

    private static Form Key(string name) => new(name, true, IsKey, "must match [a-z][a-z0-9_]{0,63}");

    private static Form List(string name, Func<JsonElement, bool> each, string wanted) =>
        new(name, false, value => IsList(value, element => element.ValueKind is JsonValueKind.String && each(element)), wanted);

    private static Form Where(bool required) => new(
        "where", required, value => value.ValueKind is JsonValueKind.Array && value.GetArrayLength() is var n && n <= MaxClauses && (n > 0 || !required) && value.EnumerateArray().All(IsClause),
        $"must be a list of at most {MaxClauses} clauses of property, operator and value");

    private static bool IsClause(JsonElement element)
    {
        try
        {
            return element.Deserialize<WhereClause>(HatchedJson.Options) is { Property.Length: > 0 and <= 200 } clause
                && !clause.Validate(new ValidationContext(clause)).Any();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsList(JsonElement value, Func<JsonElement, bool> each) =>
        value.ValueKind is JsonValueKind.Array && value.GetArrayLength() is >= 1 and <= MaxListed && value.EnumerateArray().All(each);

    private static bool IsScalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => StorableJson.Text(value) is { Length: <= 500 },
        JsonValueKind.Number => StorableJson.IsNumber(value),
        JsonValueKind.True or JsonValueKind.False => true,
        _ => false,
    };

    private static bool IsKey(JsonElement value) => StorableJson.Text(value) is { } key && KeyPattern().IsMatch(key);

    private static bool IsEventType(JsonElement value) => StorableJson.Text(value) is { } type && EventTypePattern().IsMatch(type);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}\\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^[a-z0-9_.:-]{1,100}\\z")]
    private static partial Regex EventTypePattern();
}
