using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hatched.SystemTests.Support;

/// <summary>Verifies a delivery as receivers do, each style by itself and from its documentation alone.</summary>
internal static class Signatures
{
    /// <summary><c>X-Hatched-Signature: sha256=…</c> over <c>"{ts}.{body}"</c>.</summary>
    public static bool Plain(Delivery delivery, string secret) =>
        delivery.Headers["X-Hatched-Signature"] == $"sha256={Hex(secret, $"{delivery.Headers["X-Hatched-Timestamp"]}.", delivery.Body)}";

    /// <summary><c>Hatched-Signature: t=…,v1=…</c>, as the SDK reads it: any of the v1, and not older than five minutes.</summary>
    public static bool Sdk(Delivery delivery, string secret)
    {
        var parts = delivery.Headers["Hatched-Signature"].Split(',').Select(part => part.Split('=', 2)).ToLookup(part => part[0], part => part[1]);
        var time = parts["t"].Single();
        return IsRecent(time) && parts["v1"].Contains(Hex(secret, $"{time}.", delivery.Body));
    }

    /// <summary>Standard Webhooks: <c>webhook-signature: v1,…</c> over <c>"{id}.{ts}.{body}"</c>; the key is the secret, or what its base64 part says.</summary>
    public static bool Standard(Delivery delivery, string secret, bool decoded)
    {
        var (id, time) = (delivery.Headers["webhook-id"], delivery.Headers["webhook-timestamp"]);
        var key = decoded ? Convert.FromBase64String(secret["whsec_".Length..]) : Encoding.UTF8.GetBytes(secret);
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Joined($"{id}.{time}.", delivery.Body)));
        return IsRecent(time) && delivery.Headers["webhook-signature"].Split(' ').Contains(expected);
    }

    private static string Hex(string secret, string prefix, byte[] body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Joined(prefix, body)));

    private static byte[] Joined(string prefix, byte[] body) => [.. Encoding.UTF8.GetBytes(prefix), .. body];

    private static bool IsRecent(string unixSeconds) =>
        Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(unixSeconds, CultureInfo.InvariantCulture)) < 300;
}
