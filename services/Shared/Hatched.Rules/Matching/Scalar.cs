using System.Text.Json;

namespace Hatched.Rules.Matching;

/// <summary>A string, number or boolean of a clause, ready to be compared with event properties.</summary>
internal readonly struct Scalar
{
    private readonly JsonValueKind _kind;
    private readonly decimal? _exact;
    private readonly double _approximate;

    public Scalar(JsonElement value)
    {
        _kind = value.ValueKind;
        if (_kind == JsonValueKind.String)
        {
            Text = value.GetString();
        }
        else if (_kind == JsonValueKind.Number)
        {
            _exact = value.TryGetDecimal(out var exact) ? exact : null;
            _approximate = value.GetDouble();
        }
    }

    private Scalar(JsonValueKind kind) => _kind = kind;

    public static Scalar True { get; } = new(JsonValueKind.True);

    public string? Text { get; }

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
        _exact is { } exact && property.TryGetDecimal(out var other)
            ? exact.CompareTo(other)
            : _approximate.CompareTo(property.GetDouble());
}
