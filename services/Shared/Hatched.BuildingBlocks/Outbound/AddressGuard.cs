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
            "::/128", "::1/128", "fe80::/10", "fc00::/7", "ff00::/8", "2001:db8::/32", "3fff::/20", "100::/64", "2002::/16",
            "64:ff9b::/96", "64:ff9b:1::/48", "5f00::/16",
            // Beyond the specification: two more ways to write a v4 address in v6 (compatible, Teredo), and the old site-local range.
            "::/96", "2001::/32", "fec0::/10",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var plain = Unwrap(address);
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Refused.Any(network => network.Contains(plain));
    }

    /// <summary>The v4 address inside a v4-mapped one; scopes (<c>%eth0</c>) go too, since a network contains none.</summary>
    public static IPAddress Unwrap(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily is AddressFamily.InterNetworkV6 ? new IPAddress(address.GetAddressBytes())
        : address;
}
