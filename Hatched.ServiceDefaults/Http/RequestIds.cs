using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hatched.ServiceDefaults.Http;

/// <summary>Honours or makes <c>X-Request-Id</c>, echoes it, and puts it into every log line of the request.</summary>
public static class RequestIds
{
    public const string Header = "X-Request-Id";

    /// <summary>On answers while traces are exported: the id to search for, 32 hex digits.</summary>
    public const string TraceIdHeader = "X-Trace-Id";

    /// <summary>From a service to the gateway, while traces are exported: the template of the route. It does not leave the gateway.</summary>
    public const string RouteHeader = "X-Hatched-Route";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private static readonly AsyncLocal<string?> Cause = new();

    /// <summary>The request that the current work goes back to, over the broker too; null for work that nobody asked for.</summary>
    public static string? Current
    {
        get => Cause.Value;
        set => Cause.Value = value;
    }

    public static IApplicationBuilder UseRequestIds(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Hatched.Request");
        return app.Use(async (context, next) =>
        {
            var sent = context.Request.Headers[Header].ToString();
            var id = IsAcceptable(sent) ? sent : Guid.CreateVersion7().ToString();
            context.TraceIdentifier = id;
            Current = id;
            context.Request.Headers[Header] = id;
            context.Response.Headers[Header] = id;
            if (Activity.Current is { } span)
            {
                if (span.Recorded && HatchedHost.IsProbe(context))
                {
                    span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // one every few seconds for each process, and nobody's work
                }

                span.SetTag("hatched.request_id", id);
                span.DisplayName = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched"}";
                context.Response.Headers[TraceIdHeader] = span.TraceId.ToHexString();
            }

            var scope = new RequestScope(id);
            context.Features.Set(scope);
            using (log.BeginScope(scope))
            {
                await next(context);
            }
        });
    }

    /// <summary>Puts the request's id into every log line of a scope.</summary>
    public static IDisposable? BeginScope(ILogger log, string requestId) => log.BeginScope(new RequestScope(requestId));

    /// <summary>1–128 characters of <c>[A-Za-z0-9._-]</c>.</summary>
    public static bool IsAcceptable(string id) => id.Length is > 0 and <= 128 && !id.AsSpan().ContainsAnyExcept(Allowed);
}
