using System.Text;
using System.Text.Json;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Webhook.Features.Sending;

/// <summary>What goes out for a fact.</summary>
internal static class FactBody
{
    /// <summary>The fact's payload, and what a receiver orders and dedupes by, at its end.</summary>
    /// <param name="factId">One for the fact at all endpoints, never used again.</param>
    /// <param name="sequence">Rises for a buddy within the facts of one service; absent for facts of the customer as a whole.</param>
    public static string Of(string payload, Guid factId, DateTimeOffset occurredAt, long? sequence)
    {
        var body = payload.AsSpan().TrimEnd();
        if (body is not ['{', .., '}'])
        {
            return payload; // no object: nothing can be added
        }

        var text = new StringBuilder(payload.Length + 120).Append(body[..^1].TrimEnd());
        text.Append(text.Length > 1 ? "," : "").Append($"\"fact_id\":\"{factId}\",\"occurred_at\":")
            .Append(JsonSerializer.Serialize(occurredAt, HatchedJson.Options));
        return (sequence is { } position ? text.Append(System.Globalization.CultureInfo.InvariantCulture, $",\"sequence\":{position}") : text).Append('}').ToString();
    }

    /// <summary>The same in the envelope of Standard Webhooks: <c>{type, timestamp, data}</c>.</summary>
    /// <param name="createdAt">For payloads of before <c>occurred_at</c>.</param>
    public static string Enveloped(string name, string payload, DateTimeOffset createdAt)
    {
        using var json = JsonDocument.Parse(payload);
        var at = json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("occurred_at", out var occurred)
            ? occurred.GetRawText()
            : JsonSerializer.Serialize(createdAt, HatchedJson.Options);
        return $"{{\"type\":{JsonSerializer.Serialize(name)},\"timestamp\":{at},\"data\":{payload}}}";
    }
}
