using System.Globalization;
using System.Text.Json;

namespace Hatched.Contracts;

/// <summary>What PostgreSQL can keep of the JSON that a client hands us. Every free value is judged here, and nowhere else.</summary>
/// <remarks>
/// JSON allows more than <c>jsonb</c> does: its numbers are decimals there, written out, so that <c>1e-20000</c> and <c>0e-99999</c> overflow although
/// they are zero to a double. Neither NUL characters nor half of a surrogate pair can be stored at all.
/// </remarks>
public static class StorableJson
{
    public const string NulMessage = "must not contain NUL characters";

    private const int MaxNumberLength = 400; // the longest double, written out, has 326 digits
    private const int MaxExponent = 400;

    /// <summary>What is wrong with <paramref name="element"/> or anything in it; null when it can be stored.</summary>
    /// <param name="maxDepth">Levels that objects and lists may have.</param>
    public static string? Fault(JsonElement element, int maxDepth) => Fault(element, maxDepth, maxDepth);

    private static string? Fault(JsonElement element, int levels, int maxDepth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array when levels is 0:
                return $"must be at most {maxDepth} levels deep";
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    if ((TextFault(() => property.Name) ?? Fault(property.Value, levels - 1, maxDepth)) is { } fault)
                    {
                        return fault;
                    }
                }

                return null;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (Fault(item, levels - 1, maxDepth) is { } fault)
                    {
                        return fault;
                    }
                }

                return null;
            case JsonValueKind.String:
                return TextFault(element.GetString);
            case JsonValueKind.Number:
                return IsNumber(element) ? null : $"must not contain numbers beyond a double's range or of more than {MaxNumberLength} digits";
            default:
                return null;
        }
    }

    /// <summary>A number that can be stored.</summary>
    public static bool IsNumber(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Number || !element.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            return false;
        }

        var written = element.GetRawText();
        return written.Length <= MaxNumberLength
            && (written.AsSpan().IndexOfAny('e', 'E') is var e && e < 0
                || int.TryParse(written.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
                    && exponent is >= -MaxExponent and <= MaxExponent);
    }

    /// <summary>A text that can be stored; null for what is none.</summary>
    public static string? Text(JsonElement element) =>
        element.ValueKind is JsonValueKind.String && TextFault(element.GetString) is null ? element.GetString() : null;

    private static string? TextFault(Func<string?> read)
    {
        try
        {
            return read() is { } text && text.Contains('\0') ? NulMessage : null;
        }
        catch (InvalidOperationException)
        {
            return "must be well-formed Unicode";
        }
    }
}
