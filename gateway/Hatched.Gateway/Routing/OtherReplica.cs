using Yarp.ReverseProxy.Forwarder;

namespace Hatched.Gateway.Routing;

/// <summary>Sends a request that reached nobody to another replica, once. Safe for every method, because nothing was sent.</summary>
internal static class OtherReplica
{
    public static async Task TryAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var proxy = context.GetReverseProxyFeature();
        if (proxy.AllDestinations.Count < 2 || !SkipUnreachable.NeverSent(context) || context.Response.HasStarted)
        {
            return;
        }

        proxy.AvailableDestinations = [.. proxy.AllDestinations.Where(replica => replica != proxy.ProxiedDestination)];
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.StatusCode = 200;
        await next(context);
    }
}
