using System.Text.Json;
using Hatched.Accounts.Features.Customers;
using Xunit;

namespace Hatched.Accounts.Tests;

public sealed class CustomerSettingsTests
{
    [Fact]
    public void A_change_replaces_its_key_keeps_the_others_and_null_removes_one()
    {
        var (settings, faults) = Merge("""{"a":1,"b":{"x":1},"c":"old"}""", """{"b":{"y":2},"c":null,"d":1.50}""");

        Assert.Empty(faults);
        Assert.Equal("""{"a":1,"b":{"y":2},"d":1.50}""", settings.GetRawText());
    }

    [Theory]
    [InlineData("max_active_eggs", "0")]
    [InlineData("max_active_eggs", "21")]
    [InlineData("max_active_eggs", "2.5")]
    [InlineData("max_active_eggs", "\"3\"")]
    [InlineData("auto_evolve", "1")]
    [InlineData("widget_size", "\"xl\"")]
    [InlineData("widget_size", "1")]
    [InlineData("widget_theme_config", "[]")]
    [InlineData("widget_custom_css", "{}")]
    [InlineData("feature_toggles", "[]")]
    [InlineData("feature_toggles", """{"no_such_capability":true}""")]
    [InlineData("feature_toggles", """{"kudos":"off"}""")]
    public void A_known_key_of_the_wrong_shape_is_refused_by_name(string key, string value)
    {
        var (_, faults) = Merge("{}", $$"""{"{{key}}":{{value}},"other":1}""");

        Assert.Equal(key, Assert.Single(faults).Field);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"\u0000":1}""")]
    [InlineData("""{"a":{"b":"\ud800"}}""")]
    [InlineData("""{"a":1e999}""")]
    [InlineData("""{"a":[[[[[[[[1]]]]]]]]}""")]
    public void What_cannot_be_kept_is_refused(string changes) =>
        Assert.Equal("settings", Assert.Single(Merge("{}", changes).Faults).Field);

    [Fact]
    public void Changes_that_fit_alone_are_refused_when_the_whole_would_grow_too_large()
    {
        var half = new string('x', 20_000);

        Assert.Empty(Merge("{}", $$"""{"a":"{{half}}"}""").Faults);
        Assert.Single(Merge($$"""{"a":"{{half}}"}""", $$"""{"b":"{{half}}"}""").Faults);
    }

    [Fact]
    public void What_every_request_needs_is_read_from_the_settings()
    {
        var settings = JsonElement.Parse("""{"max_active_eggs":7,"feature_toggles":{"kudos":false,"teams":true,"leagues":false}}""");

        Assert.Equal(7, CustomerSettings.MaxActiveEggs(settings));
        Assert.Equal(["kudos", "leagues"], CustomerSettings.DisabledCapabilities(settings));
        Assert.Equal(3, CustomerSettings.MaxActiveEggs(JsonElement.Parse("{}")));
        Assert.Empty(CustomerSettings.DisabledCapabilities(JsonElement.Parse("{}")));
    }

    private static (JsonElement Settings, IReadOnlyList<Hatched.ServiceDefaults.Http.FieldError> Faults) Merge(string current, string changes) =>
        CustomerSettings.Merge(current, JsonElement.Parse(changes));
}
