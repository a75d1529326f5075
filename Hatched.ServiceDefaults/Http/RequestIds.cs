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
                span.DisplayName = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? context.Request.Path}";
            }

            using (BeginScope(log, id))
            {
                await next(context);
            }
        });
    }

    /// <summary>Puts the request's id into every log line of a scope.</summary>
    public static IDisposable? BeginScope(ILogger log, string requestId) => log.BeginScope(new Scope(requestId));

    /// <summary>1–128 characters of <c>[A-Za-z0-9._-]</c>.</summary>
    public static bool IsAcceptable(string id) => id.Length is > 0 and <= 128 && !id.AsSpan().ContainsAnyExcept(Allowed);

    // The console prints a scope's text, exporters take its pairs.
    private sealed class Scope(string id) : IReadOnlyList<KeyValuePair<string, object>>
    {
        public int Count => 1;

        public KeyValuePair<string, object> this[int index] => new("request_id", id);

        public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
        {
            yield return this[0];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => $"request_id:{id}";
    }
}
