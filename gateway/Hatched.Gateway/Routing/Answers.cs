using System.Diagnostics;
using Hatched.Gateway.Callers;
using Hatched.ServiceDefaults;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace Hatched.Gateway.Routing;

/// <summary>What the gateway adds to a service's answer, and what it says when there is none.</summary>
internal static class Answers
{
    /// <summary>Runs before a service's answer reaches the client.</summary>
    public static ValueTask FinishAsync(ResponseTransformContext transform)
    {
        var context = transform.HttpContext;
        context.Response.Headers[RequestIds.Header] = context.TraceIdentifier; // the service echoed it too
        NameSpan(context);
        if (context.Response.Headers.CacheControl.Count is 0)
        {
            context.Response.Headers.CacheControl = "no-store"; // keys, secrets, tokens, people's data: what may be kept says so itself
        }

        if (transform.ProxyResponse is { IsSuccessStatusCode: true } && ChangesCustomer(context.Request))
        {
            context.RequestServices.GetRequiredService<Credentials>().Forget(context.Features.Get<Principal>()!.CustomerId);
        }

        return ValueTask.CompletedTask;
    }

    // Our own routes are prefixes; which one of the service's it was, the service has told.
    private static void NameSpan(HttpContext context)
    {
        if (Activity.Current is { } span)
        {
            context.Response.Headers[RequestIds.TraceIdHeader] = span.TraceId.ToHexString();
            if (context.Response.Headers[RequestIds.RouteHeader] is [.., { Length: > 0 } route])
            {
                span.DisplayName = $"{context.Request.Method} {route}";
                span.SetTag("http.route", route);
            }
        }

        context.Response.Headers.Remove(RequestIds.RouteHeader);
    }

    /// <summary>A body that is too large is never taken, but whoever still sends it gets to read why.</summary>
    /// <remarks>
    /// What is left of a body when its request is answered, the server reads away, for some seconds, unless it is beyond the limit: then it cuts
    /// the connection, and the sender has a broken pipe in place of the answer.
    /// </remarks>
    public static void UseReadableRefusals(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsOversize(context.Request))
        {
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        }

        return next(context);
    });

    public static Task RefuseOversizeAsync(HttpContext context, RequestDelegate next) =>
        IsOversize(context.Request) ? ErrorCatalogue.ForStatus(413).WriteAsync(context) : next(context);

    public static async Task ExplainFailureAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.GetForwarderErrorFeature() is not { } failure || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var status = failure.Error switch
        {
            ForwarderError.RequestTimedOut => 504,
            ForwarderError.RequestBodyClient => context.Response.StatusCode, // Kestrel's: 413 beyond the limit, 400 or 408 otherwise
            _ => 503,
        };
        if (status >= 500)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Hatched.Gateway.Proxy").LogWarning(
                "{Status} for {Method} {Route}: {Service} gave no answer ({Failure}: {Reason})",
                status, context.Request.Method, Proxy.RouteOf(context), Proxy.ServiceOf(context), failure.Error, failure.Exception?.Message);
        }

        if (status is 503)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        await ErrorCatalogue.ForStatus(status).WriteAsync(context);
    }

    private static bool IsOversize(HttpRequest request) => request.ContentLength > HatchedHost.MaxBodyBytes;

    // What a caller may do next depends on what was just changed here, so it must not be remembered as it was.
    private static bool ChangesCustomer(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && (Proxy.ServiceOf(request.HttpContext) is "accounts"
            || request.Path.StartsWithSegments(RouteTable.Prefix + "/customers"));
}
