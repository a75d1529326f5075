using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.SystemTests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hatched.SystemTests;

/// <summary>Numbers that JSON allows and PostgreSQL cannot keep: refused wherever a free value comes in, and never anybody else's trouble.</summary>
public sealed class StorableNumbersTests(BadInputWorld world) : IClassFixture<BadInputWorld>
{
    private static readonly string[] Numbers = ["1e-20000", "0e-99999", "-0E+99999", $"0.{new string('1', 20_000)}", "1e400", "1e-99999999999999999999"];

    [Fact]
    public async Task A_number_that_cannot_be_stored_is_refused_wherever_a_free_value_comes_in()
    {
        var api = world.Tenant.Api;
        (string Method, string Path, string Body)[] places =
        [
            ("POST", "/eggs", """{"user_id":"numbers","metadata":{"a":[{"b":NUMBER}]}}"""),
            ("POST", "/events", """{"event_id":"numbers","user_id":"owner","type":"x","properties":{"a":NUMBER}}"""),
            ("PUT", "/gates/numbers", """{"token_key":"fluency","cost":1,"metadata":{"a":NUMBER}}"""),
            ("POST", "/coin-rules", """{"name":"n","event_type":"x","amount":1,"where":[{"property":"a","operator":"gt","value":NUMBER}]}"""),
            ("POST", "/badge-definitions", """
                {"key":"numbers","name":"n","conditions":[{"type":"event_count","config":{"event_type":"x","count":1,"where":[{"property":"a","operator":"in","value":[NUMBER]}]}}]}
                """),
            ("PATCH", "/customers/me/settings", """{"anything":NUMBER}"""),
        ];

        var answers = await Task.WhenAll(
            from number in Numbers
            from place in places
            select api.SendAsync(new HttpMethod(place.Method), place.Path, place.Body.Replace("NUMBER", number, StringComparison.Ordinal)));

        Assert.All(answers, answer => Assert.True(answer.Status is 422, answer.ToString()));
    }

    [Theory]
    [InlineData("1e-300")]
    [InlineData("0e0")]
    [InlineData("-1.7976931348623157e308")]
    [InlineData("0.1234567890123456789012345678901234567890")]
    public async Task A_number_that_can_be_stored_is_kept(string number)
    {
        var egg = (await world.Tenant.Api.PostAsync("/eggs", $$$"""{"user_id":"n{{{Guid.CreateVersion7():N}}}","metadata":{"a":{{{number}}}}}""")).Expect(201).Json;

        Assert.Equal(JsonElement.Parse(number).GetDouble(), egg.At("metadata").At("a").GetDouble());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_statement_whose_values_are_refused_leaves_nothing_behind_for_the_next_one_on_its_connection(bool forgets)
    {
        var text = new NpgsqlConnectionStringBuilder(TestSystem.ConnectionString("economy")) { MaxAutoPrepare = 10, NoResetOnClose = true, MaxPoolSize = 1 };
        await using var source = NpgsqlDataSource.Create(text);
        var options = new DbContextOptionsBuilder().UseNpgsql(source);
        if (forgets)
        {
            options.AddInterceptors(new FailedStatements());
        }

        async Task<Exception?> ReadAsync(string json)
        {
            await using var db = new DbContext(options.Options);
            return await Record.ExceptionAsync(() => db.Database.SqlQuery<string>($"SELECT CAST(CAST({json} AS text) || '' AS text) AS \"Value\" WHERE {json} IS NOT NULL").ToListAsync());
        }

        // The fifth use of a statement prepares it: that one has the value that the server cannot read.
        for (var use = 1; use < 5; use++)
        {
            Assert.Null(await ReadAsync("fine"));
        }

        Assert.IsType<PostgresException>(await ReadAsync("not \0 fine"));
        Assert.Equal(forgets, await ReadAsync("fine") is null);
    }
}
