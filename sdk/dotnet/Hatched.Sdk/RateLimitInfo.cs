using System.Globalization;
using System.Net.Http.Headers;

namespace Hatched.Sdk;

/// <summary>What the <c>X-RateLimit-*</c> headers of an answer said about the tighter of the credential's windows.</summary>
/// <param name="Limit">Requests that the window allows.</param>
/// <param name="Remaining">Requests that are left in it.</param>
/// <param name="Reset">When it is whole again.</param>
public sealed record RateLimitInfo(long Limit, long Remaining, DateTimeOffset Reset)
{
    internal static RateLimitInfo? Of(HttpResponseHeaders headers) =>
        Number(headers, "X-RateLimit-Limit") is { } limit && Number(headers, "X-RateLimit-Remaining") is { } remaining && Number(headers, "X-RateLimit-Reset") is { } reset
            ? new RateLimitInfo(limit, remaining, DateTimeOffset.FromUnixTimeSeconds(reset))
            : null;

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000_000_000
            ? number
            : null;
}
