using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hatched.ServiceDefaults.Telemetry;

/// <summary>Hatched's own source of spans and instruments.</summary>
public static class HatchedTelemetry
{
    public const string Name = "Hatched";

    private static readonly string[] Meters =
    [
        Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit",
    ];

    // The framework's and the libraries' own: their spans carry method, route, status and statement by themselves.
    private static readonly string[] Sources = [Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy"];

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>Always keeps <c>/metrics</c>; sends traces, metrics and logs over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        var isExported = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(builder.Environment.ApplicationName, serviceVersion: Version)
                .AddEnvironmentVariableDetector()) // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters).AddPrometheusExporter(scrape => scrape.ScrapeResponseCacheDurationMilliseconds = 0);
                if (isExported)
                {
                    metrics.AddOtlpExporter();
                }
            });
        if (!isExported)
        {
            // Its log is also what makes every request and every call a span, here and in whoever is called: nobody is there to take them.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
            return builder;
        }

        telemetry
            .WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter(), options =>
            {
                options.IncludeFormattedMessage = true;
                options.IncludeScopes = true;
            });
        return builder;
    }

    /// <summary>The instruments in Prometheus' text format, by OpenTelemetry's names: <c>hatched.events.applied</c> is <c>hatched_events_applied_total</c>.</summary>
    public static RouteHandlerBuilder MapMetrics(this IEndpointRouteBuilder routes, string path = "/metrics")
    {
        var scrape = routes.CreateApplicationBuilder().UseOpenTelemetryPrometheusScrapingEndpoint(static _ => true).Build();
        // A delegate rather than a RequestDelegate: only so does the route stand in the document.
        return routes.MapGet(path, (Delegate)((HttpContext context) => scrape(context)))
            .Produces<string>(contentType: "text/plain")
            .AllowAnonymous();
    }

    private static string Version =>
        typeof(HatchedTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
