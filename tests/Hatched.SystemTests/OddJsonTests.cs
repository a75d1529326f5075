using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Odd JSON wherever JSON comes in: taken or refused with the envelope, and never a fault of the server.</summary>
public sealed class OddJsonTests(BadInputWorld world) : IClassFixture<BadInputWorld>
{
    private static readonly string[] Values =
    [
        "null", "true", "[]", "{}", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"\\u202e\"", "\"\ufeff\"", "-0", "-0.0", "1e308",
        "1E400", "0.1e-1", "9007199254740993", "18446744073709551616", "-9223372036854775809", "[[[[[[[[[[]]]]]]]]]]", "[null,true,\"\",{}]",
        "{\"a\":1,\"a\":2}", "{\"\":1}", "{\"__proto__\":{}}", "{\"$type\":\"x\"}", "{\"\\u0000\":1}", "{\"\\ud800\":1}",
        $"\"{new string('x', 70_000)}\"", $"[{string.Join(',', Enumerable.Repeat("0", 5_000))}]", $"{new string('[', 100)}{new string(']', 100)}",
    ];

    private static readonly string[] Bodies =
    [
        "", " ", "null", "true", "0", "\"\"", "[]", "{}", "{", "}", "{]", "[}", "{\"a\"}", "{\"a\":}", "{,}", "{\"a\":1,}", "{'a':1}", "{a:1}", "// x\n{}",
        "/* x */{}", "{} {}", "{}x", "\ufeff{}", "NaN", "Infinity", "-", "01", "1.", ".5", "+1", "0x10", "\"\\x\"", "\"\\u12\"", "\"\t\"", "tru", "nul", "{\"\":{}}",
        "{\"a\":1,\"a\":2}", new string('[', 2_000), $"{new string('[', 64)}{new string(']', 64)}", string.Concat(Enumerable.Repeat("{\"a\":", 500)),
    ];

    [Fact]
    public async Task An_odd_value_is_taken_or_refused_wherever_a_free_value_comes_in()
    {
        (string Method, string Path, string Body)[] places =
        [
            ("POST", "/eggs", """{"user_id":"odd","metadata":{"a":VALUE}}"""),
            ("POST", "/events", """{"event_id":"EVENT","user_id":"owner","type":"odd","properties":{"a":VALUE}}"""),
            ("POST", "/events/batch", """{"events":[{"event_id":"EVENT","user_id":"owner","type":"odd","properties":{"a":VALUE}},VALUE]}"""),
            ("PUT", "/gates/odd", """{"token_key":"fluency","cost":1,"metadata":{"a":VALUE}}"""),
            ("POST", "/coin-rules", """{"name":"n","event_type":"odd","amount":1,"where":[{"property":"a","operator":"eq","value":VALUE}]}"""),
            ("PATCH", "/customers/me/settings", """{"anything":VALUE}"""),
        ];

        List<Answer> answers = [];
        foreach (var place in places)
        {
            answers.AddRange(await Task.WhenAll(Values.Select((value, i) => world.Tenant.Api.SendAsync(
                new HttpMethod(place.Method),
                place.Path,
                place.Body.Replace("VALUE", value, StringComparison.Ordinal).Replace("EVENT", $"odd-{place.Path.Length}-{i}", StringComparison.Ordinal)))));
        }

        Assert.Equal(Values.Length * places.Length, answers.Count);
        Assert.All(answers, AssertSane);
        Assert.Contains(answers, answer => answer.Status < 300);
        Assert.Contains(answers, answer => answer.Status is 422);
    }

    [Fact]
    public async Task An_odd_body_is_refused_by_every_operation_that_takes_one()
    {
        var operations = (await OpenApi.ReadAsync()).Operations.Where(operation => operation.Body is not null && operation.Access.Contains("secret_key")).ToList();
        Assert.True(operations.Count > 60, $"{operations.Count} operations take a body.");

        // Of its own: some of what is odd is taken.
        var api = (await Tenant.CreateAsync()).Api;
        List<Answer> answers = [];
        foreach (var operation in operations)
        {
            var path = operation.With([.. operation.Parameters.Select(_ => Guid.CreateVersion7().ToString())]);
            answers.AddRange(await Task.WhenAll(Bodies.Select(body => api.SendAsync(operation.Method, path, body))));
        }

        Assert.All(answers, AssertSane);
    }

    private static void AssertSane(Answer answer)
    {
        Assert.True(answer.Status is >= 200 and < 500, answer.ToString());
        Assert.True(answer.Status < 300 || answer.Json.At("error").Str("code").Length > 2, answer.ToString());
    }
}
