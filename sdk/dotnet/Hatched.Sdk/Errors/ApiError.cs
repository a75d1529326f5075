using System.Globalization;
using System.Text.Json;

namespace Hatched.Sdk;

/// <summary>What Hatched said when it refused a call. Exceptions are made of it; make one to test your own handling of them.</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>, or one that is newer than this client.</param>
/// <param name="Message">For people.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="RequestId">To quote in a support request.</param>
/// <param name="Details">What the code comes with, as it was sent.</param>
/// <param name="RetryAfter">How long to wait, when the answer said so.</param>
public sealed record ApiError(string Code, string Message, int Status, string? RequestId = null, JsonElement? Details = null, TimeSpan? RetryAfter = null)
{
    internal string? Text(string name) => Detail(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    internal long? Number(string name) => Detail(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    internal DateTimeOffset? Time(string name) =>
        Text(name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    internal IReadOnlyList<JsonElement> List(string name) => Detail(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : [];

    /// <summary>The objects of a list, each with its members as details.</summary>
    internal IEnumerable<ApiError> Entries(string name) => List(name).Where(entry => entry.ValueKind is JsonValueKind.Object).Select(entry => this with { Details = entry });

    private JsonElement? Detail(string name) => Details is { ValueKind: JsonValueKind.Object } details && details.TryGetProperty(name, out var value) ? value : null;
}
