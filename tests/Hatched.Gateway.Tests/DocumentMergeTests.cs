using System.Text.Json.Nodes;
using Hatched.Gateway.Docs;
using Xunit;

namespace Hatched.Gateway.Tests;

public sealed class DocumentMergeTests
{
    [Fact]
    public void Equal_schemas_are_shared_and_clashing_ones_carry_their_service()
    {
        var merged = Merge(
            Part("economy", "/coins", "Page", """{ "Page": { "properties": { "item": { "$ref": "#/components/schemas/Item" } } }, "Item": { "type": "string" }, "Error": { "type": "object" } }"""),
            Part("imaging", "/pictures", "Page", """{ "Page": { "properties": { "item": { "$ref": "#/components/schemas/Item" } } }, "Item": { "type": "integer" }, "Error": { "type": "object" } }"""));

        // Page reads the same in both and leads to a different Item, so it is not the same either.
        Assert.Equal(["EconomyItem", "EconomyPage", "ImagingItem", "ImagingPage"], Names(merged["components"]!["schemas"]!));
        Assert.Equal("#/components/schemas/ImagingPage", (string?)merged["paths"]!["/pictures"]!["get"]!["schema"]!["$ref"]);
        Assert.Equal("#/components/schemas/ImagingItem", (string?)merged["components"]!["schemas"]!["ImagingPage"]!["properties"]!["item"]!["$ref"]);
    }

    [Fact]
    public void What_is_the_same_everywhere_keeps_its_name()
    {
        const string schemas = """{ "Error": { "type": "object" } }""";

        var merged = Merge(Part("economy", "/coins", "Error", schemas), Part("imaging", "/pictures", "Error", schemas));

        Assert.Equal(["Error"], Names(merged["components"]!["schemas"]!));
        Assert.Equal(["/coins", "/pictures"], Names(merged["paths"]!));
        Assert.Equal("economy,imaging", string.Join(',', merged["tags"]!.AsArray().Select(tag => (string?)tag!["name"])));
    }

    [Fact]
    public void What_the_gateway_does_not_route_is_left_out_with_the_schemas_that_only_it_used()
    {
        var hidden = Part("economy", "/internal", "Secret", """{ "Secret": { "type": "object" } }""") with { Routed = _ => false };

        var merged = Merge(hidden, Part("imaging", "/pictures", "Open", """{ "Open": { "type": "object" } }"""));

        Assert.Equal(["/pictures"], Names(merged["paths"]!));
        Assert.Equal(["Open"], Names(merged["components"]!["schemas"]!));
    }

    private static JsonObject Merge(params DocumentPart[] parts) => DocumentMerge.Merge(Frame.Create(null), parts);

    private static DocumentPart Part(string service, string path, string schema, string schemas) => new(
        service,
        JsonNode.Parse($$"""
            { "paths": { "{{path}}": { "get": { "tags": ["{{service}}"], "schema": { "$ref": "#/components/schemas/{{schema}}" } } } }, "components": { "schemas": {{schemas}} } }
            """)!.AsObject(),
        _ => true);

    private static string[] Names(JsonNode node) => [.. node.AsObject().Select(member => member.Key)];
}
