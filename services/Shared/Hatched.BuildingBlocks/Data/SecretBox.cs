using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Keeps secrets at rest: AES-256-GCM under <c>Hatched:EncryptionKey</c>, bound to the row that owns them.</summary>
/// <remarks>Layout: nonce (12 bytes), tag (16), text. What is sealed for one row does not open in another.</remarks>
public sealed class SecretBox
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] _key;
    private readonly byte[] _tagKey;

    public SecretBox(IConfiguration configuration)
    {
        var text = configuration["Hatched:EncryptionKey"]
            ?? throw new InvalidOperationException("Hatched__EncryptionKey is not set: secrets are kept encrypted under it.");
        _key = new byte[32];
        if (!Convert.TryFromBase64String(text, _key, out var length) || length is not 32)
        {
            throw new InvalidOperationException("Hatched__EncryptionKey must be 32 bytes in base64.");
        }

        _tagKey = HKDF.Expand(HashAlgorithmName.SHA256, _key, 32, "tag"u8.ToArray()); // a key serves one purpose
    }

    public byte[] Seal(string secret, Guid owner) => Seal(Encoding.UTF8.GetBytes(secret), owner.ToByteArray());

    public string Open(byte[] box, Guid owner) => Encoding.UTF8.GetString(Open(box, owner.ToByteArray()));

    /// <summary>False for what was changed, is another row's, or was sealed under another key.</summary>
    public bool TryOpen(byte[] box, Guid owner, [NotNullWhen(true)] out string? secret)
    {
        try
        {
            secret = box.Length < NonceBytes + TagBytes ? null : Open(box, owner);
        }
        catch (CryptographicException)
        {
            secret = null;
        }

        return secret is not null;
    }

    /// <summary>A keyed hash (HMAC-SHA256): finds text again that is not kept, and tells nothing of it to whoever has not the key.</summary>
    public byte[] Tag(byte[] text) => HMACSHA256.HashData(_tagKey, text);

    public byte[] Seal(byte[] secret, byte[] owner)
    {
        var box = new byte[NonceBytes + TagBytes + secret.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, secret, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), owner);
        return box;
    }

    public byte[] Open(byte[] box, byte[] owner)
    {
        var secret = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), secret, owner);
        return secret;
    }
}
