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
        Assert.Equal(operations.Count, operations.Select(operation => operation.Json.Str("operationId")).Distinct().Count());
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
        var document = (await OpenApi.ReadAsync()).Document;
        var bodies = Bodies(await OperationsAsync()).Where(body => body.Type is "application/json").ToList();

        Assert.True(bodies.Count > 500, $"Only {bodies.Count} bodies.");
        Assert.All(bodies, body =>
        {
            JsonElement[] examples = body.Media.Has("example")
                ? [body.Media.At("example")]
                : body.Media.Has("examples") ? [.. body.Media.At("examples").EnumerateObject().Select(example => Follow(document, example.Value).At("value"))] : [];
            Assert.True(examples.Length > 0 || body.Where is "GetReadiness 503" or "GetReadyz 503", $"{body.Where} has no example");
            Assert.All(examples, example => Assert.True(Fault(document, body.Schema, example) is not { } fault, $"{body.Where}: {Fault(document, body.Schema, example)}"));
        });
    }

    [Fact]
    public async Task Parameters_carry_their_wire_names_and_queries_say_what_they_are_for()
    {
        var document = (await OpenApi.ReadAsync()).Document;
        var parameters = (await OperationsAsync()).SelectMany(operation => operation.Json.Has("parameters")
            ? operation.Json.List("parameters").Select(parameter => (Operation: operation.Json.Str("operationId"), Json: Follow(document, parameter))) : []).ToList();

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
        var document = (await OpenApi.ReadAsync()).Document;
        var mutations = (await OperationsAsync()).Where(operation => operation.Method is not "get" && !operation.Path.StartsWith("/api/v1/events", StringComparison.Ordinal)).ToList();

        Assert.True(mutations.Count > 50, $"Only {mutations.Count} mutations.");
        Assert.All(mutations, mutation => Assert.Contains(mutation.Json.List("parameters"), parameter => Follow(document, parameter).Str("name") is "Idempotency-Key"));
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = (await OpenApi.ReadAsync()).Document;
        var references = References(document).ToList();

        Assert.True(references.Count > 500, $"Only {references.Count} references.");
        Assert.All(references.Distinct(), reference => Assert.True(TryFollow(document, reference, out _), reference));
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

    private sealed record Described(string Path, string Method, JsonElement Json)
    {
        public IReadOnlyList<JsonProperty> Responses => [.. Json.At("responses").EnumerateObject()];
    }

    private sealed record Body(string Where, string Type, JsonElement Media)
    {
        public JsonElement Schema => Media.Has("schema") ? Media.At("schema") : default;
    }

    private static async Task<IReadOnlyList<Described>> OperationsAsync()
    {
        Described[] operations = [.. (await OpenApi.ReadAsync()).Document.At("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => new Described(path.Name, method.Name, method.Value)))];
        Assert.True(operations.Length > 120, $"Only {operations.Length} operations.");
        return operations;
    }

    private static IEnumerable<Body> Bodies(IEnumerable<Described> operations) => operations.SelectMany(operation =>
        operation.Responses.Select(response => (Name: $"{operation.Json.Str("operationId")} {response.Name}", Holder: response.Value))
            .Concat(operation.Json.Has("requestBody") ? [($"{operation.Json.Str("operationId")} request", operation.Json.At("requestBody"))] : [])
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

    private static JsonElement Follow(JsonElement document, JsonElement json) =>
        !json.Has("$ref") ? json : TryFollow(document, json.Str("$ref"), out var found) ? found : throw new InvalidOperationException($"{json} leads nowhere");

    private static bool TryFollow(JsonElement document, string reference, out JsonElement found)
    {
        found = document;
        foreach (var step in reference.Split('/')[1..])
        {
            if (found.ValueKind is not JsonValueKind.Object || !found.TryGetProperty(step, out found))
            {
                return false;
            }
        }

        return reference.StartsWith("#/", StringComparison.Ordinal);
    }

    // As much of JSON Schema as the document uses.
    private static string? Fault(JsonElement document, JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Follow(document, schema);
        foreach (var choice in new[] { "oneOf", "anyOf" }.Where(word => schema.Has(word)))
        {
            var faults = schema.List(choice).Select(option => Fault(document, option, value, at)).ToList();
            if (!faults.Contains(null))
            {
                return faults[^1];
            }
        }

        string[] types = !schema.Has("type") ? [] : schema.At("type") is { ValueKind: JsonValueKind.Array } ? [.. schema.Strings("type")] : [schema.Str("type")];
        var kind = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            _ => "null",
        };
        if (types.Length > 0 && !types.Contains(kind) && !(kind is "integer" && types.Contains("number")))
        {
            return $"{at} is {kind}, not {string.Join(" or ", types)}";
        }

        if (schema.Has("enum") && !schema.List("enum").Any(allowed => JsonElement.DeepEquals(allowed, value)))
        {
            return $"{at} is {value}, which is not among {schema.At("enum")}";
        }

        if (kind is "string" && schema.Has("pattern") && !Regex.IsMatch(value.GetString()!, schema.Str("pattern"), RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            return $"{at} is {value}, which does not match {schema.Str("pattern")}";
        }

        if (kind is "integer" && ((schema.Has("minimum") && value.GetInt64() < schema.Num("minimum")) || (schema.Has("maximum") && value.GetInt64() > schema.Num("maximum"))))
        {
            return $"{at} is {value}, out of range";
        }

        return kind switch
        {
            "array" when schema.Has("items") => value.EnumerateArray().Select((item, i) => Fault(document, schema.At("items"), item, $"{at}[{i}]")).FirstOrDefault(fault => fault is not null),
            "object" => ObjectFault(document, schema, value, at),
            _ => null,
        };
    }

    private static string? ObjectFault(JsonElement document, JsonElement schema, JsonElement value, string at)
    {
        if ((schema.Has("required") ? schema.Strings("required") : []).FirstOrDefault(name => !value.Has(name)) is { } missing)
        {
            return $"{at}.{missing} is missing";
        }

        foreach (var member in value.EnumerateObject())
        {
            var inner = schema.Has("properties") && schema.At("properties").Has(member.Name) ? schema.At("properties").At(member.Name)
                : schema.Has("additionalProperties") ? schema.At("additionalProperties") : default;
            if (inner.ValueKind is JsonValueKind.False)
            {
                return $"{at}.{member.Name} is not in the schema";
            }

            if (inner.ValueKind is JsonValueKind.Object && Fault(document, inner, member.Value, $"{at}.{member.Name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
