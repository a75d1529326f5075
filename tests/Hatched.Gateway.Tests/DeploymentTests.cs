using Hatched.ServiceDefaults;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hatched.Gateway.Tests;

public sealed class DeploymentTests
{
    private const string Sound = "7Yq2vJx0LdRk9TzWn4Hb6SmPf1Gc8AeU3XoQ5iVt";

    [Theory]
    [InlineData(null, false, "is not set")]
    [InlineData("", false, "is not set")]
    [InlineData("k", false, "has 1 bytes, and must have at least 32")]
    [InlineData("kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", false, "is a placeholder, not a secret")]
    [InlineData("please-change-me-0123456789-abcdefghijk", false, "is a placeholder, not a secret")]
    [InlineData(Sound, false, null)]
    [InlineData(Sound, true, "must be 32 bytes in base64")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", true, "is a placeholder, not a secret")]
    [InlineData("q83vEjRWeJq83vEjRWeJASNFZ4mrze8BI0VniavN7wE=", true, null)]
    public void An_unsound_secret_is_told_by_what_is_wrong_with_it(string? value, bool isKey, string? fault) => Assert.Equal(fault, RequiredSecrets.FaultOf(value, isKey));

    [Fact]
    public void Outside_Development_a_process_does_not_start_with_an_unsound_secret_and_names_each()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Start("Production", ("Hatched:InternalKey", "k"), ("Hatched:Other", Sound)));

        Assert.Contains("Hatched__InternalKey has 1 bytes", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Hatched__TokenKey is not set", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hatched__Other", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Sound, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sound_secrets_start_anywhere_and_others_in_Development()
    {
        Start("Production", ("Hatched:InternalKey", Sound), ("Hatched:TokenKey", Sound), ("Hatched:Other", Sound));
        Start("Development", ("Hatched:InternalKey", "k"));
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public void A_development_switch_opens_nothing_outside_of_Development(string environment, bool opens)
    {
        var builder = Builder(environment,
            ("HATCHED_WEBHOOK_ALLOW_PRIVATE", "true"), ("HATCHED_RATE_LIMITS", "off"), ("Hatched:DemoSeed:CustomerId", "01900000-0000-7000-8000-000000000001"));
        var switches = DevelopmentSwitches.Of(builder);

        Assert.Equal(
            [opens, opens, opens, opens, opens],
            new[] { switches.AllowPrivateAddresses, switches.LiftRateLimits, switches.DemoCustomer is not null, switches.KeepMails, switches.SwitchPlans });
    }

    private static void Start(string environment, params (string, string)[] settings)
    {
        var builder = Builder(environment, settings);
        builder.AddHatchedDefaults();
        builder.Services.NeedsSecret("TokenKey");
        builder.Services.NeedsSecret("Other");
        using var app = (IDisposable)builder.Build();
        ((WebApplication)app).UseHatchedDefaults();
    }

    private static WebApplicationBuilder Builder(string environment, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value)));
        return builder;
    }
}
