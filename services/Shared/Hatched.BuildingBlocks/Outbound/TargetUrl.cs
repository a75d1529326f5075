using System.Net;

namespace Hatched.BuildingBlocks.Outbound;

/// <summary>What an address that a customer gives may look like. Where it leads is checked again at every connect, by <see cref="GuardedDialer"/>.</summary>
/// <param name="allowPrivate">Local development: private and loopback addresses are fine.</param>
/// <param name="testMode">Loopback may be plain http.</param>
public sealed class TargetUrl(bool allowPrivate, bool testMode)
{
    public const int MaxLength = 2048;

    /// <summary>What is wrong with <paramref name="url"/>, for the customer; null when nothing is.</summary>
    public string? Fault(string url)
    {
        if (url.Length > MaxLength)
        {
            return $"url must be at most {MaxLength} characters";
        }

        // Characters that parsers disagree on are how one host is shown and another is dialled.
        if (url.Any(c => c is <= ' ' or '\\' or (>= '\u007f' and <= '\u00a0')) || !Uri.TryCreate(url, UriKind.Absolute, out var target)
            || !(url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            || target.IdnHost.Length is 0 || target.Port is 0)
        {
            return "url must be an absolute https URL";
        }

        if (target.UserInfo.Length > 0 || Authority(url).Contains('@'))
        {
            return "url must not contain credentials";
        }

        // 2130706433, 0x7f.1 and 0177.0.0.1 are 127.0.0.1 to some and a name to others: an address is written plainly or not at all.
        if (target.HostNameType is UriHostNameType.IPv4 && !Authority(url).StartsWith(target.Host, StringComparison.Ordinal))
        {
            return "url must write an IPv4 address as four decimal numbers";
        }

        var address = IPAddress.TryParse(target.IdnHost.Trim('[', ']'), out var parsed) ? parsed : null;
        var loopback = address is not null ? IPAddress.IsLoopback(AddressGuard.Unwrap(address)) : IsLocalName(target.IdnHost);
        if (!allowPrivate && (loopback || (address is not null && !AddressGuard.IsPublic(address))))
        {
            return "url must lead to a public address: private, loopback, link-local and reserved addresses are refused";
        }

        return target.Scheme is "https" || (testMode && loopback) ? null : "url must use https";
    }

    private static string Authority(string url)
    {
        var start = url.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = url.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? url[start..] : url.Substring(start, end);
    }

    private static bool IsLocalName(string host)
    {
        var name = host.TrimEnd('.');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
