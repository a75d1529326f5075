using System.Net;
using System.Net.Sockets;

namespace Hatched.BuildingBlocks.Outbound;

/// <summary>The target is not on the public internet.</summary>
public sealed class AddressRefusedException() : Exception("The address is not allowed: it is private, loopback, link-local or reserved.");

/// <summary>Connects for <see cref="SocketsHttpHandler.ConnectCallback"/>: resolves once, checks, and dials the very address that it checked.</summary>
/// <remarks>A check before the request would leave a gap in which a name may be bound anew; here nothing resolves a second time.</remarks>
public sealed class GuardedDialer(
    bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPEndPoint, CancellationToken, Task<Stream>> dial)
{
    private static readonly TimeSpan PerAddress = TimeSpan.FromSeconds(4);

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, ct);
        var permitted = found.Where(address => allowPrivate || AddressGuard.IsPublic(address)).ToArray();
        if (permitted.Length is 0)
        {
            throw found.Length > 0 ? new AddressRefusedException() : new SocketException((int)SocketError.HostNotFound);
        }

        for (var i = 0; ; i++)
        {
            try
            {
                return await dial(new IPEndPoint(permitted[i], port), ct);
            }
            catch (Exception exception) when (i + 1 < permitted.Length && !ct.IsCancellationRequested
                && exception is SocketException or OperationCanceledException)
            {
                // the next address may answer
            }
        }
    }

    /// <summary>A plain TCP connection.</summary>
    public static async Task<Stream> DialAsync(IPEndPoint target, CancellationToken ct)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(PerAddress);
        try
        {
            await socket.ConnectAsync(target, patience.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
