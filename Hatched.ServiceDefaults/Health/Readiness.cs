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
        var health = routes.MapGroup("").WithTags("Health").AllowAnonymous();
        health.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        health.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { status = Word(report.Status), checks = Checks(report) }), context.RequestAborted);
    }

    /// <summary><c>degraded</c>: something is away that the process can do without; it still takes requests.</summary>
    public static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "unavailable",
    };

    /// <summary>Each dependency and, from a check's data, each dependency of that.</summary>
    public static SortedDictionary<string, string> Checks(HealthReport report)
    {
        var checks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, entry) in report.Entries)
        {
            checks[name] = entry.Status is HealthStatus.Healthy ? "ok" : entry.Description ?? Word(entry.Status);
            foreach (var (part, state) in entry.Data.Where(part => part.Value is string))
            {
                checks[part] = (string)state;
            }
        }

        return checks;
    }
}
