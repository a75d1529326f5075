using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hatched.Gateway.Routing;

/// <summary>Requests that the server would cut off with a bare status are let in a little further, to be refused in words.</summary>
/// <remarks>
/// The server's own bounds stand at twice ours, so that nobody sends for long. What is no HTTP at all (a malformed request line, another version) it
/// still answers by itself, with 400 or 505 and no body: nothing of ours runs before a request is read.
/// </remarks>
internal static class RequestBounds
{
    private const int MaxTarget = 8 * 1024;
    private const int MaxHeaders = 100;
    private const int MaxHeaderBytes = 32 * 1024;

    public static void AddRequestBounds(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.Limits.MaxRequestLineSize = 2 * MaxTarget;
        kestrel.Limits.MaxRequestHeaderCount = 2 * MaxHeaders;
        kestrel.Limits.MaxRequestHeadersTotalSize = 2 * MaxHeaderBytes;
    });

    public static void UseRequestBounds(this WebApplication app) => app.Use((context, next) =>
    {
        var refusal = Refusal(context);
        return refusal is null ? next(context) : refusal.WriteAsync(context);
    });

    private static ApiError? Refusal(HttpContext context)
    {
        var (request, headers) = (context.Request, context.Request.Headers);
        if (HttpMethods.IsConnect(request.Method))
        {
            return ErrorCatalogue.ForStatus(405); // it would make a tunnel of the connection, and there is nothing behind us to tunnel to
        }

        if (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length > MaxTarget)
        {
            return ErrorCatalogue.ForStatus(414);
        }

        var bytes = 0;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                bytes += name.Length + (value?.Length ?? 0) + 4;
            }
        }

        return headers.Count > MaxHeaders || bytes > MaxHeaderBytes ? ErrorCatalogue.ForStatus(431) : null;
    }
}
