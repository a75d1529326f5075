using System.Security.Cryptography;

namespace Hatched.Webhook.Features.Configs;

/// <summary>The form of a webhook secret: <c>whsec_</c> and 32 base62 characters, 190 bits.</summary>
/// <remarks>32 characters also read as base64 (24 bytes), as libraries for Standard Webhooks do.</remarks>
internal static class WebhookSecrets
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Prefix = "whsec_";

    public static string New() => Prefix + RandomNumberGenerator.GetString(Alphabet, 32);

    public static string Mask(string hint) => $"{Prefix}****{hint}";
}
