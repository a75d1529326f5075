using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hatched.SystemTests.Support;

/// <summary>One operation of the served document.</summary>
/// <param name="Parameters">Those in the path, in their order, each with the literal segment before it: <c>(buddies, buddy_id)</c>.</param>
internal sealed record Operation(string Id, HttpMethod Method, string Path, IReadOnlyList<(string Collection, string Name)> Parameters, JsonElement Json)
{
    /// <summary>The kinds of credential that may call it; empty when anyone may.</summary>
    public IReadOnlyList<string> Access => Extension("x-hatched-access")?.Split(' ') ?? [];

    /// <summary>What a publishable key or widget session must hold.</summary>
    public string? Scope => Extension("x-hatched-scope");

    /// <summary>What the customer's plan must include, and the customer must not have switched off.</summary>
    public string? Capability => Extension("x-hatched-capability");

    public string Tag => Json.Strings("tags")[0];

    public JsonElement? Body => Json.Has("requestBody") ? Json.At("requestBody").At("content").At("application/json").At("schema") : null;

    /// <summary>The example of the request, where the document gives one.</summary>
    public JsonElement? Example => Body is not null && Json.At("requestBody").At("content").At("application/json") is var media && media.Has("example") ? media.At("example") : null;

    public IReadOnlyList<JsonProperty> Responses => [.. Json.At("responses").EnumerateObject()];

    /// <summary>Query parameters that have one value only: without them there is no success.</summary>
    public IEnumerable<(string Name, string Value)> FixedQuery => Json.Has("parameters")
        ? Json.List("parameters").Where(parameter => parameter.Has("in") && parameter.Str("in") is "query" && parameter.At("schema").Has("enum") && parameter.At("schema").At("enum").GetArrayLength() is 1)
            .Select(parameter => (parameter.Str("name"), parameter.At("schema").At("enum")[0].ToString().ToLowerInvariant()))
        : [];

    public bool IsRead => Method == HttpMethod.Get;

    public override string ToString() => $"{Method} {Path}";

    public string With(IReadOnlyList<string> values) =>
        Parameters.Select((parameter, i) => (parameter.Name, values[i])).Aggregate(Path, (path, value) => path.Replace($"{{{value.Name}}}", value.Item2, StringComparison.Ordinal));

    private string? Extension(string name) => Json.Has(name) ? Json.Str(name) : null;
}

/// <summary>The OpenAPI document that the gateway serves.</summary>
internal sealed partial class OpenApi
{
    // An operation of each service: one that has just been started is in the document a moment later.
    private static readonly string[] Landmarks =
        ["RegisterCustomer", "SendEvent", "CreateEgg", "CreateMarketplace", "GetBuddyPicture", "CreateWidgetSession", "CreateWebhookConfig", "GetHealth"];

    // Every service describes itself for the first time, all at once: on a busy machine that takes its time.
    private static readonly Lazy<Task<OpenApi>> Served = new(() => Wait.ForAsync("the document tells of every service", async () =>
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        var read = new OpenApi(JsonElement.Parse(await http.GetStringAsync(TestSystem.BaseUrl + Address)));
        return Landmarks.All(landmark => read.Operations.Any(operation => operation.Id == landmark)) ? read : null;
    }, TimeSpan.FromMinutes(2)));

    private readonly IReadOnlyList<(Operation Operation, Regex Path)> _paths;

    public OpenApi(JsonElement document)
    {
        (Document, Schemas) = (document, new Schemas(document));
        Operations =
        [
            .. document.At("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => new Operation(
                method.Value.Str("operationId"), HttpMethod.Parse(method.Name), path.Name, ParametersOf(path.Name), method.Value))),
        ];
        // A literal segment wins over a parameter: the template with the fewest of them comes first.
        _paths = [.. Operations.OrderBy(operation => operation.Parameters.Count).Select(operation => (
            operation, new Regex($"^{Parameter().Replace(Regex.Escape(operation.Path).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+")}$", RegexOptions.IgnoreCase)))];
    }

    /// <summary>Where the document is served.</summary>
    public const string Address = "/openapi/v1.json";

    public JsonElement Document { get; }

    public Schemas Schemas { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public static Task<OpenApi> ReadAsync() => Served.Value;

    public Operation this[string id] => Operations.Single(operation => operation.Id == id);

    /// <summary>The operation that answers a request.</summary>
    /// <param name="path">Without its query.</param>
    public Operation? Find(HttpMethod method, string path) => _paths.FirstOrDefault(known => known.Operation.Method == method && known.Path.IsMatch(path)).Operation;

    /// <summary>The parameters of an operation in the query or the headers.</summary>
    public IReadOnlyList<JsonElement> ParametersIn(Operation operation, string place) =>
        operation.Json.Has("parameters") ? [.. operation.Json.List("parameters").Select(Schemas.Follow).Where(parameter => parameter.Str("in") == place)] : [];

    /// <summary>The smallest body that fits a schema: required members only.</summary>
    public JsonNode? Smallest(JsonElement schema)
    {
        schema = Schemas.Follow(schema);
        if (schema.Has("enum"))
        {
            return JsonNode.Parse(schema.At("enum")[0].GetRawText());
        }

        if (schema.Has("oneOf") || schema.Has("anyOf"))
        {
            return Smallest(schema.At(schema.Has("oneOf") ? "oneOf" : "anyOf").EnumerateArray().First(choice => !choice.Has("type") || !choice.At("type").ValueEquals("null")));
        }

        var types = Schemas.Types(schema) is { Length: > 0 } named ? named : ["object"];
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

    private static (string Collection, string Name)[] ParametersOf(string path)
    {
        var segments = path.Split('/');
        return [.. segments.SelectMany((segment, i) => Parameter().Matches(segment).Select(match => (
            segments[..i].LastOrDefault(before => before.Length > 0 && !before.Contains('{')) ?? "", match.Value[1..^1])))];
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
