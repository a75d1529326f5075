using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Hatched.Sdk.Tests.Support;

namespace Hatched.Sdk.Tests;

public sealed class ErrorTests
{
    public static TheoryData<string> Named => Vectors.Names("errors.json");

    [Theory]
    [MemberData(nameof(Named))]
    public async Task A_refusal_becomes_the_exception_that_the_vector_says(string name)
    {
        var vector = Vectors.Named("errors.json", name);
        var body = vector.GetProperty("body") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : vector.GetProperty("body").GetRawText();
        var client = Script.Of(vector.GetProperty("status").GetInt32(), body, Vectors.Headers(vector)).Client(o => o.MaxRetries = 0);

        var failure = await Assert.ThrowsAnyAsync<HatchedException>(() => client.Buddies.GetAsync("b"));

        Assert.IsType(Vectors.Exception(vector.GetProperty("class").GetString()!), failure);
        Assert.Equal(vector.GetProperty("code").GetString(), failure.Code);
        Assert.Equal(vector.GetProperty("status").GetInt32(), failure.StatusCode);
        Assert.Equal(vector.GetProperty("retryable").GetBoolean(), failure.IsRetryable);
        Assert.Equal(vector.GetProperty("request_id").GetString(), failure.RequestId);
        var extras = vector.GetProperty("extras");
        foreach (var member in failure.GetType().GetProperties().Where(member => member.DeclaringType != typeof(HatchedException) && member.DeclaringType != typeof(Exception)))
        {
            var value = member.GetValue(failure);
            if (extras.TryGetProperty(JsonNamingPolicy.CamelCase.ConvertName(member.Name), out var expected))
            {
                Assert.True(Same(expected, value), $"{member.Name} is {value}, not {expected}");
            }
            else
            {
                Assert.True(value is null or System.Collections.ICollection { Count: 0 }, $"{member.Name} is {value}, of which the vector knows nothing");
            }
        }

        Assert.All(extras.EnumerateObject(), extra => Assert.NotNull(failure.GetType().GetProperty(extra.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)));
    }

    [Fact]
    public void Every_exception_of_an_answer_has_a_vector()
    {
        var met = Vectors.Read("errors.json").Select(vector => Vectors.Exception(vector.GetProperty("class").GetString()!)).ToHashSet();
        var all = typeof(HatchedException).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(HatchedException)) && !type.IsAbstract && type.GetConstructor([typeof(ApiError)]) is not null).ToList();
        Assert.True(all.Count > 15, $"{all.Count} exceptions");
        Assert.All(all, type => Assert.Contains(type, met));
    }

    [Fact]
    public void Every_code_of_a_vector_is_among_the_codes()
    {
        var codes = typeof(ErrorCodes).GetFields().Select(field => field.GetRawConstantValue()).ToHashSet();
        var met = Vectors.Read("errors.json").Select(vector => vector.GetProperty("code").GetString()!).Distinct().Where(code => code is not "something_new").ToList();
        Assert.NotEmpty(met);
        Assert.All(met, code => Assert.Contains(code, codes));
    }

    [Fact]
    public void An_exception_can_be_made_for_a_test_of_its_handling()
    {
        var failure = new RateLimitException(new ApiError(ErrorCodes.RateLimited, "Slow down.", 429, "r-1", RetryAfter: TimeSpan.FromSeconds(3)));
        Assert.Equal(("Slow down.", "r-1", TimeSpan.FromSeconds(3)), (failure.Message, failure.RequestId, failure.RetryAfter));
    }

    private static bool Same(JsonElement expected, object? value) => value switch
    {
        null => expected.ValueKind is JsonValueKind.Null,
        string text => expected.ValueEquals(text),
        int or long => expected.GetInt64() == Convert.ToInt64(value, CultureInfo.InvariantCulture),
        TimeSpan span => expected.GetDouble() == span.TotalSeconds,
        DateTimeOffset time => expected.GetDateTimeOffset() == time,
        EggStatus status => expected.ValueEquals(status.Value),
        IReadOnlyList<string> texts => expected.EnumerateArray().Select(text => text.GetString()).SequenceEqual(texts),
        System.Collections.IEnumerable records => expected.EnumerateArray().ToArray() is var list && records.Cast<object>().ToArray() is var given && list.Length == given.Length
            && list.Zip(given).All(pair => pair.First.EnumerateObject().All(
                member => Same(member.Value, pair.Second.GetType().GetProperty(member.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!.GetValue(pair.Second)))),
        _ => false,
    };
}
