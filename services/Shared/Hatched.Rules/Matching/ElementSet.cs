using System.Text.Json;

namespace Hatched.Rules.Matching;

/// <summary>The elements of a list, found at once by value.</summary>
internal sealed class ElementSet
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<decimal> _exact = [];
    private readonly HashSet<double> _inexact = [];
    private readonly HashSet<double> _numbers = [];
    private readonly HashSet<JsonValueKind> _kinds = [];

    public ElementSet(JsonElement list)
    {
        foreach (var element in list.EnumerateArray())
        {
            _kinds.Add(element.ValueKind);
            if (element.ValueKind is JsonValueKind.String)
            {
                _texts.Add(element.GetString()!);
            }
            else if (element.ValueKind is JsonValueKind.Number)
            {
                AddNumber(element);
            }
        }
    }

    /// <summary>As <see cref="Scalar.Equals(JsonElement)"/> says of one of the elements.</summary>
    public bool Contains(Scalar wanted)
    {
        if (wanted.Text is { } text)
        {
            return _texts.Contains(text);
        }

        if (!wanted.IsNumber)
        {
            return _kinds.Contains(wanted.IsTrue ? JsonValueKind.True : JsonValueKind.False);
        }

        return wanted.Exact is { } exact ? _exact.Contains(exact) || _inexact.Contains(wanted.Approximate) : _numbers.Contains(wanted.Approximate);
    }

    private void AddNumber(JsonElement element)
    {
        var number = element.GetDouble();
        _numbers.Add(number);
        if (element.TryGetDecimal(out var exact))
        {
            _exact.Add(exact);
        }
        else
        {
            _inexact.Add(number);
        }
    }
}
