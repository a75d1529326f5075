using Hatched.Sdk.Tests.Support;

namespace Hatched.Sdk.Tests;

/// <summary>The environment belongs to the whole process: no other test may run meanwhile.</summary>
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
[Collection(nameof(EnvironmentTests))]
public sealed class EnvironmentTests : IDisposable
{
    private readonly string? key = Environment.GetEnvironmentVariable("HATCHED_API_KEY");
    private readonly string? address = Environment.GetEnvironmentVariable("HATCHED_BASE_URL");

    [Fact]
    public async Task Key_and_address_come_from_the_environment_when_they_are_not_given()
    {
        Set("hatch_test_environment", "http://environment.test");
        var script = Script.Of("{}");

        await script.Client(o => (o.ApiKey, o.BaseUrl) = (null, null)).HealthAsync();
        await script.Client(o => (o.ApiKey, o.WidgetToken) = (null, "eyJ.a.b")).HealthAsync();

        Assert.Equal(("http://environment.test/api/v1/health", "Bearer hatch_test_environment"), (script.Sent[0].Uri.ToString(), script.Sent[0].Header("Authorization")));
        Assert.Equal(("http://hatched.test/api/v1/health", "Bearer eyJ.a.b"), (script.Sent[1].Uri.ToString(), script.Sent[1].Header("Authorization")));
        Assert.Equal("http://environment.test/api/v1", new HatchedClient().BaseUrl.ToString());
    }

    [Fact]
    public void What_is_wrong_in_the_environment_is_said_by_its_name()
    {
        Set(null, null);
        Assert.Contains("HATCHED_API_KEY", Assert.Throws<ArgumentException>(() => new HatchedClient()).Message, StringComparison.Ordinal);
        Set("hatch_test_environment", "no address");
        Assert.Contains("HATCHED_BASE_URL", Assert.Throws<ArgumentException>(() => new HatchedClient()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Set(key, address);

    private static void Set(string? key, string? address)
    {
        Environment.SetEnvironmentVariable("HATCHED_API_KEY", key);
        Environment.SetEnvironmentVariable("HATCHED_BASE_URL", address);
    }
}
