using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.ServiceDefaults.OpenApi;

namespace Hatched.Economy.Features.Conditions;

/// <summary>What the condition looks at.</summary>
public enum ConditionType
{
    EventCount,
    Milestone,
    Streak,
    SkillLevel,
    Collection,
    Evolution,
    Coin,
    BadgeEarned,
    GateUnlocked,
    Token,
    Custom,
}

/// <summary>One of the closed set of conditions; Progression decides whether it holds, here only its form is judged.</summary>
/// <param name="Config">What the type takes: <c>{"stage":2}</c> for <c>evolution</c>.</param>
public sealed record Condition(ConditionType Type, [property: Holds] JsonElement Config) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => ConditionForms.Faults(this);
}

/// <summary>How a property is compared.</summary>
public enum WhereOperator
{
    Eq,
    Neq,
    Gt,
    Gte,
    Lt,
    Lte,
    In,
    Contains,
    Exists,
}

/// <summary>One comparison with a property of an event; all of a list must hold.</summary>
/// <param name="Property">A name, or a dotted path.</param>
/// <param name="Value">A scalar; a list of scalars for <c>in</c>; a number for the orderings; for <c>exists</c> a boolean, or absent for true.</param>
public sealed record WhereClause(
    [property: StringLength(200, MinimumLength = 1)] string Property,
    WhereOperator Operator,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Value = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Property.Split('.') is not { Length: <= 8 } path || Array.Exists(path, part => part.Length is 0))
        {
            yield return new ValidationResult("property must be a name or a dotted path", [nameof(Property)]);
        }

        if (ConditionForms.ValueFault(Operator, Value) is { } fault)
        {
            yield return new ValidationResult($"value {fault}", [nameof(Value)]);
        }
    }
}
