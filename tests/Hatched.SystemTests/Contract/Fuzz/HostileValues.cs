using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Fuzz;

/// <summary>Values that break things: as JSON text, for any place or for a place with a schema.</summary>
internal static class HostileValues
{
    private static readonly string[] Texts =
    [
        "", " ", "\t", "null", "undefined", "true", "0", "-1", "NaN", "Infinity", "../../etc/passwd", "..\\..", "%00", "%s%n%x", "{{7*7}}", "${7*7}", "$(id)", "`id`", "'; DROP TABLE buddies; --",
        "\" OR 1=1 --", "<script>alert(1)</script>", "__proto__", "constructor", "ﬀ", "İı", "e\u0301", "\u202Eabc", "\u200B", "\uFEFF", "\uFFFF", "\uFFFD", "👩‍👩‍👧‍👦", "𝕳", "\u0001", "\u001F", "\u007F", "\u0085", "\u2028",
        "\r\n", "a\nb", "Ünïcödé", "中文", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "10000-01-01T00:00:00Z", "2026-01-01T00:00:00+14:00", "2026-01-01",
        "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "http://", "https://[::1]/", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "javascript:alert(1)", "https://example.com:99999/",
        "default", "coins", "stars", "lesson_completed", "user_42", "a@b", "a@b@c", "#ffffff", "a.b.c", "a/b", "a\\b", "\"",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "1e400", "-1e400",
        "1e-400", "1E2", "1.0", "1.5", "0.1", "-0.0", "1000000000", "1000000001", "999999999999999999999999999999999999", "1e308", "4.9e-324", "0.30000000000000004", "1e5", "1e19",
    ];

    // What is no JSON at all, or no Unicode.
    private static readonly string[] Broken =
    [
        "NaN", "Infinity", "-", "01", "0x10", "+1", ".5", "1.", "'a'", "undefined", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\x41\"", "\"\\u12\"", "\"unterminated", "{", "[", "{]", "{\"a\"}",
        "{\"a\":}", "{,}", "[,]", "[1,]", "{\"a\":1,}", "/*c*/1", "//c\n1", "True", "\"\u0001\"", "{\"a\":1,\"a\":2}", "{\"\":1}", "{\"\\u0000\":1}", "{\"\\ud800\":1}",
    ];

    /// <summary>Any JSON value that is well-formed.</summary>
    public static string Any(Random random) => random.Next(8) switch
    {
        0 or 1 or 2 => Text(random),
        3 or 4 => random.GetItems(Numbers, 1)[0],
        5 => random.GetItems(["null", "true", "false", "[]", "{}", "[[]]", "[null]", "{\"a\":null}"], 1)[0],
        6 => Nested(random.GetItems([7, 8, 9, 30, 31, 32, 33, 64, 200, 2_000], 1)[0], random.Next(2) is 0),
        _ => Long(random),
    };

    public static string Bad(Random random) => random.GetItems(Broken, 1)[0];

    public static string Text(Random random) => JsonSerializer.Serialize(Plain(random));

    /// <summary>Text without JSON's quotes, for addresses and headers too.</summary>
    public static string Plain(Random random) => random.Next(6) is 0
        ? string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(4) is 0 ? char.ConvertFromUtf32(random.Next(0x20, 0xD7FF)) : ((char)random.Next(0x20, 0x7F)).ToString()))
        : random.GetItems(Texts, 1)[0];

    /// <summary>A value that the schema allows, at one of its edges where it has some.</summary>
    public static string Fitting(OpenApi document, JsonElement schema, Random random, int depth = 0)
    {
        schema = document.Schemas.Follow(schema);
        if (schema.Has("enum"))
        {
            return schema.List("enum")[random.Next(schema.At("enum").GetArrayLength())].GetRawText();
        }

        if (schema.Has("oneOf") || schema.Has("anyOf"))
        {
            var choices = schema.List(schema.Has("oneOf") ? "oneOf" : "anyOf");
            return Fitting(document, choices[random.Next(choices.Count)], random, depth + 1);
        }

        var types = Schemas.Types(schema) is { Length: > 0 } named ? named : ["object"];
        return types[random.Next(types.Length)] switch
        {
            "null" => "null",
            "boolean" => random.Next(2) is 0 ? "true" : "false",
            "integer" => Integer(schema, random),
            "number" => schema.Has("minimum") && random.Next(2) is 0 ? schema.At("minimum").GetRawText() : schema.Has("maximum") ? schema.At("maximum").GetRawText() : "0.5",
            "string" => JsonSerializer.Serialize(TextFor(schema, random)),
            "array" => $"[{string.Join(',', Enumerable.Range(0, depth > 4 ? 0 : random.Next(0, 4)).Select(_ => Fitting(document, schema.Has("items") ? schema.At("items") : default, random, depth + 1)))}]",
            _ => ObjectFor(document, schema, random, depth),
        };
    }

    /// <summary>A value just beyond an edge of the schema; anything where it has none.</summary>
    public static string Beyond(OpenApi document, JsonElement schema, Random random)
    {
        schema = document.Schemas.Follow(schema);
        List<string> beyond = [];
        foreach (var (word, step) in new[] { ("minimum", -1L), ("maximum", 1L) }.Where(edge => schema.Has(edge.Item1) && schema.At(edge.Item1).TryGetInt64(out _)))
        {
            beyond.Add((schema.Num(word) + step).ToString(CultureInfo.InvariantCulture));
        }

        if (schema.Has("maxLength"))
        {
            beyond.Add(JsonSerializer.Serialize(new string('x', (int)schema.Num("maxLength") + 1)));
            beyond.Add(JsonSerializer.Serialize(string.Concat(Enumerable.Repeat("😀", (int)schema.Num("maxLength") / 2 + 1))));
        }

        return beyond is [] ? Any(random) : beyond[random.Next(beyond.Count)];
    }

    public static string Nested(int levels, bool lists) => lists
        ? new string('[', levels) + new string(']', levels)
        : string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static string Long(Random random) => JsonSerializer.Serialize(random.Next(3) switch
    {
        0 => new string('x', random.GetItems([100, 101, 255, 256, 500, 501, 1_000, 2_000, 2_049, 10_000, 33_000, 200_000], 1)[0]),
        1 => string.Concat(Enumerable.Repeat("é", random.GetItems([60, 64, 200, 500, 20_000], 1)[0])),
        _ => string.Concat(Enumerable.Repeat("😀", random.GetItems([30, 31, 100, 250, 8_500], 1)[0])),
    });

    private static string Integer(JsonElement schema, Random random)
    {
        var (least, most) = schema.Has("format") && schema.Str("format") is "int32" ? ((long)int.MinValue, (long)int.MaxValue) : (long.MinValue, long.MaxValue);
        least = schema.Has("minimum") ? schema.Num("minimum") : least;
        most = schema.Has("maximum") ? schema.Num("maximum") : most;
        return random.GetItems([least, most, Math.Clamp(0, least, most), Math.Clamp(1, least, most), Math.Clamp(random.NextInt64(1_000), least, most)], 1)[0].ToString(CultureInfo.InvariantCulture);
    }

    private static string TextFor(JsonElement schema, Random random)
    {
        if (schema.Has("format"))
        {
            return schema.Str("format") is "uuid" ? Guid.CreateVersion7().ToString() : random.GetItems(["1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z", "2026-08-01T09:30:00Z"], 1)[0];
        }

        if (schema.Has("pattern"))
        {
            return random.GetItems(["a", "a_1", "lesson_completed", "stars", "default", "x" + new string('y', 62)], 1)[0];
        }

        var (least, most) = (schema.Has("minLength") ? (int)schema.Num("minLength") : 0, schema.Has("maxLength") ? (int)schema.Num("maxLength") : 400);
        return random.Next(4) switch
        {
            0 => new string('m', most),
            1 => new string('l', least),
            2 => string.Concat(Enumerable.Repeat("😀", most / 2)),
            _ => Plain(random) is var text && text.Length >= least && text.Length <= most ? text : new string('t', Math.Clamp(10, least, most)),
        };
    }

    private static string ObjectFor(OpenApi document, JsonElement schema, Random random, int depth)
    {
        if (!schema.Has("properties"))
        {
            return depth > 4 ? "{}" : $"{{{Text(random)}:{Any(random)}}}";
        }

        var required = schema.Has("required") ? schema.Strings("required") : [];
        var members = schema.At("properties").EnumerateObject().Where(property => required.Contains(property.Name) || (depth < 4 && random.Next(3) is 0))
            .Select(property => $"{JsonSerializer.Serialize(property.Name)}:{(depth > 8 ? "null" : Fitting(document, property.Value, random, depth + 1))}");
        return $"{{{string.Join(',', members)}}}";
    }
}
