using System.Text.Json;
using System.Text.RegularExpressions;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The document is one that a customer can make an SDK from: complete, consistent, in the wire's own words.</summary>
public sealed partial class OpenApiDocumentTests
{
    /// <summary>camelCase by contract: the error envelope, cursors, and the pages that carry one.</summary>
    private static readonly HashSet<string> CamelCase = ["ErrorBody.requestId", "CursorInfo.nextCursor", "CursorInfo.hasMore", "DeliveryPage.nextCursor"];

    [Fact]
    public async Task Every_operation_says_what_it_is_and_what_it_answers()
    {
        var operations = await OperationsAsync();

        var tags = (await OpenApi.ReadAsync()).Document.List("tags").ToDictionary(tag => tag.Str("name"));
        Assert.Equal(operations.Count, operations.Select(operation => operation.Id).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.Json.Str("summary"));
            Assert.All(operation.Json.Strings("tags"), tag => Assert.NotEmpty(tags[tag].Str("description")));
            Assert.Contains(operation.Responses, response => response.Name[0] is '2');
            Assert.DoesNotContain('/', operation.Path[^1..]);
        });
        Assert.All(Bodies(operations), body => Assert.True(body.Schema.ValueKind is JsonValueKind.Object && body.Schema.EnumerateObject().Any(), $"{body.Where} has no schema"));
    }

    [Fact]
    public async Task Every_body_has_an_example_that_fits_its_schema()
    {
        var schemas = (await OpenApi.ReadAsync()).Schemas;
        var bodies = Bodies(await OperationsAsync()).Where(body => body.Type is "application/json").ToList();

        Assert.True(bodies.Count > 500, $"Only {bodies.Count} bodies.");
        Assert.All(bodies, body =>
        {
            JsonElement[] examples = body.Media.Has("example")
                ? [body.Media.At("example")]
                : body.Media.Has("examples") ? [.. body.Media.At("examples").EnumerateObject().Select(example => schemas.Follow(example.Value).At("value"))] : [];
            Assert.True(examples.Length > 0 || body.Where is "GetReadiness 503" or "GetReadyz 503", $"{body.Where} has no example");
            Assert.All(examples, example => Assert.True(schemas.Fault(body.Schema, example) is not { } fault, $"{body.Where}: {schemas.Fault(body.Schema, example)}"));
        });
    }

    [Fact]
    public async Task Parameters_carry_their_wire_names_and_queries_say_what_they_are_for()
    {
        var schemas = (await OpenApi.ReadAsync()).Schemas;
        var parameters = (await OperationsAsync()).SelectMany(operation => operation.Json.Has("parameters")
            ? operation.Json.List("parameters").Select(parameter => (Operation: operation.Id, Json: schemas.Follow(parameter))) : []).ToList();

        Assert.True(parameters.Count > 100, $"Only {parameters.Count} parameters.");
        Assert.All(parameters, parameter => Assert.True(
            parameter.Json.Str("in") is "header" || !char.IsUpper(parameter.Json.Str("name")[0]), $"{parameter.Operation}: {parameter.Json.Str("name")}"));
        var queries = parameters.Where(parameter => parameter.Json.Str("in") is "query").ToList();
        Assert.True(queries.Count > 25, $"Only {queries.Count} query parameters.");
        Assert.All(queries, query =>
        {
            Assert.Matches(SnakeCase(), query.Json.Str("name"));
            Assert.True(query.Json.Has("description"), $"{query.Operation}: {query.Json.Str("name")} has no description");
        });
        Assert.All(queries.Where(query => query.Json.Str("name") is "limit").Select(query => query.Json.At("schema")), schema =>
            Assert.Equal((1, 200, 50), (schema.Num("minimum"), schema.Num("maximum"), schema.Num("default"))));
    }

    [Fact]
    public async Task Every_mutation_but_the_events_offers_an_idempotency_key()
    {
        var schemas = (await OpenApi.ReadAsync()).Schemas;
        var mutations = (await OperationsAsync()).Where(operation => !operation.IsRead && !operation.Path.StartsWith("/api/v1/events", StringComparison.Ordinal)).ToList();

        Assert.True(mutations.Count > 50, $"Only {mutations.Count} mutations.");
        Assert.All(mutations, mutation => Assert.Contains(mutation.Json.List("parameters"), parameter => schemas.Follow(parameter).Str("name") is "Idempotency-Key"));
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = await OpenApi.ReadAsync();
        var references = References(document.Document).ToList();

        Assert.True(references.Count > 500, $"Only {references.Count} references.");
        Assert.All(references.Distinct(), reference => Assert.True(document.Schemas.TryFollow(reference, out _), reference));
    }

    [Fact]
    public async Task Every_schema_has_a_type_a_line_and_snake_case_properties()
    {
        var schemas = (await OpenApi.ReadAsync()).Document.At("components").At("schemas").EnumerateObject().ToList();

        Assert.True(schemas.Count > 150, $"Only {schemas.Count} schemas.");
        Assert.All(schemas, schema => Assert.True(
            (schema.Value.Has("type") || schema.Value.Has("oneOf")) && schema.Value.Has("description"), $"{schema.Name} has no type or no line: {schema.Value}"));
        var properties = schemas.SelectMany(schema => Properties(schema.Value).Select(property => $"{schema.Name}.{property.Name}")).ToList();
        Assert.True(properties.Count > 700, $"Only {properties.Count} properties.");
        Assert.All(properties.Except(CamelCase), property => Assert.Matches(SnakeCase(), property[(property.IndexOf('.', StringComparison.Ordinal) + 1)..]));
        Assert.All(CamelCase, exception => Assert.Contains(exception, properties));
    }

    [Fact]
    public async Task What_code_limits_the_document_limits_too()
    {
        var schemas = (await OpenApi.ReadAsync()).Document.At("components").At("schemas");
        JsonElement Property(string schema, string name) => schemas.At(schema).At("properties").At(name);

        Assert.Equal((1, 1_000_000_000), (Property("EarnCoinsRequest", "amount").Num("minimum"), Property("EarnCoinsRequest", "amount").Num("maximum")));
        Assert.Equal((1, 200), (Property("SendEventRequest", "event_id").Num("minLength"), Property("SendEventRequest", "event_id").Num("maxLength")));
        Assert.Equal("^(?:[a-z0-9_.:-]{1,100})$", Property("SendEventRequest", "type").Str("pattern"));
        Assert.Equal((1, 500), (Property("SendBatchRequest", "events").Num("minItems"), Property("SendBatchRequest", "events").Num("maxItems")));
        Assert.Equal(["ready", "cancelled"], Property("ChangeEggStatusRequest", "status").Strings("enum"));
        Assert.Equal(["event_id", "user_id", "type"], schemas.At("SendEventRequest").Strings("required"));
        Assert.Equal("#/components/schemas/BuddyResponse", Property("WidgetState", "buddy").Str("$ref"));
        Assert.Equal("#/components/schemas/SendEventRequest", Property("SendBatchRequest", "events").At("items").Str("$ref"));
        Assert.Contains("5 minutes ahead", Property("SendEventRequest", "occurred_at").Str("description"), StringComparison.Ordinal);
    }

    private sealed record Body(string Where, string Type, JsonElement Media)
    {
        public JsonElement Schema => Media.Has("schema") ? Media.At("schema") : default;
    }

    private static async Task<IReadOnlyList<Operation>> OperationsAsync()
    {
        var operations = (await OpenApi.ReadAsync()).Operations;
        Assert.True(operations.Count > 120, $"Only {operations.Count} operations.");
        return operations;
    }

    private static IEnumerable<Body> Bodies(IEnumerable<Operation> operations) => operations.SelectMany(operation =>
        operation.Responses.Select(response => (Name: $"{operation.Id} {response.Name}", Holder: response.Value))
            .Concat(operation.Json.Has("requestBody") ? [($"{operation.Id} request", operation.Json.At("requestBody"))] : [])
            .Where(part => part.Holder.Has("content"))
            .SelectMany(part => part.Holder.At("content").EnumerateObject().Select(media => new Body(part.Name, media.Name, media.Value))));

    private static JsonProperty[] Properties(JsonElement schema) => schema.Has("properties") ? [.. schema.At("properties").EnumerateObject()] : [];

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => member is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
            ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
