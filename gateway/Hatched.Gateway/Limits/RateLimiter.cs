using System.Diagnostics.Metrics;
using System.Globalization;
using Hatched.Gateway.Callers;
using Hatched.Gateway.Routing;
using Hatched.ServiceDefaults;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.Telemetry;

namespace Hatched.Gateway.Limits;

/// <summary>Two sliding windows a bucket, 60 s and 86,400 s: shared through Redis, this process's own while Redis is away.</summary>
internal sealed class RateLimiter(RedisWindows shared, LocalWindows local, TimeProvider clock, DevelopmentSwitches development)
{
    private static readonly Counter<long> Refused =
        HatchedTelemetry.Meter.CreateCounter<long>("hatched.rate_limit.refused", description: "Requests answered 429.");

    /// <summary>Counts the request and writes the headers; false when it was refused and answered.</summary>
    public async ValueTask<bool> TryEnterAsync(HttpContext context, Caller caller, LimitClass limitClass) =>
        await TryEnterAsync(context, Allowance.Of(caller, limitClass, context.Connection.RemoteIpAddress), isQuiet: false)
        && (Allowance.OfCustomer(caller, limitClass) is not { } customers || await TryEnterAsync(context, customers, isQuiet: true));

    /// <summary>As the other, with one bucket.</summary>
    /// <param name="isQuiet">What remains in the bucket is told only to whom it refuses.</param>
    public async ValueTask<bool> TryEnterAsync(HttpContext context, Allowance allowance, bool isQuiet)
    {
        if (isQuiet && development.LiftRateLimits)
        {
            return true; // nobody would see what is counted
        }

        var usage = await shared.TryTakeAsync(allowance, development.LiftRateLimits) ?? local.Take(allowance);
        if (isQuiet && !usage.Refused)
        {
            return true;
        }

        var byDay = usage.DayFull || (!usage.MinuteFull && allowance.PerDay - usage.Day < allowance.PerMinute - usage.Minute);
        var window = byDay ? WindowShape.DaySeconds : WindowShape.MinuteSeconds;
        var (limit, used) = byDay ? (allowance.PerDay!.Value, usage.Day) : (allowance.PerMinute, usage.Minute);
        var headers = context.Response.Headers;
        headers["X-RateLimit-Limit"] = Text(limit);
        headers["X-RateLimit-Remaining"] = Text(Math.Max(0, limit - used));
        headers["X-RateLimit-Reset"] = Text(clock.GetUtcNow().ToUnixTimeSeconds() + window); // by then all that counts now has left the window
        if (!usage.Refused || development.LiftRateLimits)
        {
            return true;
        }

        Refused.Add(1);
        headers.RetryAfter = Text(window);
        await new ApiError(429, "rate_limited", $"Rate limit exceeded. Please retry after {Text(window)} seconds.").WriteAsync(context);
        return false;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

internal static class RateLimits
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RedisWindows>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RedisWindows>());
        builder.Services.AddSingleton<KnownWindows>();
        builder.Services.AddSingleton<LocalWindows>();
        builder.Services.NeedsSecret("TokenKey");
        builder.Services.AddSingleton<RateLimiter>();
    }
}
