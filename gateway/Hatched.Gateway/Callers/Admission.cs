using Hatched.Gateway.Limits;
using Hatched.Gateway.Routing;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Yarp.ReverseProxy.Model;

namespace Hatched.Gateway.Callers;

/// <summary>Lets a request in: credential, then rate limit, then the signed principal in place of the credential.</summary>
internal sealed class Admission(RequestDelegate next, Credentials credentials, DashboardSessions sessions, RateLimiter limiter)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var limits = ClassOf(context);
        if (limits is LimitClass.Free)
        {
            Forward(context, credentials.Anonymous);
            await next(context);
            return;
        }

        // Guessing keys is slow, and no way to keep Accounts busy: they are counted before it is asked.
        if (credentials.MeetKey(context.Request) is { } met
            && !await limiter.TryEnterAsync(context, Allowance.OfNewKey(context.Connection.RemoteIpAddress), isQuiet: true))
        {
            credentials.UnmeetKey(met);
            return;
        }

        Caller? caller;
        try
        {
            caller = await credentials.ResolveAsync(context.Request);
        }
        catch (UnreachableException)
        {
            context.Response.Headers.RetryAfter = "1";
            await ErrorCatalogue.ForStatus(503).WriteAsync(context);
            return;
        }

        caller?.ShowCredits(context.Response.Headers);
        // A wrong credential draws from the address's bucket: guessing keys is slow.
        if (!await limiter.TryEnterAsync(context, caller ?? credentials.Anonymous, limits))
        {
            return;
        }

        if (caller is null)
        {
            await ErrorCatalogue.ForStatus(401).WriteAsync(context);
            return;
        }

        var (isReadable, account) = await AccountBuckets.FindAsync(context, caller);
        if (!isReadable || (account is { } bucket && !await limiter.TryEnterAsync(context, bucket, isQuiet: true)))
        {
            return;
        }

        Forward(context, caller);
        await next(context);
    }

    private void Forward(HttpContext context, Caller caller)
    {
        context.Features.Set(caller.Principal);
        context.Request.Headers.Authorization = default; // goes no further than this
        sessions.Strip(context.Request);
        context.Request.Headers[PrincipalSigner.Header] = caller.Header;
    }

    // The gateway's own routes are health, metrics and documents.
    private static LimitClass ClassOf(HttpContext context) => context.GetEndpoint() is not { } endpoint ? LimitClass.Ordinary
        : endpoint.Metadata.GetMetadata<RouteModel>() is { } route ? Enum.Parse<LimitClass>(route.Config.Metadata![nameof(LimitClass)])
        : LimitClass.Free;
}
