using System.Net;
using System.Net.Sockets;
using System.Text;
using Hatched.BuildingBlocks.Outbound;
using Hatched.Widget.Features.Installations;
using Xunit;

namespace Hatched.Widget.Tests;

/// <summary>The real client against real sockets: what it reaches, and how much of it.</summary>
public sealed class PageClientTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://rebound.example:{0}/")]
    public async Task A_page_on_a_private_address_is_not_reached_however_it_is_named(string url)
    {
        using var site = new TcpListener(IPAddress.Loopback, 0);
        site.Start();
        using var client = new PageClient(new GuardedDialer(allowPrivate: false, (_, _) => Task.FromResult(new[] { IPAddress.Loopback }), GuardedDialer.DialAsync));

        var page = await client.FetchAsync(string.Format(null, url, Port(site)), TestContext.Current.CancellationToken);

        Assert.Equal((null, "The address is not allowed: it is private, loopback, link-local or reserved."), (page.Status, page.Fault));
        Assert.False(site.Pending());
    }

    [Fact]
    public async Task A_redirect_is_told_and_not_followed()
    {
        var page = await FetchAsync("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal((302, null), (page.Status, page.Fault));
    }

    [Fact]
    public async Task Of_a_page_without_end_the_first_half_megabyte_is_read()
    {
        var page = await FetchAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + new string('x', 4 * 1024 * 1024));

        Assert.Equal((200, "text/html", 512 * 1024), (page.Status, page.MediaType, page.Html.Length));
    }

    private static async Task<FetchedPage> FetchAsync(string answer)
    {
        var ct = TestContext.Current.CancellationToken;
        using var site = new TcpListener(IPAddress.Loopback, 0);
        site.Start();
        using var client = new PageClient(new GuardedDialer(allowPrivate: true, Dns.GetHostAddressesAsync, GuardedDialer.DialAsync));
        var fetching = client.FetchAsync($"http://127.0.0.1:{Port(site)}/", ct);
        using var visitor = await site.AcceptSocketAsync(ct);
        var buffer = new byte[4096];
        await visitor.ReceiveAsync(buffer, ct);
        var sending = visitor.SendAsync(Encoding.ASCII.GetBytes(answer), SocketFlags.None, ct);
        var page = await fetching;
        visitor.Close();
        try
        {
            await sending;
        }
        catch (SocketException)
        {
            // the client had read enough
        }

        return page;
    }

    private static int Port(TcpListener site) => ((IPEndPoint)site.LocalEndpoint).Port;
}
