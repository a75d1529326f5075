using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Hatched.BuildingBlocks.Data;
using Hatched.Webhook.Features.Configs;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Hatched.Webhook.Tests;

public sealed partial class SecretTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 8, 10, 30, 0, TimeSpan.Zero);
    private readonly SecretBox _box = Box(new byte[32]);

    [Fact]
    public void A_new_secret_is_random_and_reads_as_base64_too()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => WebhookSecrets.New()).ToArray();

        Assert.Equal(100, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.Matches(Shape(), secret));
        Assert.All(secrets, secret => Assert.Equal(24, Convert.FromBase64String(secret["whsec_".Length..]).Length));
    }

    [Fact]
    public void A_sealed_secret_opens_for_its_owner_only()
    {
        var owner = Guid.CreateVersion7();
        var sealedSecret = _box.Seal("whsec_secret", owner);

        Assert.Equal("whsec_secret", _box.Open(sealedSecret, owner));
        Assert.ThrowsAny<CryptographicException>(() => _box.Open(sealedSecret, Guid.CreateVersion7()));
        Assert.ThrowsAny<CryptographicException>(() => Box([.. Enumerable.Repeat((byte)1, 32)]).Open(sealedSecret, owner));
        Assert.DoesNotContain("secret", System.Text.Encoding.UTF8.GetString(sealedSecret), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_secret_never_looks_the_same_at_rest()
    {
        var owner = Guid.CreateVersion7();

        Assert.NotEqual(_box.Seal("whsec_secret", owner), _box.Seal("whsec_secret", owner));
    }

    [Theory]
    [InlineData(null), InlineData("not base64"), InlineData("c2hvcnQ=")]
    public void A_missing_or_short_key_is_refused(string? key) => Assert.Throws<InvalidOperationException>(() =>
        new SecretBox(new ConfigurationBuilder().AddInMemoryCollection([new("Hatched:EncryptionKey", key)]).Build()));

    [Fact]
    public void Rotation_keeps_the_old_secret_for_a_day()
    {
        var endpoint = Endpoint();
        endpoint.SetSecret("whsec_old1", _box);

        endpoint.Rotate("whsec_new2", _box, Now);

        Assert.Equal("whsec_new2", _box.Open(endpoint.Secret, endpoint.Id));
        Assert.Equal("new2", endpoint.SecretHint);
        Assert.Equal("whsec_old1", _box.Open(endpoint.PreviousSecret!, endpoint.Id));
        Assert.Equal(Now.AddHours(24), endpoint.PreviousSecretUntil);
        Assert.Equal(Now, endpoint.UpdatedAt);
    }

    private static SecretBox Box(byte[] key) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Hatched:EncryptionKey", Convert.ToBase64String(key))]).Build());

    private static WebhookEndpoint Endpoint() => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = Guid.CreateVersion7(),
        Url = "https://example.com",
        Events = ["*"],
        Description = null,
        Status = WebhookEndpoint.Active,
        CreatedAt = Now.AddDays(-1),
        UpdatedAt = Now.AddDays(-1),
    };

    [GeneratedRegex("^whsec_[0-9A-Za-z]{32}$")]
    private static partial Regex Shape();
}
