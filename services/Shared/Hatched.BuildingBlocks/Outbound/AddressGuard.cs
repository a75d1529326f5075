using System.Net;
using System.Net.Sockets;

namespace Hatched.BuildingBlocks.Outbound;

/// <summary>Tells addresses of the public internet from those that a request on a customer's word must never reach.</summary>
/// <remarks>Source: the specification of webhooks; the ranges are those that IANA's special-purpose registries call not globally reachable.</remarks>
public static class AddressGuard
{
    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of v6 within the global range: documentation, 6to4, and what is assigned to protocols (Teredo among it).
            "2001:db8::/32", "3fff::/20", "2002::/16", "2001::/23",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // All that is routed on the internet lies in here; outside are loopback, private, local and multicast addresses, and every other way to write a
    // v4 address in v6 (compatible, translated, NAT64).
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    public static bool IsPublic(IPAddress address)
    {
        var plain = Unwrap(address);
        return (plain.AddressFamily is AddressFamily.InterNetwork || Global.Contains(plain)) && !Refused.Any(network => network.Contains(plain));
    }

    /// <summary>The v4 address inside a v4-mapped one; scopes (<c>%eth0</c>) go too, since a network contains none.</summary>
    public static IPAddress Unwrap(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily is AddressFamily.InterNetworkV6 ? new IPAddress(address.GetAddressBytes())
        : address;
}
