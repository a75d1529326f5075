using System.Text;
using System.Text.Json;
using Hatched.Sdk.Resources;
using Hatched.Sdk.Tests.Support;

namespace Hatched.Sdk.Tests;

public sealed class SignatureTests
{
    public static TheoryData<string> Named => Vectors.Names("signatures.json");

    [Theory]
    [MemberData(nameof(Named))]
    public void A_request_verifies_or_not_as_the_vector_says(string name)
    {
        var (body, headers, secret, options, reason) = Read(name);

        var verification = WebhookVerifier.Verify(body, header => headers.GetValueOrDefault(header), secret, options);

        Assert.Equal(reason, verification.Reason is { } fault ? JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString()) : null);
        Assert.Equal(reason is null, verification.IsValid);
        if (verification.Event is { } e)
        {
            Assert.Equal(headers.GetValueOrDefault("X-Hatched-Event") ?? "", e.Name);
            Assert.Equal(headers.GetValueOrDefault("X-Hatched-Delivery") ?? headers.GetValueOrDefault("webhook-id") ?? "", e.DeliveryId);
            Assert.True(JsonElement.DeepEquals(JsonElement.Parse(body), e.Payload));
        }
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void One_header_alone_verifies_when_the_vector_has_no_other(string name)
    {
        var (body, headers, secret, options, reason) = Read(name);
        var results = new List<bool>();
        if (headers.GetValueOrDefault("Hatched-Signature") is { } listed)
        {
            results.Add(WebhooksResource.VerifySignature(body, listed, secret, options));
        }

        if (headers.GetValueOrDefault("X-Hatched-Signature") is { } plain)
        {
            results.Add(WebhooksResource.VerifySignature(body, plain, secret, options with { Timestamp = headers.GetValueOrDefault("X-Hatched-Timestamp") }));
        }

        if (headers.GetValueOrDefault("webhook-signature") is { } standard)
        {
            results.Add(WebhooksResource.VerifySignature(
                body, standard, secret, options with { Timestamp = headers.GetValueOrDefault("webhook-timestamp"), Id = headers.GetValueOrDefault("webhook-id") }));
        }

        // invalid_json is about the request as a whole; its signature holds.
        Assert.Equal(reason is null or "invalid_json", results.Contains(true));
    }

    [Fact]
    public void The_vectors_hold_each_style_and_each_fault()
    {
        var vectors = Vectors.Read("signatures.json");
        Assert.True(vectors.Count(vector => vector.GetProperty("valid").GetBoolean()) > 5);
        Assert.All(Enum.GetNames<WebhookFault>(), fault => Assert.Contains(vectors, vector => vector.GetProperty("reason").GetString() == JsonNamingPolicy.SnakeCaseLower.ConvertName(fault)));
    }

    [Fact]
    public void The_time_is_held_against_the_clock_of_this_machine_when_no_other_is_given()
    {
        const string secret = "whsec_0123456789ABCDEFGHIJKLMNOPQRSTUV";
        var body = "{}"u8.ToArray();
        string Signed(DateTimeOffset at) => $"t={at.ToUnixTimeSeconds()},v1=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at.ToUnixTimeSeconds()}.{{}}")));

        var now = TimeProvider.System.GetUtcNow();
        Assert.True(WebhooksResource.VerifySignature(body, Signed(now), secret));
        Assert.True(WebhooksResource.VerifySignature(body, Signed(now.AddMinutes(-4)), secret));
        Assert.False(WebhooksResource.VerifySignature(body, Signed(now.AddMinutes(-6)), secret));
        Assert.False(WebhooksResource.VerifySignature(body, Signed(now.AddMinutes(6)), secret));
    }

    private static (byte[] Body, Dictionary<string, string> Headers, string Secret, VerifySignatureOptions Options, string? Reason) Read(string name)
    {
        var vector = Vectors.Named("signatures.json", name);
        return (
            Encoding.UTF8.GetBytes(vector.GetProperty("body").GetString()!),
            Vectors.Headers(vector).ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
            vector.GetProperty("secret").GetString()!,
            new VerifySignatureOptions { Tolerance = TimeSpan.FromSeconds(vector.GetProperty("tolerance_seconds").GetInt64()), TimeProvider = new StoppedClock(vector.GetProperty("now").GetInt64()) },
            vector.GetProperty("reason").GetString());
    }

    private sealed class StoppedClock(long now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(now);
    }
}
