using System.Net;
using System.Net.Sockets;
using Hatched.Gateway.Callers;
using Hatched.Gateway.Routing;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Gateway.Limits;

/// <summary>The bucket that a request draws from, and how much is in it.</summary>
/// <param name="PerDay">Null: no limit a day.</param>
internal readonly record struct Allowance(string Key, int PerMinute, int? PerDay)
{
    private const int WidgetFactor = 3;
    private const int CustomerFactor = 2;

    /// <remarks>What the credential is goes before where it calls: a widget token has its own limits on <c>/widget</c> too.</remarks>
    public static Allowance Of(Caller caller, LimitClass limits, IPAddress? address) => (limits, caller.Principal.Kind) switch
    {
        (LimitClass.Burst, _) => new($"login:{Client(address)}", 10, 100),
        (LimitClass.Visitor, _) => new($"visitor:{Client(address)}", 60, 2_000),
        (_, PrincipalKind.Anonymous) => new($"open:{Client(address)}", 20, 200),
        (_, not PrincipalKind.SecretKey) => new(caller.LimitKey, 200, 10_000),
        (LimitClass.Widget, _) when Plans.Get(caller.Principal.Plan) is var plan =>
            new(caller.LimitKey + ":w", plan.RequestsPerMinute * WidgetFactor, plan.RequestsPerDay * WidgetFactor),
        _ when Plans.Get(caller.Principal.Plan) is var plan => new(caller.LimitKey, plan.RequestsPerMinute, plan.RequestsPerDay),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>All secret keys of a customer together: twice what one may, so that more keys are for order and not for more rate. Null for other callers.</summary>
    public static Allowance? OfCustomer(Caller caller, LimitClass limits) =>
        limits is LimitClass.Ordinary && caller.Principal.Kind is PrincipalKind.SecretKey && Plans.Get(caller.Principal.Plan) is var plan
            ? new(caller.CustomerLimitKey, plan.RequestsPerMinute * CustomerFactor, plan.RequestsPerDay * CustomerFactor)
            : null;

    /// <summary>Keys that the gateway has to ask about, of one address.</summary>
    public static Allowance OfNewKey(IPAddress? address) => new($"newkey:{Client(address)}", 60, 1_000);

    // Behind a load balancer ASPNETCORE_FORWARDEDHEADERS_ENABLED=true makes this the client's own. One household of IPv6 is a /64.
    private static string Client(IPAddress? address) => address switch
    {
        null => "-",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
