using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Rules.Matching;

namespace Hatched.Rules.Conditions;

/// <summary>One comparison with an event property; the clauses of a list must all hold.</summary>
public sealed record WhereClause
{
    /// <summary>A property name, or a dotted path into nested objects.</summary>
    public required string Property { get; init; }

    public required WhereOperator Operator { get; init; }

    /// <summary>A scalar; a list of scalars for <c>in</c>; a number for the orderings; for <c>exists</c> a boolean, or absent for true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Value { get; init; }
}

/// <summary>How a property is compared.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WhereOperator>))]
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
