using System.Globalization;
using Hatched.ServiceDefaults;
using Hatched.ServiceDefaults.Clients;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.Transforms;

namespace Hatched.Gateway.Routing;

/// <summary>YARP over the <see cref="RouteTable"/>; addresses from <c>services:&lt;name&gt;:http:0</c>, <c>:1</c> … (replicas take turns).</summary>
internal static class Proxy
{
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IForwarderHttpClientFactory, Connections>();
        builder.Services.AddSingleton<IPassiveHealthCheckPolicy, SkipUnreachable>();
        builder.Services.AddReverseProxy()
            .LoadFromMemory([.. RouteTable.All.SelectMany(Configure)], [.. RouteTable.All.DistinctBy(ClusterOf).Select(routes => Cluster(routes, builder.Configuration))])
            .AddTransforms(transforms => transforms.AddResponseTransform(Answers.FinishAsync));
    }

    public static void MapProxy(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.Use(Answers.RefuseOversizeAsync);
        proxy.Use(Answers.ExplainFailureAsync);
        proxy.Use(OtherReplica.TryAsync);
        proxy.UseLoadBalancing();
        proxy.UsePassiveHealthChecks();
    });

    private static IEnumerable<RouteConfig> Configure(Routes routes) => routes.Paths.Select(path => new RouteConfig
    {
        RouteId = path,
        ClusterId = ClusterOf(routes),
        Match = new RouteMatch { Path = RouteTable.Template(path) },
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [nameof(LimitClass)] = routes.Limits.ToString() },
    });

    // One for each patience: it is a cluster's.
    private static string ClusterOf(Routes routes) => string.Create(CultureInfo.InvariantCulture, $"{routes.Service} within {routes.Patience.TotalSeconds} s");

    private static ClusterConfig Cluster(Routes routes, IConfiguration configuration) => new()
    {
        ClusterId = ClusterOf(routes),
        Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [nameof(Routes.Service)] = routes.Service },
        LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
        HealthCheck = new HealthCheckConfig
        {
            // With every replica marked they are all tried again: a single one that restarts is found at once.
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = SkipUnreachable.PolicyName },
        },
        // What a client sends beyond ASCII in a header goes on: the service says what is wrong with it.
        HttpClient = new HttpClientConfig { RequestHeaderEncoding = "latin1" },
        HttpRequest = new ForwarderRequestConfig
        {
            Version = new Version(1, 1),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            ActivityTimeout = routes.Patience,
        },
        Destinations = Addresses(configuration, routes.Service).ToDictionary(
            address => address, address => new DestinationConfig { Address = address }, StringComparer.Ordinal),
    };

    /// <summary>The service that the request goes to.</summary>
    public static string ServiceOf(HttpContext context) => context.GetReverseProxyFeature().Cluster.Config.Metadata![nameof(Routes.Service)];

    /// <summary>The route's template: paths hold people's ids, logs must not.</summary>
    public static string RouteOf(HttpContext context) => context.GetReverseProxyFeature().Route.Config.RouteId;

    /// <summary>Where the replicas of <paramref name="service"/> are; none when the topology leaves it out.</summary>
    public static IEnumerable<string> Addresses(IConfiguration configuration, string service) =>
        configuration.GetSection($"services:{service}:http").GetChildren().Select(address => address.Value).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Pooled HTTP/1.1 connections that say within a second that nobody is there.</summary>
    private sealed class Connections : ForwarderHttpClientFactory
    {
        protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
        {
            base.ConfigureHandler(context, handler);
            handler.ConnectCallback = KeptAliveSockets.ConnectAsync;
            handler.ConnectTimeout = TimeSpan.FromSeconds(1);
            handler.PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2);
        }
    }
}
