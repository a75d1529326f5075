using System.Text.Json;
using Hatched.Rules.Conditions;
using Hatched.Rules.Matching;
using Hatched.Rules.Validation;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class EntryCheckTests
{
    [Fact]
    public void An_entry_may_name_what_is_not_there_yet_but_the_whole_config_may_not()
    {
        var badge = Given.Badge("patient", new StreakCondition { Config = new StreakConfig { StreakKey = "later", Length = 3 } });
        var config = Given.Config with { BadgeDefinitions = [badge] };

        Assert.Empty(ConfigValidator.Check(config, Given.Audiences, badge));
        Assert.Equal("badge_definitions[0].condition.config.streak_key", Assert.Single(ConfigValidator.Validate(config, Given.Audiences)).Path);
    }

    [Fact]
    public void An_active_path_may_lack_its_steps_while_it_is_made_but_not_when_it_is_published()
    {
        var path = Given.Path("road", Given.Step("one"));
        var config = Given.Config with { PathDefinitions = [path] };

        Assert.Empty(ConfigValidator.Check(config, Given.Audiences, path));
        Assert.Equal("path_definitions[0].steps[0].sub_steps", Assert.Single(ConfigValidator.Validate(config, Given.Audiences)).Path);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("1e999999")]
    public void A_clause_value_that_the_database_cannot_hold_is_refused(string json)
    {
        var value = JsonDocument.Parse(json).RootElement;
        var rule = Given.Coins(1) with
        {
            Where =
            [
                new WhereClause { Property = "p", Operator = WhereOperator.Eq, Value = value },
                new WhereClause { Property = "p", Operator = WhereOperator.Gt, Value = value },
            ],
        };

        Assert.Equal(["where[0].value", "where[1].value"], ConfigValidator.Check(Given.Config, Given.Audiences, rule).Select(problem => problem.Path));
    }
}
