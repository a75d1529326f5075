using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hatched.SystemTests.Support;

/// <summary>One operation of the served document.</summary>
/// <param name="Parameters">Those in the path, in their order, each with the literal segment before it: <c>(buddies, buddy_id)</c>.</param>
/// <param name="Access">The kinds of credential that may call it; empty when anyone may.</param>
internal sealed record Operation(
    string Id, HttpMethod Method, string Path, IReadOnlyList<(string Collection, string Name)> Parameters, IReadOnlyList<string> Access, string? Scope, JsonElement? Body)
{
    public override string ToString() => $"{Method} {Path}";

    public string With(IReadOnlyList<string> values) =>
        Parameters.Select((parameter, i) => (parameter.Name, values[i])).Aggregate(Path, (path, value) => path.Replace($"{{{value.Name}}}", value.Item2, StringComparison.Ordinal));
}

/// <summary>The OpenAPI document that the gateway serves.</summary>
internal sealed partial class OpenApi(JsonElement document)
{
    public JsonElement Document => document;

    public IReadOnlyList<Operation> Operations { get; } =
    [
        .. document.At("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => new Operation(
            method.Value.Str("operationId"), HttpMethod.Parse(method.Name), path.Name,
            [.. Parameter().Matches(path.Name).Select(match => (match.Groups[1].Value, match.Groups[2].Value))],
            method.Value.Has("x-hatched-access") ? method.Value.Str("x-hatched-access").Split(' ') : [],
            method.Value.Has("x-hatched-scope") ? method.Value.Str("x-hatched-scope") : null,
            method.Value.Has("requestBody") ? method.Value.At("requestBody").At("content").At("application/json").At("schema") : null))),
    ];

    // An operation of each service: one that has just been started is in the document a moment later.
    private static readonly string[] Landmarks =
        ["RegisterCustomer", "SendEvent", "CreateEgg", "CreateMarketplace", "GetBuddyPicture", "CreateWidgetSession", "CreateWebhookConfig", "GetHealth"];

    public static Task<OpenApi> ReadAsync() => Wait.ForAsync("the document tells of every service", async () =>
    {
        var read = new OpenApi((await Api.Anonymous.GetAsync("//openapi/v1.json")).Expect(200).Json);
        return Landmarks.All(landmark => read.Operations.Any(operation => operation.Id == landmark)) ? read : null;
    });

    /// <summary>The smallest body that fits a schema: required members only.</summary>
    public JsonNode? Smallest(JsonElement schema)
    {
        if (schema.Has("$ref"))
        {
            return Smallest(document.At("components").At("schemas").At(schema.Str("$ref").Split('/')[^1]));
        }

        if (schema.Has("enum"))
        {
            return JsonNode.Parse(schema.At("enum")[0].GetRawText());
        }

        if (schema.Has("oneOf") || schema.Has("anyOf"))
        {
            return Smallest(schema.At(schema.Has("oneOf") ? "oneOf" : "anyOf").EnumerateArray().First(choice => !choice.Has("type") || !choice.At("type").ValueEquals("null")));
        }

        var types = schema.Has("type") ? schema.At("type") is { ValueKind: JsonValueKind.Array } several ? [.. several.EnumerateArray().Select(type => type.GetString()!)] : [schema.Str("type")] : new[] { "object" };
        return types.First(type => type is not "null") switch
        {
            "string" => Text(schema),
            "integer" or "number" => schema.Has("minimum") ? Math.Max(1, schema.Num("minimum")) : 1,
            "boolean" => true,
            "array" => new JsonArray([.. Enumerable.Range(0, schema.Has("minItems") ? (int)schema.Num("minItems") : 0).Select(_ => Smallest(schema.At("items")))]),
            _ => new JsonObject((schema.Has("required") ? schema.Strings("required") : []).Select(name => KeyValuePair.Create(name, Smallest(schema.At("properties").At(name))))),
        };
    }

    private static string Text(JsonElement schema) => schema.Has("format") ? schema.Str("format") switch
    {
        "uuid" => Guid.CreateVersion7().ToString(),
        "date-time" => TimeProvider.System.GetUtcNow().ToString("O"),
        _ => "https://example.com/",
    }
    : "some_text";

    [GeneratedRegex(@"([^/{}]+)/\{([^}]+)\}")]
    private static partial Regex Parameter();
}
