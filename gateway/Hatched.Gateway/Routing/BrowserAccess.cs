namespace Hatched.Gateway.Routing;

/// <summary>Widgets run on customers' pages, so browsers may call from any origin. The one cookie counts on our own pages alone (<see cref="Callers.DashboardSessions"/>); every other credential is a header.</summary>
internal static class BrowserAccess
{
    public static void AddBrowserAccess(this IServiceCollection services) => services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
        .AllowAnyOrigin()
        .AllowAnyHeader()
        .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
        .WithExposedHeaders(
            "X-Request-Id", "ETag", "Retry-After", "Idempotency-Replayed",
            "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
            "X-Event-Quota-Limit", "X-Event-Quota-Used", "X-Event-Quota-Reset",
            "X-Credits-Remaining", "X-Credits-Welcome-Remaining", "X-Credits-Paid-Remaining", "X-Credits-Promo-Remaining")
        .SetPreflightMaxAge(TimeSpan.FromHours(1))));
}
