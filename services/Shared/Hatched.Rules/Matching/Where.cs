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
    /// <summary>Holds for every event.</summary>
    public static readonly Where Always = new([], PropertyIndex.Empty);

    private readonly Clause[] _clauses;

    internal Where(IReadOnlyList<WhereClause> clauses, PropertyIndex index) => _clauses = [.. clauses.Select(clause => new Clause(clause, index))];

    /// <param name="properties">Of an event of the type that the clauses were compiled for, by the same index.</param>
    public bool Holds(EventProperties properties)
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

    private sealed class Clause
    {
        private readonly Property _property;
        private readonly WhereOperator _operator;
        private readonly Scalar[] _values;
        private readonly int _text = -1;

        public Clause(WhereClause clause, PropertyIndex index)
        {
            _property = index.Use(clause.Property);
            _operator = clause.Operator;
            _values = Values(clause.Value);
            if (_operator is WhereOperator.Contains)
            {
                _text = _property.Seek(_values[0]);
            }
        }

        public bool Holds(EventProperties properties)
        {
            if (_operator is WhereOperator.Contains)
            {
                return properties.Contains(_property, _values[0], _text);
            }

            var found = properties.TryFind(_property, out var property);
            return _operator switch
            {
                WhereOperator.Exists => found == _values[0].IsTrue,
                WhereOperator.Neq => !found || !_values[0].Equals(property),
                _ when !found => false,
                WhereOperator.Eq or WhereOperator.In => AnyEquals(property),
                _ => Ordered(property),
            };
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
