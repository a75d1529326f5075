using System.Security.Cryptography;
using System.Text;

namespace Hatched.Webhook.Features.Configs;

/// <summary>Keeps secrets at rest: AES-256-GCM under <c>Hatched:EncryptionKey</c>, bound to the row that owns them.</summary>
/// <remarks>Layout: nonce (12 bytes), tag (16), text. A sealed secret moved to another row does not open there.</remarks>
internal sealed class SecretBox
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Prefix = "whsec_";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] _key;

    public SecretBox(IConfiguration configuration)
    {
        var text = configuration["Hatched:EncryptionKey"]
            ?? throw new InvalidOperationException("Hatched__EncryptionKey is not set: webhook secrets are kept encrypted under it.");
        _key = new byte[32];
        if (!Convert.TryFromBase64String(text, _key, out var length) || length is not 32)
        {
            throw new InvalidOperationException("Hatched__EncryptionKey must be 32 bytes in base64.");
        }
    }

    /// <summary>A new secret: <c>whsec_</c> and 32 base62 characters, 190 bits.</summary>
    /// <remarks>32 characters also read as base64 (24 bytes), as libraries for Standard Webhooks do.</remarks>
    public static string NewSecret() => Prefix + RandomNumberGenerator.GetString(Alphabet, 32);

    public static string Mask(string hint) => $"{Prefix}****{hint}";

    public byte[] Seal(string secret, Guid owner)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceBytes + TagBytes + text.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, text, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), owner.ToByteArray());
        return box;
    }

    public string Open(byte[] box, Guid owner)
    {
        var text = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), text, owner.ToByteArray());
        return Encoding.UTF8.GetString(text);
    }
}
