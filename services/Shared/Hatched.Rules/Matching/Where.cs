using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hatched.Rules.Conditions;

namespace Hatched.Rules.Matching;

/// <summary>A compiled list of clauses over event properties. All must hold; an empty list always does.</summary>
/// <remarks>
/// Numbers compare by value, strings by their characters; nothing is converted. A property that is missing or null fails
/// every clause but <c>neq</c> and <c>exists: false</c>.
/// </remarks>
internal sealed class Where
{
    private static readonly Where Always = new([]);

    private readonly Clause[] _clauses;

    private Where(Clause[] clauses) => _clauses = clauses;

    public static Where Compile(IReadOnlyList<WhereClause>? clauses) =>
        clauses is null or { Count: 0 } ? Always : new Where([.. clauses.Select(c => new Clause(c))]);

    public bool Holds(JsonElement properties)
    {
        foreach (var clause in _clauses)
        {
            if (!clause.Holds(properties))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The name of the counter of events of a type that pass the clauses: the same for the same clauses, whatever config
    /// they stand in, so that counts survive a new version.
    /// </summary>
    public static string CounterKey(string eventType, IReadOnlyList<WhereClause> clauses)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var clause in clauses)
            {
                json.WriteStringValue(clause.Property);
                json.WriteNumberValue((int)clause.Operator);
                if (clause.Value is { } value)
                {
                    value.WriteTo(json);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteEndArray();
        }

        return $"{eventType}#{Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan).AsSpan(0, 6))}";
    }

    private sealed class Clause(WhereClause clause)
    {
        private readonly byte[][] _path = [.. clause.Property.Split('.').Select(Encoding.UTF8.GetBytes)];
        private readonly WhereOperator _operator = clause.Operator;
        private readonly Scalar[] _values = Values(clause.Value);

        public bool Holds(JsonElement properties)
        {
            var found = TryFind(properties, out var property);
            return _operator switch
            {
                WhereOperator.Exists => found == _values[0].IsTrue,
                WhereOperator.Neq => !found || !_values[0].Equals(property),
                _ when !found => false,
                WhereOperator.Eq or WhereOperator.In => AnyEquals(property),
                WhereOperator.Contains => Contains(property),
                _ => Ordered(property),
            };
        }

        private bool TryFind(JsonElement at, out JsonElement property)
        {
            property = at;
            foreach (var name in _path)
            {
                if (property.ValueKind != JsonValueKind.Object || !property.TryGetProperty(name, out property))
                {
                    return false;
                }
            }

            return property.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
        }

        private bool AnyEquals(JsonElement property)
        {
            foreach (var value in _values)
            {
                if (value.Equals(property))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Contains(JsonElement property)
        {
            if (property.ValueKind == JsonValueKind.String)
            {
                return _values[0].Text is { } text && property.GetString()!.Contains(text, StringComparison.Ordinal);
            }

            if (property.ValueKind == JsonValueKind.Array)
            {
                foreach (var element in property.EnumerateArray())
                {
                    if (_values[0].Equals(element))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private bool Ordered(JsonElement property) =>
            property.ValueKind == JsonValueKind.Number && _values[0].IsNumber && _operator switch
            {
                WhereOperator.Gt => _values[0].CompareNumber(property) < 0,
                WhereOperator.Gte => _values[0].CompareNumber(property) <= 0,
                WhereOperator.Lt => _values[0].CompareNumber(property) > 0,
                _ => _values[0].CompareNumber(property) >= 0,
            };

        private static Scalar[] Values(JsonElement? value) => value switch
        {
            null => [Scalar.True],
            { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 => [.. list.EnumerateArray().Select(e => new Scalar(e))],
            { ValueKind: JsonValueKind.Array } => [default],
            { } scalar => [new Scalar(scalar)],
        };
    }
}
