using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hatched.Webhook.Tests;

/// <summary>A raw HTTP endpoint on loopback: it counts connections, keeps what it was sent and answers as told.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _answer;
    private int _connections;

    public Receiver(string answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/hook";

    public int Connections => Volatile.Read(ref _connections);

    public string Received { get; private set; } = "";

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // disposed, or the client went away
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[64 * 1024];
        var text = "";
        while (!text.Contains("\r\n\r\n{", StringComparison.Ordinal) || !text.EndsWith('}'))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read is 0)
            {
                return;
            }

            text += Encoding.UTF8.GetString(buffer, 0, read);
        }

        Received = text;
        await stream.WriteAsync(Encoding.Latin1.GetBytes(_answer), _stop.Token);
    }
}
