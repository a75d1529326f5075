using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hatched.ServiceDefaults.Health;

/// <summary><c>/health/live</c> says that the process runs; <c>/health/ready</c> names each dependency and how it is.</summary>
public static class Readiness
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = report.Status is HealthStatus.Healthy ? "ok" : "unavailable",
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => entry.Value.Status is HealthStatus.Healthy ? "ok" : entry.Value.Description ?? "unavailable"),
        }), context.RequestAborted);
    }
}
