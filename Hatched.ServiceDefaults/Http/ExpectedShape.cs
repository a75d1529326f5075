using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Hatched.ServiceDefaults.Http;

/// <summary>What a body's contract expects at a JSON path, in words for the client.</summary>
internal static partial class ExpectedShape
{
    /// <summary><c>must be one of a, b</c>, <c>must be an integer</c> …; null when the contract leaves it open.</summary>
    /// <param name="path">As the serializer reports it: <c>$.where[0].operator</c>.</param>
    public static string? At(Type body, string path) => TypesAt(body, path).Select(Describe).Distinct().Take(2).ToArray() is [var only] ? only : null;

    /// <summary>The names that <c>type</c> may have at this path; null when there is no choice of types.</summary>
    public static string? Discriminators(Type body, string path) => TypesAt(body, path)
        .Select(type => HatchedJson.Options.GetTypeInfo(type).PolymorphismOptions?.DerivedTypes)
        .FirstOrDefault(derived => derived is { Count: > 0 }) is { } types
            ? $"must be one of {string.Join(", ", types.Select(type => type.TypeDiscriminator))}"
            : null;

    // A path through a choice of types has several answers: all of them go on.
    private static IEnumerable<Type> TypesAt(Type body, string path)
    {
        IEnumerable<Type> types = [body];
        foreach (Match step in Step().Matches(path))
        {
            var name = step.Groups["name"].Value;
            types = types.SelectMany(Alternatives).Select(type => name.Length > 0 ? Property(type, name) : Element(type)).OfType<Type>().ToArray();
        }

        return types.Select(type => Nullable.GetUnderlyingType(type) ?? type);
    }

    private static IEnumerable<JsonTypeInfo> Alternatives(Type type)
    {
        var info = HatchedJson.Options.GetTypeInfo(type);
        return info.PolymorphismOptions is { DerivedTypes: { Count: > 0 } derived }
            ? derived.Select(choice => HatchedJson.Options.GetTypeInfo(choice.DerivedType))
            : [info];
    }

    private static Type? Property(JsonTypeInfo type, string name) => type.Kind is JsonTypeInfoKind.Object
        ? type.Properties.FirstOrDefault(property => property.Name == name)?.PropertyType
        : type.ElementType;

    private static Type? Element(JsonTypeInfo type) => type.ElementType;

    private static string? Describe(Type type) => type switch
    {
        { IsEnum: true } => $"must be one of {string.Join(", ", Enum.GetValues(type).Cast<object>().Select(Name))}",
        _ when type == typeof(bool) => "must be true or false",
        _ when type == typeof(Guid) => "must be a UUID",
        _ when type == typeof(string) => "must be a string",
        _ when type == typeof(int) || type == typeof(long) => "must be an integer",
        _ when type == typeof(double) || type == typeof(decimal) => "must be a number",
        _ when type == typeof(JsonElement) || type == typeof(object) => null,
        _ when HatchedJson.Options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Enumerable => "must be a list",
        _ when HatchedJson.Options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "must be an object",
        _ => null,
    };

    private static string Name(object value) => JsonSerializer.Serialize(value, value.GetType(), HatchedJson.Options).Trim('"');

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\['(?<name>[^']+)'\]|\[\d+\]")]
    private static partial Regex Step();
}
