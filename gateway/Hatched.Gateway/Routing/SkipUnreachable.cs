using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Hatched.Gateway.Routing;

/// <summary>Leaves a replica out for a moment once it cannot be connected to, or hangs.</summary>
/// <remarks>YARP's own policy counts failures over a minute; a process that has crashed or stands still needs no statistics.</remarks>
internal sealed class SkipUnreachable(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    public const string PolicyName = nameof(SkipUnreachable);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public string Name => PolicyName;

    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        if (NeverSent(context) || context.GetForwarderErrorFeature() is { Error: ForwarderError.RequestTimedOut })
        {
            health.SetPassive(cluster, destination, DestinationHealth.Unhealthy, Pause);
        }
    }

    /// <summary>No connection came about: the request has reached nobody.</summary>
    public static bool NeverSent(HttpContext context) =>
        context.GetForwarderErrorFeature() is { Error: ForwarderError.Request, Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } };
}
