using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hatched.SystemTests.Support;

/// <summary>As much of JSON Schema as the document uses; a keyword or format beyond it throws rather than lets everything pass.</summary>
internal sealed partial class Schemas(JsonElement document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "enum", "oneOf", "anyOf", "allOf", "format", "pattern", "minimum", "maximum",
        "minLength", "maxLength", "minItems", "maxItems", "discriminator", "description", "default", "example", "title", "deprecated",
    ];

    private static readonly ConcurrentDictionary<string, Regex> Patterns = new();

    /// <summary>What is wrong with <paramref name="value"/>, by its path; null when it fits.</summary>
    public string? Fault(JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Follow(schema);
        foreach (var word in schema.EnumerateObject().Where(word => !Known.Contains(word.Name) && !word.Name.StartsWith("x-", StringComparison.Ordinal)))
        {
            throw new NotSupportedException($"{at}: {word.Name} is not among the words of JSON Schema that are checked.");
        }

        var kind = Kind(value);
        return ChoiceFault(schema, value, at)
            ?? TypeFault(schema, kind, at)
            ?? (schema.Has("enum") && !schema.List("enum").Any(allowed => JsonElement.DeepEquals(allowed, value)) ? $"{at} is {value}, which is not among {schema.At("enum")}" : null)
            ?? kind switch
            {
                "string" => TextFault(schema, value.GetString()!, at),
                "integer" or "number" => NumberFault(schema, value, at),
                "array" => ListFault(schema, value, at),
                "object" => ObjectFault(schema, value, at),
                _ => null,
            };
    }

    /// <summary>The schema, parameter or example itself where a reference stands.</summary>
    public JsonElement Follow(JsonElement json)
    {
        while (json.Has("$ref"))
        {
            json = TryFollow(json.Str("$ref"), out var found) ? found : throw new InvalidOperationException($"{json} leads nowhere");
        }

        return json;
    }

    public bool TryFollow(string reference, out JsonElement found)
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

    /// <summary>The types that a schema allows; none when it says nothing.</summary>
    public static string[] Types(JsonElement schema) =>
        !schema.Has("type") ? [] : schema.At("type") is { ValueKind: JsonValueKind.Array } ? [.. schema.Strings("type")] : [schema.Str("type")];

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        _ => "null",
    };

    private string? ChoiceFault(JsonElement schema, JsonElement value, string at)
    {
        if (schema.Has("allOf") && schema.List("allOf").Select(part => Fault(part, value, at)).FirstOrDefault(fault => fault is not null) is { } missed)
        {
            return missed;
        }

        foreach (var choice in new[] { "oneOf", "anyOf" }.Where(word => schema.Has(word)))
        {
            var faults = schema.List(choice).Select(option => Fault(option, value, at)).ToList();
            var fitting = faults.Count(fault => fault is null);
            if (fitting is 0)
            {
                // Of a choice by a name, the fault of the one that was meant.
                return schema.Has("discriminator") && faults.FirstOrDefault(fault => !fault!.StartsWith($"{at}.{schema.At("discriminator").Str("propertyName")} ", StringComparison.Ordinal)) is { } meant
                    ? meant
                    : faults[^1];
            }

            if (fitting > 1 && choice is "oneOf")
            {
                return $"{at} fits {fitting} of what it may be one of";
            }
        }

        return null;
    }

    private static string? TypeFault(JsonElement schema, string kind, string at) =>
        Types(schema) is { Length: > 0 } types && !types.Contains(kind) && !(kind is "integer" && types.Contains("number")) ? $"{at} is {kind}, not {string.Join(" or ", types)}" : null;

    private static string? TextFault(JsonElement schema, string text, string at)
    {
        if (schema.Has("pattern") && !Patterns.GetOrAdd(schema.Str("pattern"), pattern => new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).IsMatch(text))
        {
            return $"{at} is {text}, which does not match {schema.Str("pattern")}";
        }

        if ((schema.Has("minLength") && text.Length < schema.Num("minLength")) || (schema.Has("maxLength") && text.Length > schema.Num("maxLength")))
        {
            return $"{at} has {text.Length} characters";
        }

        var fits = !schema.Has("format") || schema.Str("format") switch
        {
            "uuid" => Uuid().IsMatch(text),
            "date-time" => Instant().IsMatch(text),
            "date" => Day().IsMatch(text),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            var other => throw new NotSupportedException($"{at}: the format {other} is not among those that are checked."),
        };
        return fits ? null : $"{at} is {text}, which is no {schema.Str("format")}";
    }

    private static string? NumberFault(JsonElement schema, JsonElement value, string at)
    {
        var number = value.GetDouble();
        var outOfRange = (schema.Has("minimum") && number < schema.At("minimum").GetDouble()) || (schema.Has("maximum") && number > schema.At("maximum").GetDouble());
        var fits = !schema.Has("format") || schema.Str("format") switch
        {
            "int32" => value.TryGetInt32(out _),
            "int64" => value.TryGetInt64(out _),
            "double" => double.IsFinite(number),
            var other => throw new NotSupportedException($"{at}: the format {other} is not among those that are checked."),
        };
        return outOfRange ? $"{at} is {value}, out of range" : fits ? null : $"{at} is {value}, which is no {schema.Str("format")}";
    }

    private string? ListFault(JsonElement schema, JsonElement value, string at)
    {
        var count = value.GetArrayLength();
        return (schema.Has("minItems") && count < schema.Num("minItems")) || (schema.Has("maxItems") && count > schema.Num("maxItems"))
            ? $"{at} has {count} entries"
            : schema.Has("items") ? value.EnumerateArray().Select((item, i) => Fault(schema.At("items"), item, $"{at}[{i}]")).FirstOrDefault(fault => fault is not null) : null;
    }

    private string? ObjectFault(JsonElement schema, JsonElement value, string at)
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

            if (inner.ValueKind is JsonValueKind.Object && Fault(inner, member.Value, $"{at}.{member.Name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")]
    private static partial Regex Day();

    // What the wire promises: ISO 8601 in UTC.
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$")]
    private static partial Regex Instant();
}
