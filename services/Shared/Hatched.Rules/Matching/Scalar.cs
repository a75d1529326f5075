using System.Text.Json;

namespace Hatched.Rules.Matching;

/// <summary>A string, number or boolean of a clause, ready to be compared with event properties.</summary>
internal readonly struct Scalar
{
    private readonly JsonValueKind _kind;

    public Scalar(JsonElement value)
    {
        _kind = value.ValueKind;
        if (_kind == JsonValueKind.String)
        {
            Text = value.GetString();
        }
        else if (_kind == JsonValueKind.Number)
        {
            Exact = value.TryGetDecimal(out var exact) ? exact : null;
            Approximate = value.GetDouble();
        }
    }

    private Scalar(JsonValueKind kind) => _kind = kind;

    public static Scalar True { get; } = new(JsonValueKind.True);

    public string? Text { get; }

    /// <summary>The number, while it fits a decimal.</summary>
    public decimal? Exact { get; }

    public double Approximate { get; }

    public bool IsTrue => _kind == JsonValueKind.True;

    public bool IsNumber => _kind == JsonValueKind.Number;

    public bool Equals(JsonElement property) => property.ValueKind == _kind && _kind switch
    {
        JsonValueKind.String => property.ValueEquals(Text),
        JsonValueKind.Number => CompareNumber(property) == 0,
        _ => _kind is JsonValueKind.True or JsonValueKind.False,
    };

    /// <summary>This number against the property's: exactly while both fit a decimal, as doubles beyond.</summary>
    public int CompareNumber(JsonElement property) =>
        Exact is { } exact && property.TryGetDecimal(out var other)
            ? exact.CompareTo(other)
            : Approximate.CompareTo(property.GetDouble());
}
