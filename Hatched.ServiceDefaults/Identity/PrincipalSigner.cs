using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;

namespace Hatched.ServiceDefaults.Identity;

/// <summary>Signs and reads the internal principal header: <c>base64url(json).base64url(hmac-sha256)</c>.</summary>
public sealed class PrincipalSigner(IConfiguration configuration, TimeProvider clock)
{
    public const string Header = "X-Hatched-Principal";

    /// <summary>How long a signed principal is accepted.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private const int CacheLimit = 4096;
    private readonly byte[] _key = Encoding.UTF8.GetBytes(configuration["Hatched:InternalKey"]
        ?? throw new InvalidOperationException("Hatched__InternalKey is not set: every service needs the key that signs internal calls."));

    private readonly ConcurrentDictionary<string, Principal> _read = new(StringComparer.Ordinal);

    public string Sign(Principal principal)
    {
        var stamped = principal with { ExpiresAt = clock.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds() };
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(stamped, PrincipalJson.Default.Principal));
        return $"{body}.{Base64Url.EncodeToString(Mac(body))}";
    }

    /// <summary>The principal, or null when the header is forged, mangled or too old.</summary>
    public Principal? Read(string header)
    {
        if (!_read.TryGetValue(header, out var principal))
        {
            if (Verify(header) is not { } verified)
            {
                return null;
            }

            if (_read.Count >= CacheLimit)
            {
                _read.Clear(); // headers live a minute: forgetting all of them costs one check each
            }

            _read[header] = principal = verified;
        }

        return principal.ExpiresAt >= clock.GetUtcNow().ToUnixTimeSeconds() ? principal : null;
    }

    private Principal? Verify(string header)
    {
        if (header.Split('.') is not [var body, var mac])
        {
            return null;
        }

        try
        {
            return CryptographicOperations.FixedTimeEquals(Mac(body), Base64Url.DecodeFromChars(mac))
                ? JsonSerializer.Deserialize(Base64Url.DecodeFromChars(body), PrincipalJson.Default.Principal)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] Mac(string body) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(body));
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Principal))]
internal sealed partial class PrincipalJson : JsonSerializerContext;
