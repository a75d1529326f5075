using Hatched.ServiceDefaults.Health;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Hatched.ServiceDefaults;

/// <summary>What every process of Hatched shares.</summary>
public static class HatchedHost
{
    /// <summary>The largest body that is read, bytes.</summary>
    public const long MaxBodyBytes = 1024 * 1024;

    public static WebApplicationBuilder AddHatchedDefaults(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Headers beyond ASCII are read, so that whoever needs the header answers for it in the envelope.
            kestrel.RequestHeaderEncodingSelector = _ => System.Text.Encoding.Latin1;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        if (Environment.GetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS") is "1")
        {
            // The host has asked for it: the server too goes on where the socket is heard of.
            builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        }

        builder.AddConsoleLog();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // What EF calls a failed command or query it also throws; who handles it says whether it is worth a line.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.Logging.AddFilter("MassTransit", LogLevel.Warning);
        builder.Logging.AddFilter("Polly", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp", LogLevel.Error); // a service that does not answer gets one line of ours, without a stack trace
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical); // whoever asks is told
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        // Handled by our own IExceptionHandlers, which log what is worth a line.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.Error);

        builder.AddTelemetry();
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true); // the server says where it listens; that is enough
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<DevelopmentSwitches>();
        builder.Services.AddSingleton<PrincipalSigner>();
        builder.Services.NeedsSecret("InternalKey");
        builder.Services.AddSingleton<TokenCodec>();
        builder.Services.AddSingleton<DashboardCookie>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddHatchedOpenApi();
        builder.Services.AddHealthChecks();
        builder.Services.AddHostedService<StartupGarbage>();
        builder.Services.ConfigureHttpJsonOptions(json => HatchedJson.Configure(json.SerializerOptions));
        // Throw in every environment (the default throws only in Development): a body that does not bind takes one path.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddSingleton<IProblemDetailsWriter, EnvelopeWriter>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<BadRequestHandler>();
        builder.Services.AddExceptionHandler<ApiExceptionHandler>();
        builder.Services.AddExceptionHandler<UnavailableHandler>();
        return builder;
    }

    // For people a line an entry; for a collector that reads the console, one JSON object with its scopes.
    private static void AddConsoleLog(this WebApplicationBuilder builder)
    {
        if (string.Equals(builder.Configuration["Hatched:LogFormat"], "json", StringComparison.OrdinalIgnoreCase))
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.IncludeScopes = true;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "O";
            });
            return;
        }

        builder.Logging.AddConsole(console => console.FormatterName = LogLines.FormatName).AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
    }

    /// <summary>The middleware in its one order, and the routes that every process answers.</summary>
    public static WebApplication UseHatchedDefaults(this WebApplication app)
    {
        app.CheckSecrets();
        app.UseRequestIds();
        // What one of our handlers has answered is no failure of ours; it has logged what is worth a line.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = context => context.ExceptionHandledBy is ExceptionHandledType.ExceptionHandlerService,
        });
        app.UseStatusCodePages(page => ErrorCatalogue.ForStatus(page.HttpContext.Response.StatusCode).WriteAsync(page.HttpContext));
        app.Use((context, next) => HasNul(context.Request) && !IsProbe(context)
            ? ApiError.Invalid("url", "the address must not contain NUL characters").WriteAsync(context)
            : next(context));
        app.MapHealth();
        app.MapMetrics().ExcludeFromDescription();
        return app;
    }

    /// <summary>Asks how the process is. It takes nothing from its address, whatever stands there.</summary>
    internal static bool IsProbe(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ITagsMetadata>()?.Tags.Contains("Health") is true;

    private static bool HasNul(HttpRequest request) =>
        request.Path.Value is { } path && path.Contains('\0') || request.QueryString.Value is { } query && query.Contains("%00", StringComparison.Ordinal);
}
