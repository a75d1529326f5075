using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hatched.Rules.Matching;

/// <summary>The properties of one event under evaluation: what several rules ask for is looked up once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct EventProperties(PropertyIndex index, JsonElement root)
{
    private readonly Found?[]? _found = index.IsShared ? new Found?[index.Count] : null;

    public bool TryFind(Property property, out JsonElement value)
    {
        if (_found is null)
        {
            return TryLookUp(property, out value);
        }

        var found = Look(property);
        value = found.Value;
        return found.IsThere;
    }

    /// <summary>Whether a text has the value in it, or a list has it among its elements.</summary>
    /// <param name="text">The value's number as <see cref="Property.Seek"/> gave it.</param>
    public bool Contains(Property property, Scalar wanted, int text)
    {
        if (!TryFind(property, out var value))
        {
            return false;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => wanted.Text is not null && InText(property, value, wanted.Text, text),
            JsonValueKind.Array => InList(property, value, wanted),
            _ => false,
        };
    }

    private bool InText(Property property, JsonElement value, string wanted, int text)
    {
        if (_found is null)
        {
            return value.GetString()!.Contains(wanted, StringComparison.Ordinal);
        }

        var found = _found[property.Number]!;
        found.Text ??= value.GetString()!;
        return property.Texts is { } texts
            ? (found.Contained ??= texts.FindIn(found.Text))[text]
            : found.Text.Contains(wanted, StringComparison.Ordinal);
    }

    private bool InList(Property property, JsonElement list, Scalar wanted)
    {
        if (_found is not null && property.SortsElements)
        {
            return (_found[property.Number]!.Elements ??= new ElementSet(list)).Contains(wanted);
        }

        foreach (var element in list.EnumerateArray())
        {
            if (wanted.Equals(element))
            {
                return true;
            }
        }

        return false;
    }

    private Found Look(Property property) =>
        _found![property.Number] ??= TryLookUp(property, out var value) ? new Found(true, value) : new Found(false, default);

    private bool TryLookUp(Property property, out JsonElement value)
    {
        value = root;
        foreach (var name in property.Names)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return false;
            }
        }

        return value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
    }

    private sealed class Found(bool isThere, JsonElement value)
    {
        public bool IsThere { get; } = isThere;

        public JsonElement Value { get; } = value;

        public string? Text { get; set; }

        public bool[]? Contained { get; set; }

        public ElementSet? Elements { get; set; }
    }
}
