using System.Text.Json;

namespace Hatched.ServiceDefaults.Http;

/// <summary>A body that is a list, for an endpoint that reads it by itself: bare by contract, and accepted as the one member of an object too.</summary>
public static class ListBody
{
    /// <summary>The entries; anything else ends the request with what is wrong. Fields are named as from the list: <c>[0].key</c>.</summary>
    /// <param name="member">The object's one member.</param>
    public static IReadOnlyList<TEntry> Read<TEntry>(JsonElement body, string member, int most)
    {
        var list = body.ValueKind is JsonValueKind.Object ? Member(body, member) : body;
        try
        {
            var entries = list.Deserialize<List<TEntry>>(HatchedJson.Options) ?? throw ApiError.Invalid("body", "a JSON body is required").ToException();
            return entries.Count >= 1 && entries.Count <= most
                ? entries
                : throw ApiError.Invalid(member, $"{member} must have 1 to {most} entries").ToException();
        }
        catch (JsonException exception)
        {
            throw BodyFaults.Explain(exception, typeof(List<TEntry>)).ToException();
        }
    }

    private static JsonElement Member(JsonElement body, string member)
    {
        if (body.EnumerateObject().FirstOrDefault(other => other.Name != member) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw ApiError.Invalid(unknown.Name, $"property {unknown.Name} should not exist").ToException();
        }

        return body.TryGetProperty(member, out var list) && list.ValueKind is not JsonValueKind.Null
            ? list
            : throw ApiError.Invalid(member, $"{member} is required").ToException();
    }
}
