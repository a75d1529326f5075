using System.Text.Json.Nodes;

namespace Hatched.Gateway.Docs;

/// <summary>One service's OpenAPI document.</summary>
/// <param name="Routed">Whether the gateway sends this path to the service: what it does not is not public.</param>
internal sealed record DocumentPart(string Service, JsonObject Document, Func<string, bool> Routed);

/// <summary>Makes one OpenAPI document of many.</summary>
/// <remarks>A schema that is the same everywhere is shared; one name with several meanings gets its service's name in front.</remarks>
internal static class DocumentMerge
{
    private const string SchemaRef = "#/components/schemas/";

    // Every process brings the same ones; they belong to no service.
    private static readonly string[] SharedKinds = ["parameters", "examples"];

    /// <param name="frame">What belongs to no service; gets paths, components and, of the tags it names, those in use, then others.</param>
    public static JsonObject Merge(JsonObject frame, IReadOnlyList<DocumentPart> parts)
    {
        var published = parts.Select(Publish).ToArray();
        var clashing = Clashing([.. published.SelectMany(part => part.Schemas)]);
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var schemas = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var part in published)
        {
            string Public(string schema) => clashing.Contains(schema) ? Title(part.Service) + schema : schema;
            foreach (var (path, item) in part.Paths)
            {
                var shared = paths.TryGetValue(path, out var known) ? known : paths[path] = [];
                foreach (var (method, operation) in Members(item))
                {
                    shared.TryAdd(method, Renamed(operation, Public));
                }
            }

            foreach (var (name, schema) in part.Schemas)
            {
                schemas.TryAdd(Public(name), Renamed(schema, Public));
            }
        }

        foreach (var (kind, name, component) in
            from kind in SharedKinds
            from part in parts
            from member in Members(part.Document["components"]?[kind])
            select (kind, member.Key, member.Value))
        {
            var shared = frame["components"]![kind] as JsonObject ?? [];
            frame["components"]![kind] ??= shared;
            shared.TryAdd(name, component?.DeepClone());
        }

        frame["paths"] = new JsonObject(paths.Select(path => KeyValuePair.Create(path.Key, (JsonNode?)path.Value)));
        frame["components"]!.AsObject()["schemas"] = new JsonObject(schemas);
        var used = paths.Values
            .SelectMany(item => item).SelectMany(operation => operation.Value?["tags"]?.AsArray() ?? [])
            .Select(tag => tag!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var named = frame["tags"]!.AsArray().Where(tag => used.Remove((string)tag!["name"]!)).Select(tag => tag!.DeepClone()).ToArray();
        frame["tags"] = new JsonArray([.. named, .. used.Order(StringComparer.Ordinal).Select(tag => new JsonObject { ["name"] = tag })]);
        return frame;
    }

    // Names that stand for different things, and then those that lead to such a name: their text is equal, their meaning is not.
    private static HashSet<string> Clashing(IReadOnlyList<KeyValuePair<string, JsonNode?>> schemas)
    {
        var byName = schemas.GroupBy(schema => schema.Key, schema => schema.Value, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).ToArray();
        var clashing = byName.Where(group => group.Any(schema => !JsonNode.DeepEquals(schema, group.First()))).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        while (byName.Where(group => group.Any(schema => References(schema).Any(clashing.Contains))).Select(group => group.Key).Except(clashing).ToArray() is { Length: > 0 } more)
        {
            clashing.UnionWith(more);
        }

        return clashing;
    }

    // The paths that are routed, and the schemas that they lead to.
    private static Published Publish(DocumentPart part)
    {
        var paths = Members(part.Document["paths"]).Where(path => part.Routed(path.Key)).ToArray();
        var schemas = part.Document["components"]?["schemas"] as JsonObject ?? [];
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(paths.SelectMany(path => References(path.Value)));
        while (open.TryPop(out var name))
        {
            if (schemas[name] is { } schema && found.Add(name))
            {
                foreach (var next in References(schema))
                {
                    open.Push(next);
                }
            }
        }

        return new(part.Service, paths, [.. schemas.Where(schema => found.Contains(schema.Key))]);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member is { Key: "$ref", Value: JsonValue value } && Name(value) is { } name ? [name] : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Renamed(JsonNode? node, Func<string, string> rename) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key,
            member is { Key: "$ref", Value: JsonValue value } && Name(value) is { } name ? JsonValue.Create(SchemaRef + rename(name)) : Renamed(member.Value, rename)))),
        JsonArray items => new JsonArray([.. items.Select(item => Renamed(item, rename))]),
        _ => node?.DeepClone(),
    };

    private static string? Name(JsonValue reference) =>
        reference.TryGetValue<string>(out var text) && text.StartsWith(SchemaRef, StringComparison.Ordinal) ? text[SchemaRef.Length..] : null;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonNode? node) => node as JsonObject ?? [];

    private static string Title(string service) => char.ToUpperInvariant(service[0]) + service[1..];

    private sealed record Published(string Service, IReadOnlyList<KeyValuePair<string, JsonNode?>> Paths, IReadOnlyList<KeyValuePair<string, JsonNode?>> Schemas);
}
