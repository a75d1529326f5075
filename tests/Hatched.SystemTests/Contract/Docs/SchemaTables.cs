using System.Globalization;
using System.Text;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Docs;

/// <summary>The schemas that a page speaks of, as tables at its end.</summary>
internal sealed class SchemaTables(OpenApi document)
{
    private readonly SortedSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>What a schema allows, in a few words; a schema with a name is linked to and told of at the page's end.</summary>
    public string Type(JsonElement schema)
    {
        if (schema.Has("$ref"))
        {
            var name = schema.Str("$ref").Split('/')[^1];
            _named.Add(name);
            return $"[{name}](#{name})";
        }

        foreach (var choice in new[] { "oneOf", "anyOf" }.Where(word => schema.Has(word)))
        {
            return string.Join(" or ", schema.List(choice).OrderBy(option => Schemas.Types(option) is ["null"]).Select(Type));
        }

        if (schema.Has("enum"))
        {
            return string.Join(", ", schema.List("enum").Select(value => $"`{value}`")) + Default(schema);
        }

        return string.Join(" or ", Schemas.Types(schema).OrderBy(type => type is "null").Select(type => Word(schema, type)).DefaultIfEmpty("anything")) + Default(schema);
    }

    /// <summary>The tables of all that was named, and of what those name.</summary>
    public string Render()
    {
        var (text, told) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new HashSet<string>());
        while (_named.Except(told).ToList() is { Count: > 0 } open)
        {
            foreach (var name in open)
            {
                told.Add(name);
                text[name] = Table(name, document.Document.At("components").At("schemas").At(name));
            }
        }

        return text.Count is 0 ? "" : $"\n## Schemas\n{string.Concat(text.Values)}";
    }

    private string Table(string name, JsonElement schema)
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\n<a id=\"{name}\"></a>\n### {name}\n\n{(schema.Has("description") ? schema.Str("description") : "")}\n\n");
        if (schema.Has("oneOf") || schema.Has("anyOf"))
        {
            return table.Append(CultureInfo.InvariantCulture, $"One of: {Type(schema)}\n").ToString();
        }

        if (!schema.Has("properties"))
        {
            return table.Append(CultureInfo.InvariantCulture, $"{Type(schema)}\n").ToString();
        }

        var required = schema.Has("required") ? schema.Strings("required") : [];
        table.Append("| property | type | |\n|---|---|---|\n");
        foreach (var property in schema.At("properties").EnumerateObject())
        {
            var description = property.Value.Has("description") ? property.Value.Str("description").Replace("|", "\\|", StringComparison.Ordinal) : "";
            table.Append(CultureInfo.InvariantCulture, $"| `{property.Name}`{(required.Contains(property.Name) ? "" : " (optional)")} | {Type(property.Value)} | {description} |\n");
        }

        return table.ToString();
    }

    private string Word(JsonElement schema, string type) => type switch
    {
        "array" => $"list of {(schema.Has("items") ? Type(schema.At("items")) : "anything")}{Range(schema, "minItems", "maxItems", " entries")}",
        "object" when schema.Has("additionalProperties") && schema.At("additionalProperties").ValueKind is JsonValueKind.Object => $"object of {Type(schema.At("additionalProperties"))}",
        "string" when schema.Has("format") => schema.Str("format") switch { "uuid" => "UUID", "date-time" => "instant", var other => other },
        "string" when schema.Has("pattern") => $"string `{schema.Str("pattern").Replace("|", "\\|", StringComparison.Ordinal)}`",
        "string" => $"string{Range(schema, "minLength", "maxLength", " characters")}",
        "integer" or "number" => type + Range(schema, "minimum", "maximum", ""),
        _ => type,
    };

    private static string Range(JsonElement schema, string least, string most, string unit) => (schema.Has(least), schema.Has(most)) switch
    {
        (true, true) => $", {schema.At(least)}…{schema.At(most)}{unit}",
        (true, false) => $", at least {schema.At(least)}{unit}",
        (false, true) => $", at most {schema.At(most)}{unit}",
        _ => "",
    };

    private static string Default(JsonElement schema) => schema.Has("default") && schema.At("default").ValueKind is not JsonValueKind.Null ? $"; `{schema.At("default")}` unless told" : "";
}
