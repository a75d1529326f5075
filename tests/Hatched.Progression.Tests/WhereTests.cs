using System.Text.Json;
using Hatched.Rules.Conditions;
using Hatched.Rules.Matching;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class WhereTests
{
    [Theory]
    [InlineData("score", WhereOperator.Eq, "90", true)]
    [InlineData("score", WhereOperator.Eq, "90.0", true)]
    [InlineData("score", WhereOperator.Eq, "\"90\"", false)]
    [InlineData("score", WhereOperator.Neq, "90", false)]
    [InlineData("score", WhereOperator.Neq, "91", true)]
    [InlineData("score", WhereOperator.Gt, "90", false)]
    [InlineData("score", WhereOperator.Gt, "89.99", true)]
    [InlineData("score", WhereOperator.Gte, "90", true)]
    [InlineData("score", WhereOperator.Lt, "90", false)]
    [InlineData("score", WhereOperator.Lt, "1e3", true)]
    [InlineData("score", WhereOperator.Lte, "90", true)]
    [InlineData("skill", WhereOperator.Eq, "\"listening\"", true)]
    [InlineData("skill", WhereOperator.Eq, "\"Listening\"", false)]
    [InlineData("skill", WhereOperator.In, "[\"reading\", \"listening\"]", true)]
    [InlineData("skill", WhereOperator.In, "[\"reading\", 90]", false)]
    [InlineData("score", WhereOperator.In, "[1, 90]", true)]
    [InlineData("skill", WhereOperator.Contains, "\"listen\"", true)]
    [InlineData("skill", WhereOperator.Contains, "\"speak\"", false)]
    [InlineData("skill", WhereOperator.Gt, "1", false)]
    [InlineData("tags", WhereOperator.Contains, "\"hard\"", true)]
    [InlineData("tags", WhereOperator.Contains, "\"har\"", false)]
    [InlineData("tags", WhereOperator.Contains, "7", true)]
    [InlineData("perfect", WhereOperator.Eq, "true", true)]
    [InlineData("perfect", WhereOperator.Eq, "false", false)]
    [InlineData("lesson.unit.number", WhereOperator.Eq, "4", true)]
    [InlineData("lesson.unit.number.deeper", WhereOperator.Exists, "false", true)]
    [InlineData("lesson.unit", WhereOperator.Exists, null, true)]
    [InlineData("missing", WhereOperator.Exists, null, false)]
    [InlineData("missing", WhereOperator.Exists, "false", true)]
    [InlineData("nothing", WhereOperator.Exists, "true", false)]
    [InlineData("missing", WhereOperator.Eq, "1", false)]
    [InlineData("missing", WhereOperator.Neq, "1", true)]
    [InlineData("missing", WhereOperator.Lt, "1", false)]
    public void A_clause_compares_values_and_converts_nothing(string property, WhereOperator op, string? value, bool holds)
    {
        var properties = JsonDocument.Parse("""
            { "score": 90, "skill": "listening", "tags": ["hard", 7], "perfect": true, "nothing": null, "lesson": { "unit": { "number": 4 } } }
            """).RootElement;
        var clause = new WhereClause { Property = property, Operator = op, Value = value is null ? null : JsonDocument.Parse(value).RootElement };

        Assert.Equal(holds, Holds([clause], properties));
    }

    [Fact]
    public void All_clauses_must_hold()
    {
        WhereClause[] where = [Given.If("a", WhereOperator.Gte, 1), Given.If("b", WhereOperator.Eq, "x")];

        Assert.True(Holds(where, JsonSerializer.SerializeToElement(new { a = 1, b = "x" })));
        Assert.False(Holds(where, JsonSerializer.SerializeToElement(new { a = 1, b = "y" })));
        Assert.False(Holds(where, JsonSerializer.SerializeToElement(new { a = 0, b = "x" })));
    }

    [Fact]
    public void An_event_without_properties_fails_what_asks_for_one() =>
        Assert.False(Holds([Given.If("a", WhereOperator.Exists)], default));

    [Fact]
    public void Whole_numbers_beyond_doubles_are_told_apart()
    {
        WhereClause[] where = [Given.If("n", WhereOperator.Eq, 9007199254740993)];

        Assert.True(Holds(where, JsonDocument.Parse("""{"n":9007199254740993}""").RootElement));
        Assert.False(Holds(where, JsonDocument.Parse("""{"n":9007199254740992}""").RootElement));
    }

    [Fact]
    public void The_same_clauses_count_under_the_same_name_in_every_config()
    {
        WhereClause[] once = [Given.If("score", WhereOperator.Gte, 90)], again = [Given.If("score", WhereOperator.Gte, 90)];

        Assert.Equal(Where.CounterKey("lesson", once), Where.CounterKey("lesson", again));
        Assert.NotEqual(Where.CounterKey("lesson", once), Where.CounterKey("lesson", [Given.If("score", WhereOperator.Gt, 90)]));
        Assert.NotEqual(Where.CounterKey("lesson", once), Where.CounterKey("quiz", once));
    }

    private static bool Holds(IReadOnlyList<WhereClause> clauses, JsonElement properties)
    {
        var index = new PropertyIndex();
        var where = index.Compile(clauses);
        index.Complete();
        return where.Holds(new EventProperties(index, properties));
    }
}
