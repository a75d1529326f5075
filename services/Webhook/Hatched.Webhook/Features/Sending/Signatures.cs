using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hatched.Webhook.Features.Sending;

/// <summary>Signs one body in the three styles that receivers verify.</summary>
/// <remarks>
/// While a rotated secret is still valid there are two secrets, new and old. <c>Hatched-Signature</c> and <c>webhook-signature</c> are lists
/// by design and carry both, so a receiver that still holds the old one verifies through either. <c>X-Hatched-Signature</c> holds one value
/// that receivers compare whole: a list there would break every one of them, so it carries the new secret's alone.
/// The key is the secret as it was shown, <c>whsec_</c> included. Libraries for Standard Webhooks take the base64-decoded rest instead:
/// <c>webhook-signature</c> therefore lists a second signature under that key, so that a secret pasted into one of them works.
/// </remarks>
internal static class Signatures
{
    private const string Prefix = "whsec_";

    /// <summary>The headers of one attempt. <paramref name="secrets"/>: the current one first.</summary>
    /// <param name="at">Unix seconds of the attempt, so that a late retry is not outside the receiver's tolerance.</param>
    public static IEnumerable<KeyValuePair<string, string>> Headers(Guid message, long at, byte[] body, IReadOnlyList<string> secrets)
    {
        var time = at.ToString(CultureInfo.InvariantCulture);
        var id = message.ToString();
        byte[] timed = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        byte[] identified = [.. Encoding.ASCII.GetBytes($"{id}.{time}."), .. body];
        var hex = secrets.Select(secret => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), timed))).ToArray();
        var standard = secrets.SelectMany(Keys).Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, identified))}");
        return
        [
            new("X-Hatched-Timestamp", time),
            new("X-Hatched-Signature", $"sha256={hex[0]}"),
            new("Hatched-Signature", $"t={time},{string.Join(',', hex.Select(signature => $"v1={signature}"))}"),
            new("webhook-id", id),
            new("webhook-timestamp", time),
            new("webhook-signature", string.Join(' ', standard)),
        ];
    }

    private static IEnumerable<byte[]> Keys(string secret)
    {
        yield return Encoding.UTF8.GetBytes(secret);
        var decoded = new byte[secret.Length];
        if (secret.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(secret[Prefix.Length..], decoded, out var length))
        {
            yield return decoded[..length];
        }
    }
}
