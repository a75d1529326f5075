using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

/// <summary>Compares what a caller got with what the wire carried: every member of the one in the other, with the same value.</summary>
internal static class Shape
{
    /// <param name="answer">The body of the answer that <paramref name="result"/> was read from.</param>
    public static void Same(JsonElement answer, object result)
    {
        switch (result)
        {
            case EventEffects effects when answer.TryGetProperty("effects", out var given):
                Compare(given, effects, "effects");
                break;
            case EventBatchResult batch:
                Assert.All(answer.GetProperty("results").EnumerateArray().Zip(batch.Results), entry =>
                {
                    Assert.Equal((entry.First.GetProperty("event_id").GetString(), entry.First.GetProperty("accepted").GetBoolean()), (entry.Second.EventId, entry.Second.Accepted));
                    if (entry.First.TryGetProperty("effects", out var given))
                    {
                        Assert.All(given.EnumerateObject(), member => Compare(member.Value, Of(typeof(EventEffects))[member.Name].GetValue(entry.Second), $"effects.{member.Name}"));
                    }
                });
                break;
            case IEnumerable list and not string when answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("data", out var data):
                Compare(data, list, "data");
                break;
            default:
                Compare(answer, result, "$");
                break;
        }
    }

    private static void Compare(JsonElement wire, object? value, string at)
    {
        var same = (wire.ValueKind, value) switch
        {
            (JsonValueKind.Null, null) => true,
            (_, null) => false,
            (_, JsonElement raw) => JsonElement.DeepEquals(wire, raw),
            (JsonValueKind.Null, _) => false,
            (_, string text) => wire.ValueEquals(text),
            (_, bool flag) => wire.GetBoolean() == flag,
            (_, int number) => wire.GetInt32() == number,
            (_, long number) => wire.GetInt64() == number,
            (_, DateTimeOffset time) => wire.GetDateTimeOffset() == time,
            (_, JsonNode node) => JsonElement.DeepEquals(wire, JsonSerializer.SerializeToElement(node)),
            (_, IReadOnlyDictionary<string, long> numbers) => JsonElement.DeepEquals(wire, JsonSerializer.SerializeToElement(numbers)),
            _ when value.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IOpenEnum<>)) => wire.ValueEquals(value.ToString()),
            (JsonValueKind.Array, IEnumerable list) => Entries(wire, list, at),
            (JsonValueKind.Object, _) => Members(wire, value, at),
            _ => false,
        };
        Assert.True(same, $"{at}: the wire has {wire}, the caller {value ?? "null"}");
    }

    private static bool Entries(JsonElement wire, IEnumerable list, string at)
    {
        var entries = list.Cast<object>().ToArray();
        Assert.True(wire.GetArrayLength() == entries.Length, $"{at}: the wire has {wire.GetArrayLength()} entries, the caller {entries.Length}");
        for (var i = 0; i < entries.Length; i++)
        {
            Compare(wire[i], entries[i], $"{at}[{i}]");
        }

        return true;
    }

    private static bool Members(JsonElement wire, object value, string at)
    {
        var members = Of(value.GetType());
        // A page keeps of its list's place what is needed to read on.
        if (wire.TryGetProperty("pagination", out var pagination) && members.TryGetValue("nextCursor", out var cursor))
        {
            Compare(pagination.GetProperty("nextCursor"), cursor.GetValue(value), $"{at}.nextCursor");
            Compare(wire.GetProperty("data"), members["data"].GetValue(value), $"{at}.data");
            return true;
        }

        Assert.All(wire.EnumerateObject(), member => Assert.True(members.ContainsKey(member.Name), $"{at}.{member.Name} of the wire is not in {value.GetType().Name}"));
        foreach (var (name, member) in members)
        {
            if (wire.TryGetProperty(name, out var given))
            {
                Compare(given, member.GetValue(value), $"{at}.{name}");
            }
            else
            {
                Assert.True(member.GetValue(value) is null, $"{at}.{name} of {value.GetType().Name} is not on the wire: {wire}");
            }
        }

        return true;
    }

    private static Dictionary<string, PropertyInfo> Of(Type type) =>
        type.GetProperties().Where(member => member.GetCustomAttribute<JsonIgnoreAttribute>() is null && member.GetIndexParameters().Length == 0)
            .ToDictionary(member => member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name));
}
