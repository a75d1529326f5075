using System.Text.Json;
using Hatched.Sdk.Http;
using Hatched.Sdk.Webhooks;

namespace Hatched.Sdk;

/// <summary>Tells genuine webhook requests from others, in whichever of the three styles they are signed.</summary>
public static class WebhookVerifier
{
    /// <summary>Verifies a request and reads its news.</summary>
    /// <param name="rawBody">The bytes as they came: JSON that was parsed and written again does not verify.</param>
    /// <param name="header">The value of a request header by its name, without regard to case; null when it is not there.</param>
    /// <param name="secret">The endpoint's secret.</param>
    /// <param name="options">How old a signature may be, and the clock.</param>
    /// <returns>The news, or why there is none. Never throws for what came over the network.</returns>
    public static WebhookVerification Verify(ReadOnlySpan<byte> rawBody, Func<string, string?> header, string? secret, VerifySignatureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        options ??= new();
        if (string.IsNullOrEmpty(secret))
        {
            return new(null, WebhookFault.MissingSecret);
        }

        if (rawBody.IsEmpty)
        {
            return new(null, WebhookFault.MissingBody);
        }

        var id = header("webhook-id");
        var best = (Match)Math.Max(
            (int)Signature.Listed(rawBody, header("Hatched-Signature"), secret, options),
            Math.Max(
                (int)Signature.Plain(rawBody, header("X-Hatched-Signature"), header("X-Hatched-Timestamp"), secret, options),
                (int)Signature.Standard(rawBody, header("webhook-signature"), id, header("webhook-timestamp"), secret, options)));
        return best switch
        {
            Match.Absent => new(null, WebhookFault.MissingHeader),
            Match.False => new(null, WebhookFault.InvalidSignature),
            Match.Late => new(null, WebhookFault.TimestampOutOfTolerance),
            _ when Json(rawBody) is { } body => new(
                new WebhookEvent(
                    header("X-Hatched-Event") ?? "", header("X-Hatched-Delivery") ?? id ?? "", Unwrapped(body, header("X-Hatched-Event")),
                    header("X-Hatched-Request-Id")),
                null),
            _ => new(null, WebhookFault.InvalidJson),
        };
    }

    // An endpoint may have the envelope of Standard Webhooks: {type, timestamp, data}.
    private static JsonElement Unwrapped(JsonElement body, string? name) =>
        body.ValueKind is JsonValueKind.Object && body.GetPropertyCount() is 3
        && body.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString() == name
        && body.TryGetProperty("timestamp", out _) && body.TryGetProperty("data", out var data)
            ? data
            : body;

    private static JsonElement? Json(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, HatchedJson.Default.JsonElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
