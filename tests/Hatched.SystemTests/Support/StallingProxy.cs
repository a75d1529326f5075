using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hatched.SystemTests.Support;

/// <summary>A TCP proxy between two processes that can go silent in the middle of an answer, and keep its connections open all the same.</summary>
internal sealed class StallingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Uri _target;
    private readonly Task _accepting;
    private int _lettingThrough = int.MaxValue;

    private StallingProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public static StallingProxy Before(Uri target) => new(target);

    /// <summary>From now on each connection gets so many bytes of answers, and then nothing; 0: not even the first.</summary>
    public void Stall(int afterBytes) => Volatile.Write(ref _lettingThrough, afterBytes);

    /// <summary>What connects from now on is served again; what has gone silent stays silent.</summary>
    public void Recover() => Volatile.Write(ref _lettingThrough, int.MaxValue);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        foreach (var connection in _open.Keys)
        {
            connection.Dispose();
        }

        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        _open[client] = _open[server] = true;
        try
        {
            await server.ConnectAsync(_target.Host, _target.Port, _end.Token);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), _end.Token), PassAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The connection has ended, as connections do.
        }
        finally
        {
            client.Dispose();
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        int? stalledAfter = null;
        for (int read; (read = await from.ReadAsync(buffer, _end.Token)) > 0;)
        {
            if (Volatile.Read(ref _lettingThrough) is var most and < int.MaxValue)
            {
                stalledAfter ??= most;
            }

            if (stalledAfter is { } left)
            {
                var now = Math.Min(left, read);
                await to.WriteAsync(buffer.AsMemory(0, now), _end.Token);
                stalledAfter = left - now;
                continue; // what more comes is read and dropped: silence, not an end
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }

        if (stalledAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, _end.Token);
        }
    }
}
