using System.Diagnostics;
using System.Diagnostics.Metrics;
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

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>Sends traces, metrics and logs over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; always keeps <c>/metrics</c>.</summary>
    /// <remarks>The hosting and instrumentation packages do not restore; the framework's own sources and meters say the same.</remarks>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PrometheusText>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PrometheusText>());
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            // Its log is also what makes every request and every call a span, here and in whoever is called: nobody is there to take them.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
            return builder;
        }

        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
            logs.SetResourceBuilder(Resource());
            logs.AddOtlpExporter();
        });
        builder.Services.AddHostedService<Exporters>();
        return builder;
    }

    public static RouteHandlerBuilder MapMetrics(this IEndpointRouteBuilder routes, string path = "/metrics") =>
        routes.MapGet(path, (PrometheusText metrics) => Results.Text(metrics.Render(), "text/plain; version=0.0.4; charset=utf-8"))
            .Produces<string>(contentType: "text/plain")
            .AllowAnonymous();

    internal static ResourceBuilder Resource() => ResourceBuilder.CreateDefault().AddTelemetrySdk().AddEnvironmentVariableDetector();

    /// <summary>Starts the providers with the process and flushes them at its end.</summary>
    private sealed class Exporters : IHostedService
    {
        private TracerProvider? _traces;
        private MeterProvider? _metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(Resource())
                .AddSource(Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy")
                .AddOtlpExporter()
                .Build();
            _metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(Resource())
                .AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit")
                .AddOtlpExporter()
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _traces?.Dispose();
            _metrics?.Dispose();
            return Task.CompletedTask;
        }
    }
}
