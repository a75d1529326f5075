using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.Economy.Features.Conditions;
using Hatched.ServiceDefaults.Http;
using Xunit;

namespace Hatched.Economy.Tests;

public sealed class ConditionTests
{
    [Theory]
    [InlineData("event_count", """{"event_type":"lesson.done","count":3}""")]
    [InlineData("event_count", """{"event_type":"a","count":1,"where":[{"property":"a.b","operator":"in","value":["x",1,true]}]}""")]
    [InlineData("milestone", """{"metric":"item_count","threshold":5}""")]
    [InlineData("streak", """{"streak_key":"daily","length":7}""")]
    [InlineData("skill_level", """{"skill_key":"grammar","level":2}""")]
    [InlineData("collection", """{"badge_keys":["a","b"],"count":1}""")]
    [InlineData("collection", """{"item_ids":["01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e11"]}""")]
    [InlineData("evolution", """{"stage":2}""")]
    [InlineData("coin", """{"amount":100,"basis":"lifetime_earned"}""")]
    [InlineData("badge_earned", """{"badge_key":"first"}""")]
    [InlineData("gate_unlocked", """{"gate_key":"vip"}""")]
    [InlineData("token", """{"token_key":"xp","amount":10,"basis":"balance"}""")]
    [InlineData("custom", """{"event_type":"a","where":[{"property":"a","operator":"exists"}]}""")]
    public void A_condition_of_each_type_is_taken(string type, string config) => Assert.Empty(Faults(type, config));

    [Theory]
    [InlineData("evolution", """{"stage":6}""", "Config.stage")]
    [InlineData("evolution", """{"stage":2.5}""", "Config.stage")]
    [InlineData("evolution", """{"stage":"2"}""", "Config.stage")]
    [InlineData("evolution", "{}", "Config.stage")]
    [InlineData("evolution", """{"stage":2,"or":[]}""", "Config.or")]
    [InlineData("evolution", "[]", "Config")]
    [InlineData("coin", """{"amount":1}""", "Config.basis")]
    [InlineData("collection", "{}", "Config")]
    [InlineData("collection", """{"badge_keys":["a"],"item_ids":["01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e11"]}""", "Config")]
    [InlineData("collection", """{"item_ids":["a"]}""", "Config.item_ids")]
    [InlineData("badge_earned", """{"badge_key":"First"}""", "Config.badge_key")]
    [InlineData("custom", """{"event_type":"a","where":[]}""", "Config.where")]
    [InlineData("custom", """{"event_type":"a","where":[{"property":"a","operator":"gt","value":"1"}]}""", "Config.where")]
    [InlineData("custom", """{"event_type":"a","where":[{"property":"a..b","operator":"exists"}]}""", "Config.where")]
    [InlineData("custom", """{"event_type":"a","where":[{"property":"a","operator":"eq","value":{"b":1}}]}""", "Config.where")]
    [InlineData("custom", """{"event_type":"a","where":[{"property":"a","operator":"eq","value":"\u0000"}]}""", "Config.where")]
    [InlineData("custom", """{"event_type":"a","where":[{"property":"a","operator":"eq","value":"\ud800"}]}""", "Config.where")]
    [InlineData("custom", """{"event_type":"a","where":[{"property":"a","operator":"eq","value":1e400}]}""", "Config.where")]
    public void What_is_wrong_with_a_condition_is_named_by_its_field(string type, string config, string field) =>
        Assert.Equal([field], Faults(type, config).SelectMany(fault => fault.MemberNames));

    private static ValidationResult[] Faults(string type, string config)
    {
        var condition = JsonSerializer.Deserialize<Condition>($$"""{"type":"{{type}}","config":{{config}}}""", HatchedJson.Options)!;
        return [.. condition.Validate(new ValidationContext(condition))];
    }
}
