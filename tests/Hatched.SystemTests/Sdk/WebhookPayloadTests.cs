using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hatched.Sdk;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

/// <summary>What webhooks carry, as the running system's own catalogue shows it.</summary>
public sealed class WebhookPayloadTests
{
    private const string Secret = "whsec_0123456789ABCDEFGHIJKLMNOPQRSTUV";

    [Fact]
    public async Task Every_kind_of_news_in_the_catalogue_has_a_type_with_its_members()
    {
        var types = await SdkWorld.ClientOf((await Tenant.CreateAsync(preset: null)).Api.Credential!).Webhooks.ListEventTypesAsync();
        Assert.True(types.Count >= 25, $"{types.Count} kinds");
        Assert.All(types, type =>
        {
            var body = type.Sample.ToJsonString();
            var data = Verified(type.Name, body).Data;
            Assert.True(data is not null, $"{type.Name} has no type: {body}");
            Shape.Same(System.Text.Json.JsonElement.Parse(body), data);
        });
        Assert.Equal(types.Count, types.Select(type => Verified(type.Name, type.Sample.ToJsonString()).Data!.GetType()).Distinct().Count());
    }

    [Fact]
    public void News_that_this_version_does_not_know_is_there_as_it_came()
    {
        var unknown = Verified("moon.landed", """{"crew":3}""");
        Assert.Null(unknown.Data);
        Assert.Equal(3, unknown.Payload.Num("crew"));
        Assert.Null(Verified("coins.earned", """{"amount":"many"}""").Data);
    }

    private static WebhookEvent Verified(string name, string body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>
        {
            ["X-Hatched-Event"] = name,
            ["Hatched-Signature"] = $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}",
        };
        return WebhookVerifier.Verify(Encoding.UTF8.GetBytes(body), header => headers.GetValueOrDefault(header), Secret).Event!;
    }
}
