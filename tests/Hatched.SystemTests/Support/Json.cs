using System.Text.Json;

namespace Hatched.SystemTests.Support;

/// <summary>Short words for reading JSON; each fails with the object in its message.</summary>
internal static class Json
{
    public static JsonElement At(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : throw new InvalidOperationException($"There is no {name} in {json}");

    public static bool Has(this JsonElement json, string name) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out _);

    public static string Str(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw new InvalidOperationException($"{name} is no string in {json}");

    public static string? StrOrNull(this JsonElement json, string name) => json.At(name).ValueKind is JsonValueKind.Null ? null : json.Str(name);

    public static Guid Id(this JsonElement json, string name = "id") => Guid.Parse(json.Str(name));

    public static long Num(this JsonElement json, string name) =>
        json.At(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : throw new InvalidOperationException($"{name} is no number in {json}");

    public static bool Flag(this JsonElement json, string name) => json.At(name).GetBoolean();

    public static IReadOnlyList<JsonElement> List(this JsonElement json, string name) => [.. json.At(name).EnumerateArray()];

    public static IReadOnlyList<string> Strings(this JsonElement json, string name) => [.. json.At(name).EnumerateArray().Select(item => item.GetString()!)];
}
