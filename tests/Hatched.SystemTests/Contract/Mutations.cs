using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract;

/// <summary>Bodies that are wrong in one place, made from one that is right and its schema.</summary>
internal static class Mutations
{
    public const string Unknown = "no_such_property";

    // Its events are each refused alone, in the answer: held in BadInputTests.
    private const string Batch = "SendEventBatch";

    /// <summary>One body for each object in <paramref name="good"/> that may have no other properties.</summary>
    public static IEnumerable<JsonNode> WithUnknownProperty(OpenApi document, Operation operation, JsonNode good) =>
        from place in Refused(document, operation, good)
        where place.Node is JsonObject && place.Schema.Has("additionalProperties") && place.Schema.At("additionalProperties").ValueKind is JsonValueKind.False
        select Changed(good, place.Path, node => node.AsObject().Add(Unknown, 1));

    /// <summary>One body for each named property in <paramref name="good"/>, its value replaced by one of a type that the schema does not allow.</summary>
    public static IEnumerable<(JsonNode Body, string Property)> WithWrongType(OpenApi document, Operation operation, JsonNode good) =>
        from place in Refused(document, operation, good)
        where place.Path is [.., string] && Wrong(place.Schema) is not null
        select (Changed(good, place.Path[..^1], node => node.AsObject()[(string)place.Path[^1]] = Wrong(place.Schema)), (string)place.Path[^1]);

    /// <summary>Text that no query parameter with this schema takes; null when any does.</summary>
    public static string? WrongText(JsonElement schema) => schema.Has("enum") || schema.Has("format") || Schemas.Types(schema) is ["boolean"] or ["integer"] ? "not-what-it-takes" : null;

    /// <summary>A value in a body, and the schema that holds for it.</summary>
    /// <param name="Path">Names and indices, from the root.</param>
    internal sealed record Place(object[] Path, JsonNode? Node, JsonElement Schema);

    /// <summary>A copy in which the value at a path was changed.</summary>
    public static JsonNode Changed(JsonNode good, object[] path, Action<JsonNode> change)
    {
        var changed = good.DeepClone();
        change(path.Aggregate(changed, (node, step) => step is string name ? node[name]! : node[(int)step]!));
        return changed;
    }

    /// <summary>Every value in a body that fits the operation's schema.</summary>
    public static IEnumerable<Place> Places(OpenApi document, Operation operation, JsonNode good) => Places(document, operation.Body!.Value, good, []);

    private static IEnumerable<Place> Refused(OpenApi document, Operation operation, JsonNode good) =>
        Places(document, operation, good).Where(place => operation.Id is not Batch || place.Path.Length < 2);

    private static IEnumerable<Place> Places(OpenApi document, JsonElement schema, JsonNode? node, object[] path)
    {
        schema = Chosen(document, document.Schemas.Follow(schema), node);
        yield return new Place(path, node, schema);
        var inner = node switch
        {
            JsonObject members => members.Where(member => schema.Has("properties") && schema.At("properties").Has(member.Key))
                .SelectMany(member => Places(document, schema.At("properties").At(member.Key), member.Value, [.. path, member.Key])),
            JsonArray items when schema.Has("items") => items.Take(1).SelectMany((item, i) => Places(document, schema.At("items"), item, [.. path, i])),
            _ => [],
        };
        foreach (var place in inner)
        {
            yield return place;
        }
    }

    // Of several schemas the one that the right body fits.
    private static JsonElement Chosen(OpenApi document, JsonElement schema, JsonNode? node)
    {
        var choices = schema.Has("oneOf") ? schema.List("oneOf") : schema.Has("anyOf") ? schema.List("anyOf") : [];
        var value = JsonElement.Parse(node?.ToJsonString() ?? "null");
        return choices.Where(choice => document.Schemas.Fault(choice, value) is null).Select(document.Schemas.Follow).FirstOrDefault(schema);
    }

    private static JsonNode? Wrong(JsonElement schema) => Schemas.Types(schema).Where(type => type is not "null").ToArray() switch
    {
        [] => null,
        var types when !types.Contains("object") => new JsonObject { ["a"] = 1 },
        _ => JsonValue.Create("text"),
    };
}
