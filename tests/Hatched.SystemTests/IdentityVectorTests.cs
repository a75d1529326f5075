using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hatched.ServiceDefaults.Identity;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Ways to be somebody else: tokens that are nearly right, principals of one's own, paths around the door. None leads in.</summary>
public sealed class IdentityVectorTests
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(TestSystem.Secret("token-key"));
    private static readonly object Hs256 = new { alg = "HS256", typ = "JWT" };

    [Fact]
    public async Task A_token_that_is_not_ours_or_not_whole_or_over_lets_nobody_in()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var parts = tenant.Dashboard.Credential!.Split('.');
        var payload = Base64Url.DecodeFromChars(parts[1]);
        var claims = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(payload)!;
        string With(string name, object? value, object? header = null, byte[]? key = null)
        {
            var changed = claims.Where(claim => claim.Key != name).ToDictionary(claim => claim.Key, claim => (object)claim.Value);
            if (value is not null)
            {
                changed[name] = value;
            }

            return Forge(header ?? Hs256, JsonSerializer.SerializeToUtf8Bytes(changed), key ?? Key);
        }

        (await new Api(With("jti", Guid.CreateVersion7())).GetAsync("/auth/me")).Expect(200); // made as ours are: the rest fails for what it changes alone

        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        string[] attacks =
        [
            Forge(new { alg = "none" }, payload, null), Forge(new { alg = "None" }, payload, null), Forge(new { alg = "nOnE", typ = "JWT" }, payload, Key),
            Forge(new { alg = "HS512" }, payload, Key), Forge(new { alg = "RS256" }, payload, Key), Forge(new { alg = "ES256" }, payload, Key), Forge(new { typ = "JWT" }, payload, Key),
            Forge(new { alg = "HS256", kid = "../../dev/null" }, payload, []), Forge(new { alg = "HS256", jwk = new { kty = "oct", k = "AAAA" } }, payload, [0, 0, 0]),
            Forge(Hs256, payload, Encoding.UTF8.GetBytes("secret")), Forge(Hs256, payload, []), Forge(Hs256, payload, Encoding.UTF8.GetBytes(TestSystem.Secret("internal-key"))),
            $"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}", $".{parts[1]}.{parts[2]}", $"{parts[0]}..{parts[2]}", $"{parts[0]}.{parts[1]}.{parts[2]}.{parts[2]}",
            $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(payload).Replace(tenant.Id.ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal)))}.{parts[2]}",
            With("iss", "somebody"), With("iss", null), With("exp", now - 1), With("exp", null), With("exp", "soon"), With("typ_h", "service"), With("typ_h", "7"), With("typ_h", null),
            With("cid", Guid.CreateVersion7()), With("cid", null), With("cid", "*"), With("jti", null), With("ver", -1),
            With("typ_h", "widget"), With("jti", Guid.CreateVersion7())[..^3],
            Principal(tenant, PrincipalKind.Service), Principal(tenant, PrincipalKind.Dashboard),
        ];

        foreach (var attack in attacks)
        {
            var answer = await new Api(attack).GetAsync("/auth/me");
            Assert.True(answer.Status is 401, $"{attack}: {answer}");
        }
    }

    [Fact]
    public async Task A_service_believes_no_principal_but_the_gateways_whole_and_fresh()
    {
        var (tenant, victim) = (await Tenant.CreateAsync(preset: null), await Tenant.CreateAsync(preset: null));
        var direct = new Api(null, TestSystem.UrlOf("accounts").ToString().TrimEnd('/'));
        var own = Principal(tenant, PrincipalKind.SecretKey);
        (await direct.GetAsync("/customers/me", (PrincipalSigner.Header, own))).Expect(200);
        var (body, mac) = (own.Split('.')[0], own.Split('.')[1]);
        var forged = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(body)).Replace(tenant.Id.ToString(), victim.Id.ToString(), StringComparison.Ordinal)));

        string[] attacks =
        [
            "", ".", body, $"{body}.", $".{mac}", $"{forged}.{mac}", $"{body}.{mac}.{mac}", $"{body}.{mac[..^4]}", $"{body}.{Base64Url.EncodeToString(new byte[32])}",
            $"{forged}.{Base64Url.EncodeToString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(forged)))}", $"{forged}.{Base64Url.EncodeToString(HMACSHA256.HashData(Array.Empty<byte>(), Encoding.UTF8.GetBytes(forged)))}",
        ];

        foreach (var attack in attacks)
        {
            (await direct.GetAsync("/customers/me", (PrincipalSigner.Header, attack))).ExpectError(401, "unauthorized");
            // Through the gateway the header is nothing: whoever sends it stays who he is.
            Assert.Equal(tenant.Id, (await tenant.Api.GetAsync("/customers/me", (PrincipalSigner.Header, attack))).Expect(200).Json.Id());
        }

        Assert.Equal(tenant.Id, (await tenant.Api.GetAsync("/customers/me", (PrincipalSigner.Header, Principal(victim, PrincipalKind.SecretKey)))).Expect(200).Json.Id());
    }

    private static string Principal(Tenant tenant, PrincipalKind kind) => Tenant.Sign(new Principal { Kind = kind, CustomerId = tenant.Id, CredentialId = tenant.KeyId });

    private static string Forge(object header, byte[] payload, byte[]? key)
    {
        var signed = $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header))}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{(key is null ? "" : Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed))))}";
    }
}
