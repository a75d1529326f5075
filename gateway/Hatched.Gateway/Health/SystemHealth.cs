using System.Reflection;
using Hatched.Gateway.Callers;
using Hatched.Gateway.Routing;
using Hatched.ServiceDefaults.Health;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hatched.Gateway.Health;

/// <summary>How the system is, in short.</summary>
/// <param name="Status"><c>ok</c>, <c>degraded</c> or <c>unavailable</c>.</param>
/// <param name="Message">The same for a human.</param>
/// <param name="Mode"><c>test</c> or <c>live</c>: which keys this deployment takes.</param>
public sealed record HealthSummary(string Status, string Message, string Mode, string Version, DateTimeOffset Time);

/// <summary>The process answers.</summary>
/// <param name="Status"><c>ok</c>: the process answers.</param>
public sealed record Liveness(string Status);

/// <summary>Whether every dependency answers.</summary>
/// <param name="Status"><c>ok</c>, <c>degraded</c> (something optional is away) or <c>unavailable</c>.</param>
/// <param name="Checks">Each dependency by name, e.g. <c>accounts</c>, <c>database:accounts</c>, <c>broker:accounts</c>, <c>redis</c>.</param>
/// <param name="Error">Only with 503.</param>
public sealed record ReadinessReport(
    string Status,
    IReadOnlyDictionary<string, string> Checks,
    [property: System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)] ErrorBody? Error = null);

/// <summary>Which build this is.</summary>
/// <param name="Commit">Null when the build did not know it.</param>
/// <param name="Runtime">The .NET that runs it.</param>
public sealed record BuildMetadata(string Name, string Version, string? Commit, string Runtime);

/// <summary>How the whole system is, asked of its only public door.</summary>
internal static class SystemHealth
{
    private static readonly string[] Build = (typeof(SystemHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+');

    public static string BuildVersion => Build[0];

    public static void AddSystemHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(nameof(ServiceCheck), http => http.Timeout = TimeSpan.FromSeconds(2));
        var checks = builder.Services.AddHealthChecks().AddCheck<RedisCheck>("redis");
        foreach (var service in RouteTable.Services)
        {
            builder.Services.AddKeyedSingleton(service, (services, _) => ActivatorUtilities.CreateInstance<ServiceCheck>(services, service));
            checks.Add(new HealthCheckRegistration(service, services => services.GetRequiredKeyedService<ServiceCheck>(service), null, null));
        }
    }

    public static void MapSystemHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("").WithTags("Health").AllowAnonymous();
        health.MapGet("/api/v1/health", SummaryAsync).WithName("GetHealth").WithSummary("Health check");
        health.MapGet("/api/v1/health/live", Live).WithName("GetLiveness").WithSummary("Liveness check");
        health.MapGet("/api/v1/health/ready", ReadyAsync).WithName("GetReadiness").WithSummary("Readiness check").WithDescription("Every dependency by name; 503 when one that cannot be done without is away.")
            .Produces<ReadinessReport>(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/api/v1/health/version", Version).WithName("GetBuildMetadata").WithSummary("Build metadata");
        health.MapGet("/healthz", Live).WithName("GetHealthz").WithSummary("Liveness probe (top-level alias)");
        health.MapGet("/readyz", ReadyAsync).WithName("GetReadyz").WithSummary("Readiness probe (top-level alias)")
            .Produces<ReadinessReport>(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/version", Version).WithName("GetVersion").WithSummary("Build metadata (top-level alias)");
        health.MapMetrics("/api/v1/metrics").WithName("GetMetrics").WithSummary("Get Prometheus metrics");
    }

    private static async Task<Ok<HealthSummary>> SummaryAsync(HealthCheckService checks, Deployment deployment, TimeProvider clock, CancellationToken ct)
    {
        var report = await checks.CheckHealthAsync(ct);
        var away = report.Entries.Where(entry => entry.Value.Status is not HealthStatus.Healthy).Select(entry => entry.Key).ToArray();
        var message = away is [] ? "Everything answers." : $"Not as it should be: {string.Join(", ", away)}. See /api/v1/health/ready.";
        return TypedResults.Ok(new HealthSummary(Readiness.Word(report.Status), message, deployment.Mode, BuildVersion, clock.GetUtcNow()));
    }

    private static Ok<Liveness> Live() => TypedResults.Ok(new Liveness("ok"));

    private static async Task<Results<Ok<ReadinessReport>, JsonHttpResult<ReadinessReport>>> ReadyAsync(HealthCheckService checks, HttpContext context, CancellationToken ct)
    {
        var report = await checks.CheckHealthAsync(ct);
        var ready = new ReadinessReport(Readiness.Word(report.Status), Readiness.Checks(report));
        if (report.Status is not HealthStatus.Unhealthy)
        {
            return TypedResults.Ok(ready);
        }

        var error = ErrorCatalogue.ForStatus(503);
        var body = new ErrorBody(error.Code, error.Message, null, context.TraceIdentifier);
        return TypedResults.Json(ready with { Error = body }, HatchedJson.Options, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<BuildMetadata> Version() => TypedResults.Ok(new BuildMetadata(
        "hatched", BuildVersion, Build.ElementAtOrDefault(1), System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription));
}
