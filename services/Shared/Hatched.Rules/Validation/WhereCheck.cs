using System.Text.Json;
using Hatched.Contracts;
using Hatched.Rules.Conditions;

namespace Hatched.Rules.Validation;

/// <summary>Whether clauses can be compared at all: operators with the values they take.</summary>
internal static class WhereCheck
{
    public static void Check(Problems at, string field, IReadOnlyList<WhereClause> clauses)
    {
        at.At(field).Unless(clauses.Count <= Limits.MaxWhereClauses, $"must have at most {Limits.MaxWhereClauses} clauses");
        for (var i = 0; i < clauses.Count; i++)
        {
            Check(at.At(field, i), clauses[i]);
        }
    }

    private static void Check(Problems at, WhereClause clause)
    {
        Limits.Text(at.At("property"), clause.Property, 200);
        at.At("property").Unless(clause.Property.Split('.') is { Length: <= 8 } path && Array.TrueForAll(path, p => p.Length > 0), "must be a name or a dotted path");
        at.At("value").Unless(Fits(clause.Operator, clause.Value), Wanted(clause.Operator));
    }

    private static bool Fits(WhereOperator op, JsonElement? value) => op switch
    {
        WhereOperator.Exists => value is null or { ValueKind: JsonValueKind.True or JsonValueKind.False },
        WhereOperator.Gt or WhereOperator.Gte or WhereOperator.Lt or WhereOperator.Lte => value is { ValueKind: JsonValueKind.Number } number && IsScalar(number),
        WhereOperator.In => value is { ValueKind: JsonValueKind.Array } list
            && list.GetArrayLength() is > 0 and <= Limits.MaxListed
            && list.EnumerateArray().All(IsScalar),
        _ => value is { } scalar && IsScalar(scalar),
    };

    private static bool IsScalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => StorableJson.Text(value) is { Length: <= 500 },
        JsonValueKind.Number => StorableJson.IsNumber(value),
        JsonValueKind.True or JsonValueKind.False => true,
        _ => false,
    };

    private static string Wanted(WhereOperator op) => op switch
    {
        WhereOperator.Exists => "must be a boolean or absent",
        WhereOperator.Gt or WhereOperator.Gte or WhereOperator.Lt or WhereOperator.Lte => "must be a number",
        WhereOperator.In => $"must be a list of 1 to {Limits.MaxListed} strings, numbers or booleans",
        _ => "must be a string, a number or a boolean",
    };
}
