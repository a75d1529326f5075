using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Hatched.Sdk.Tests.Support;

namespace Hatched.Sdk.Tests;

/// <summary>Names are converted by the types' own spelling; what is data keeps its keys.</summary>
public sealed class CasingTests
{
    /// <summary>How each member that holds data is read through the client, and given back as the caller has it.</summary>
    private static readonly Dictionary<string, Func<HatchedClient, Task<JsonElement>>> Read = new()
    {
        ["metadata"] = async client => JsonSerializer.SerializeToElement((await client.Eggs.GetAsync("e")).Metadata),
        ["properties"] = async client => JsonSerializer.SerializeToElement((await client.Events.GetAsync("e")).Properties),
        ["customCounters"] = async client => JsonSerializer.SerializeToElement((await client.Buddies.GetProgressionAsync("b")).CustomCounters),
        ["skills"] = async client => JsonSerializer.SerializeToElement((await client.Buddies.GetAsync("b")).Skills),
        ["tokens"] = async client => JsonSerializer.SerializeToElement((await client.Buddies.GetAsync("b")).Tokens),
    };

    [Fact]
    public async Task Keys_of_data_stay_as_they_come()
    {
        var met = new HashSet<string>();
        foreach (var vector in Vectors.Read("casing.json"))
        {
            if (vector.GetProperty("sdk") is not { ValueKind: JsonValueKind.Object } sdk)
            {
                continue;
            }

            foreach (var member in sdk.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.Object && Read.ContainsKey(member.Name)))
            {
                var read = await Read[member.Name](Script.Of(vector.GetProperty("wire").GetRawText()).Client());
                Assert.True(JsonElement.DeepEquals(member.Value, read), $"{member.Name}: {read}, not {member.Value}");
                met.Add(member.Name);
            }
        }

        Assert.Equal(Read.Keys.Order(), met.Order());
    }

    [Fact]
    public async Task Keys_of_data_are_sent_as_they_are()
    {
        var data = new JsonObject { ["lessonId"] = 7, ["duration_ms"] = 5, ["Deep"] = new JsonObject { ["aB"] = new JsonArray(new JsonObject { ["c_d"] = 1 }) } };
        var script = Script.Of("""{"accepted":true,"event_id":"e","effects":null}""");

        await script.Client().Events.SendAsync(new() { EventId = "e", UserId = "u", Type = "t", OccurredAt = DateTimeOffset.UnixEpoch, Properties = data });
        await script.Client().Eggs.CreateAsync(new() { UserId = "u", Metadata = data, Audience = "teachers" });

        Assert.Equal(
            """{"event_id":"e","user_id":"u","type":"t","occurred_at":"1970-01-01T00:00:00+00:00","properties":{"lessonId":7,"duration_ms":5,"Deep":{"aB":[{"c_d":1}]}}}""", script.Sent[0].Body);
        Assert.Equal("""{"user_id":"u","metadata":{"lessonId":7,"duration_ms":5,"Deep":{"aB":[{"c_d":1}]},"audience":"teachers"}}""", script.Sent[1].Body);
        Assert.False(data.ContainsKey("audience"), "the caller's own object was changed");
    }

    [Fact]
    public void Every_member_of_every_shape_is_spelt_in_snake_case_on_the_wire_but_those_that_the_API_spells_otherwise()
    {
        var shapes = typeof(HatchedClient).Assembly.GetExportedTypes().Where(type => type.GetMethod("<Clone>$") is not null).ToList();
        Assert.True(shapes.Count > 50, $"{shapes.Count} shapes");
        var pinned = shapes.SelectMany(type => type.GetProperties()).Where(member => member.GetCustomAttribute<JsonPropertyNameAttribute>() is not null).ToList();
        Assert.Equal(["nextCursor"], pinned.Select(member => member.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name).Distinct().Order());
    }

    [Fact]
    public async Task A_word_that_this_version_does_not_know_is_kept()
    {
        var operation = await Script.Of("""{"operation_id":"o","status":"parked","type":"something_new","new_member":{"a":1}}""").Client().Operations.GetAsync("o");
        Assert.Equal(new OperationStatus("parked"), operation.Status);
        Assert.Equal("parked", operation.Status.ToString());
        Assert.False(operation.HasEnded);
    }

    [Fact]
    public async Task What_an_answer_leaves_out_is_empty_and_never_a_failure()
    {
        var buddy = await Script.Of("{}").Client().Buddies.GetAsync("b");
        Assert.Equal(("", 0L, 0), (buddy.Id, buddy.Coins, buddy.EquippedItems.Count));
        Assert.Empty(buddy.Skills);
        Assert.Equal("", buddy.Status.ToString());
    }
}
