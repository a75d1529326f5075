using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.ServiceDefaults.Identity;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Fuzz;

/// <summary>Requests to one operation: its example, bent in a few places.</summary>
/// <param name="own">The caller's variables.</param>
/// <param name="foreign">Another customer's: ids that must lead nowhere.</param>
internal sealed class FuzzCases(OpenApi document, Operation operation, IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> foreign, Random random)
{
    private const string Here = "@@here@@";

    private readonly ExampleRequest _example = ExampleRequest.Of(operation);

    public RawRequest Next()
    {
        var ids = random.Next(20) is 0 ? foreign : own;
        var (type, body) = _example.Body is null && random.Next(10) > 0 ? (null, null) : Body(ids);
        List<(string, string)> headers = [];
        if (_example.Credential is not null)
        {
            headers.Add(("Authorization", random.Next(25) is 0 ? Credential() : $"Bearer {own[_example.Credential]}"));
        }

        if (type is not null)
        {
            headers.Add(("Content-Type", type));
        }

        if (random.Next(5) is 0)
        {
            headers.AddRange(OddHeaders());
        }

        return new RawRequest(operation.Method.Method, Target(ids), headers, body);
    }

    private string Target(IReadOnlyDictionary<string, string> ids)
    {
        var path = operation.With([.. operation.Parameters.Select(parameter => random.Next(5) is 0 ? Segment() : ids[ExampleRequest.Variable(parameter.Collection, parameter.Name)])]);
        // Not here: dot segments, which make another address, and NUL, space or bare UTF-8 in a path, to which the server itself says that this is no HTTP.
        path = random.Next(60) switch
        {
            0 => path + "/",
            1 => path.Replace("/api/", "//api/", StringComparison.Ordinal),
            2 => path + ";a=b",
            3 => path.ToUpperInvariant(),
            4 => path + "%20",
            _ => path,
        };
        var queries = document.ParametersIn(operation, "query");
        return queries is [] && random.Next(10) > 0 || random.Next(3) is 0 ? path : $"{path}?{string.Join('&', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Query(queries)))}";
    }

    private string Query(IReadOnlyList<JsonElement> known)
    {
        if (known is [] || random.Next(6) is 0)
        {
            return random.GetItems(["a", "=", "&", "a=%00", "a=%zz", "a=%ff%fe", "%00=1", "a[]=1&a[]=2", "limit=1&limit=2", "__proto__=1", new string('q', 2_000), "a=" + new string('%', 30), "?", "#", "page=1;limit=2"], 1)[0];
        }

        var query = known[random.Next(known.Count)];
        var text = random.Next(4) switch
        {
            0 => HostileValues.Beyond(document, query.At("schema"), random),
            1 => HostileValues.Any(random),
            _ => HostileValues.Fitting(document, query.At("schema"), random),
        };
        text = query.Str("name") is "cursor" && random.Next(2) is 0 ? Cursor() : text.Trim('"');
        return $"{query.Str("name")}={(random.Next(10) is 0 ? text.Length : Uri.EscapeDataString(Sendable(text.Length > 500 ? text[..500] : text)))}";
    }

    // Well-formed, and of nobody's making.
    private string Cursor()
    {
        var json = random.GetItems(
            [$"{{\"k\":{HostileValues.Any(random)},\"id\":{HostileValues.Any(random)}}}", "{\"k\":\"1\",\"id\":\"x\"}", "{\"k\":\"9223372036854775808\",\"id\":\"00000000-0000-0000-0000-000000000000\"}", "{\"k\":\"\",\"id\":\"\\u0000\"}", "[]", "null", "{}"], 1)[0];
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(Sendable(json.Length > 1_000 ? json[..1_000] : json))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private string Segment() => random.Next(6) switch
    {
        0 => Guid.CreateVersion7().ToString(),
        1 => random.GetItems(["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", $"{{{Guid.Empty}}}", Guid.Empty.ToString("N"), $"%20{Guid.Empty}", "%2F", "%2f..%2f", "%5C", "%ff", "%C0%AE", "%E2%80%AE", "%zz", "%", "*", "null", "-1", "0", "1e9", "%D9%A3"], 1)[0],
        2 => new string('s', random.GetItems([64, 65, 200, 201, 2_000], 1)[0]),
        3 => Uri.EscapeDataString(foreign.Values.ElementAt(random.Next(foreign.Count))),
        _ => Uri.EscapeDataString(Sendable(HostileValues.Plain(random))) is { Length: > 0 } text ? text : "%20",
    };

    private string Credential() => random.GetItems(
        ["Bearer", "Bearer ", "bearer x", "Basic dTpw", "Bearer hatch_test_00000000000000000000000000000000", $"Bearer {foreign["HATCHED_API_KEY"]}x", "Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer " + new string('k', 6_000), "Bearer \u00e9"], 1)[0];

    private IEnumerable<(string Name, string Value)> OddHeaders() => random.Next(12) switch
    {
        0 => [("Idempotency-Key", HeaderText())],
        1 => [("Idempotency-Key", "one"), ("Idempotency-Key", "two")],
        2 => [("Idempotency-Key", $"key-{random.Next(3)}")],
        3 => [("X-Request-Id", HeaderText()), ("X-Request-Id", "second")],
        4 => [("Authorization", "Bearer twice")],
        5 => [(PrincipalSigner.Header, HeaderText())],
        6 => [("If-None-Match", random.GetItems(["*", "\"", "W/\"x\"", "\"a\", \"b\"", "x"], 1)[0])],
        7 => [("traceparent", random.GetItems(["00-0-0-0", "00-" + new string('a', 32) + "-" + new string('b', 16) + "-01", "x"], 1)[0]), ("tracestate", HeaderText()), ("baggage", HeaderText())],
        8 => [("Accept", random.GetItems(["text/html", "*/*;q=x", "application/xml", ",,,"], 1)[0]), ("Accept-Encoding", "br, gzip;q=0.1"), ("Accept-Language", HeaderText())],
        9 => [("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "gopher"), ("X-Forwarded-Host", "evil.example"), ("Origin", "null")],
        10 => [("Content-Encoding", "gzip"), ("Range", "bytes=0-1"), ("If-Modified-Since", "yesterday")],
        _ => [("X-HTTP-Method-Override", "DELETE"), ("Cookie", HeaderText()), ("X-Hatched-" + new string('h', 200), new string('v', 2_000))],
    };

    // What may stand in a header at all.
    private string HeaderText() => random.Next(4) is 0 ? new string('k', random.GetItems([255, 256, 4_000], 1)[0])
        : string.Concat(HostileValues.Plain(random).Where(letter => letter is >= ' ' and < (char)0x7F or > (char)0xA0)).Trim() is { Length: > 0 } text ? Sendable(text) : "x";

    private (string? Type, byte[]? Body) Body(IReadOnlyDictionary<string, string> ids)
    {
        var type = random.Next(20) is 0 ? ContentType() : "application/json";
        var good = JsonNode.Parse(ExampleRequest.Fill(_example.BodyText ?? "{}", ids))!;
        var text = random.Next(100) switch
        {
            < 12 => good.ToJsonString(),
            < 26 when operation.Body is { } schema => HostileValues.Fitting(document, schema, random),
            < 46 => Bent(good, place => HostileValues.Fitting(document, place.Schema, random)),
            < 60 => Bent(good, place => HostileValues.Beyond(document, place.Schema, random)),
            < 76 => Bent(good, _ => HostileValues.Any(random)),
            < 84 => Bent(good, _ => HostileValues.Bad(random)),
            < 88 => Doubled(good.ToJsonString()),
            < 92 => Crowded(good),
            < 95 => HostileValues.Bad(random),
            < 97 => HostileValues.Any(random),
            _ => good.ToJsonString() is var whole ? whole[..random.Next(whole.Length)] : "",
        };
        return (type, Bytes(text));
    }

    // One to three places of the good body hold something else.
    private string Bent(JsonNode good, Func<Mutations.Place, string> value)
    {
        var text = good;
        var put = new List<string>();
        for (var times = random.Next(1, 4); times > 0 && operation.Body is not null; times--)
        {
            var places = Mutations.Places(document, operation, text).ToList();
            var place = places[random.Next(places.Count)];
            put.Add(value(place));
            text = place.Path is [] ? JsonValue.Create(Here + (put.Count - 1))! : Mutations.Changed(text, place.Path[..^1], node =>
            {
                if (place.Path[^1] is string name)
                {
                    node.AsObject()[name] = Here + (put.Count - 1);
                }
                else
                {
                    node.AsArray()[(int)place.Path[^1]] = Here + (put.Count - 1);
                }
            });
        }

        return put.Index().Aggregate(text.ToJsonString(), (json, one) => json.Replace($"\"{Here}{one.Index}\"", one.Item, StringComparison.Ordinal));
    }

    private static string Doubled(string json) => json is ['{', .. var members, '}'] && members.Length > 0 ? $"{{{members},{members}}}" : $"[{json},{json}]";

    // A property that nobody knows, or as many of them as nobody sends.
    private string Crowded(JsonNode good)
    {
        var many = random.Next(3) is 0 ? 2_000 : 1;
        return good is JsonObject ? $"{{{string.Join(',', Enumerable.Range(0, many).Select(i => $"\"p{i}\":{HostileValues.Text(random)}"))},{good.ToJsonString()[1..]}".Replace(",}", "}", StringComparison.Ordinal)
            : $"[{string.Join(',', Enumerable.Repeat(good is JsonArray { Count: > 0 } items ? items[0]!.ToJsonString() : "1", many))}]";
    }

    private string ContentType() => random.GetItems(
        ["text/plain", "application/json; charset=utf-16", "application/json; charset=bogus", "application/json; charset=iso-8859-1", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/problem+json", "json", "", "application/json, text/plain", "APPLICATION/JSON", "application/json;", "application/merge-patch+json", new string('a', 1_000)], 1)[0];

    private byte[] Bytes(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        switch (random.Next(40))
        {
            case 0:
                return [0xEF, 0xBB, 0xBF, .. utf8];
            case 1:
                return Encoding.Unicode.GetBytes(text);
            case 2:
                return Encoding.Latin1.GetBytes(text);
            case 3 when utf8.Length > 0:
                utf8[random.Next(utf8.Length)] = (byte)random.Next(256);
                return utf8;
            case 4 when utf8.Length > 2:
                return [.. utf8[..^2], 0xC3, 0x28, .. utf8[^2..]];
            case 5 when random.Next(10) is 0:
                return [.. utf8, .. Enumerable.Repeat((byte)' ', 1024 * 1024)];
            default:
                return utf8;
        }
    }

    private static string Sendable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
