using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hatched.Sdk.Webhooks;

/// <summary>How the parts of a request compare with what its sender would have signed.</summary>
internal enum Match
{
    /// <summary>This style is not there, or not whole.</summary>
    Absent,
    False,
    Late,
    True,
}

/// <summary>The three styles that deliveries are signed in. One that verifies is enough: during a rotation only the lists carry the old secret's signature.</summary>
internal static class Signature
{
    private const string SecretPrefix = "whsec_";
    private const string PlainPrefix = "sha256=";

    /// <summary>One header, whichever of the three it is.</summary>
    public static bool Verify(ReadOnlySpan<byte> body, string? header, string? secret, VerifySignatureOptions options)
    {
        if (string.IsNullOrEmpty(header) || string.IsNullOrEmpty(secret) || body.IsEmpty)
        {
            return false;
        }

        var match = header.StartsWith(PlainPrefix, StringComparison.Ordinal) ? Plain(body, header, options.Timestamp, secret, options)
            : header.StartsWith("v1,", StringComparison.Ordinal) || options.Id is not null ? Standard(body, header, options.Id, options.Timestamp, secret, options)
            : Listed(body, header, secret, options);
        return match is Match.True;
    }

    /// <summary><c>X-Hatched-Signature: sha256=hex</c> over <c>"{timestamp}.{body}"</c>.</summary>
    public static Match Plain(ReadOnlySpan<byte> body, string? header, string? timestamp, string secret, VerifySignatureOptions options)
    {
        if (string.IsNullOrEmpty(header) || string.IsNullOrEmpty(timestamp))
        {
            return Match.Absent;
        }

        var genuine = header.StartsWith(PlainPrefix, StringComparison.Ordinal) && Same(Sign(Key(secret), $"{timestamp}.", body), Hex(header.AsSpan(PlainPrefix.Length)));
        return Judge(genuine, timestamp, options);
    }

    /// <summary><c>Hatched-Signature: t=timestamp,v1=hex[,v1=hex]</c> over the same.</summary>
    public static Match Listed(ReadOnlySpan<byte> body, string? header, string secret, VerifySignatureOptions options)
    {
        if (string.IsNullOrEmpty(header))
        {
            return Match.Absent;
        }

        var parts = header.Split(',').Select(part => part.Trim().Split('=', 2)).Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1]);
        if (parts["t"].FirstOrDefault() is not { } timestamp)
        {
            return Match.False;
        }

        var expected = Sign(Key(secret), $"{timestamp}.", body);
        return Judge(Any(parts["v1"], given => Same(expected, Hex(given))), timestamp, options);
    }

    /// <summary>Standard Webhooks, <c>webhook-signature: v1,base64[ v1,base64]</c> over <c>"{id}.{timestamp}.{body}"</c>. The key is the secret's text, or what its base64 part says.</summary>
    public static Match Standard(ReadOnlySpan<byte> body, string? header, string? id, string? timestamp, string secret, VerifySignatureOptions options)
    {
        if (string.IsNullOrEmpty(header) || string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp))
        {
            return Match.Absent;
        }

        var expected = new List<byte[]> { Sign(Key(secret), $"{id}.{timestamp}.", body) };
        if (secret.StartsWith(SecretPrefix, StringComparison.Ordinal) && Base64(secret[SecretPrefix.Length..]) is { } key)
        {
            expected.Add(Sign(key, $"{id}.{timestamp}.", body));
        }

        var given = header.Split(' ').Where(part => part.StartsWith("v1,", StringComparison.Ordinal)).Select(part => Base64(part["v1,".Length..]));
        return Judge(Any(given, signature => Any(expected, one => Same(one, signature))), timestamp, options);
    }

    // A time is only looked at once the signature holds: who does not know the secret learns nothing from the answer.
    private static Match Judge(bool genuine, string timestamp, VerifySignatureOptions options)
    {
        if (!genuine || !long.TryParse(timestamp, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at))
        {
            return Match.False;
        }

        var now = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        return Int128.Abs((Int128)now - at) <= (long)options.Tolerance.TotalSeconds ? Match.True : Match.Late;
    }

    // Looks at all of them, so that the time taken does not tell which one it was.
    private static bool Any<T>(IEnumerable<T> all, Func<T, bool> holds) => all.Aggregate(false, (found, one) => holds(one) | found);

    private static bool Same(byte[] expected, byte[]? given) => given is not null && CryptographicOperations.FixedTimeEquals(expected, given);

    private static byte[] Key(string secret) => Encoding.UTF8.GetBytes(secret);

    private static byte[] Sign(byte[] key, string prefix, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(prefix));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    private static byte[]? Hex(ReadOnlySpan<char> text)
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(text, bytes, out var read, out var written) is System.Buffers.OperationStatus.Done && read == text.Length && written == bytes.Length ? bytes : null;
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }
}
