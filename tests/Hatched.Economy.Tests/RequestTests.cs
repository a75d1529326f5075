using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;
using Xunit;

namespace Hatched.Economy.Tests;

public sealed class RequestTests
{
    [Fact]
    public void A_list_does_not_take_null_for_an_element()
    {
        const string Json = """{"token_key":"gems","label":"Gems","kind":"primary","earn_rules":[{"event_type":"lesson","amount":1},null]}""";

        var fault = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TokenConfigRequest>(Json, HatchedJson.Options));

        var answered = (ValidationDetails)BodyFaults.Explain(fault, typeof(TokenConfigRequest)).Details!;
        Assert.Equal(new FieldError("earn_rules", "earn_rules must not contain null"), Assert.Single(answered.Fields));
    }

    [Theory]
    [InlineData("gems", true)]
    [InlineData("", false)]
    [InlineData("Gems", false)]
    [InlineData("gems!", false)]
    public void A_pattern_is_met_by_the_whole_text_and_never_by_none(string text, bool valid) =>
        Assert.Equal(valid, new PatternAttribute("[a-z]+").IsValid(text));

    [Theory]
    [InlineData("2026-04-08T10:30:00Z")]
    [InlineData("2026-04-08T12:30:00+02:00")]
    [InlineData("2026-04-08T10:30:00")]
    public void An_instant_is_read_alike_wherever_the_server_stands(string text) =>
        Assert.Equal(
            new DateTimeOffset(2026, 4, 8, 10, 30, 0, TimeSpan.Zero),
            JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"", HatchedJson.Options));

    [Fact]
    public void Ids_of_one_moment_rise_and_are_of_version_7()
    {
        var now = new DateTimeOffset(2026, 4, 8, 10, 30, 0, TimeSpan.Zero).AddYears(100);

        Guid[] ids = [.. Enumerable.Range(0, 10_000).Select(_ => OrderedId.Next(now))];

        Assert.Equal(ids.Select(id => id.ToString()).Order(StringComparer.Ordinal), ids.Select(id => id.ToString()));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal((7, 2), (id.Version, id.Variant >> 2)));
    }
}
