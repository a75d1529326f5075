using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Hatched.SystemTests.Poison;

/// <summary>An SMTP server that takes mails, and falls silent in the middle of those to addresses that begin with <c>silent</c>.</summary>
internal sealed class SilentMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public SilentMailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>To whom mails were taken.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // the test is over
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var ends = client;
        try
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            var (recipient, inBody) = ("", false);
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (inBody && line is not ".")
                {
                    continue;
                }

                if (line.StartsWith("RCPT TO:<", StringComparison.OrdinalIgnoreCase))
                {
                    recipient = line["RCPT TO:<".Length..line.IndexOf('>')];
                }

                if (line is "DATA" && recipient.StartsWith("silent", StringComparison.Ordinal))
                {
                    await Task.Delay(Timeout.Infinite, _end.Token);
                }

                inBody = line is "DATA";
                if (line is ".")
                {
                    Taken.Enqueue(recipient);
                }

                await writer.WriteLineAsync(line is "DATA" ? "354 go on" : "250 ok");
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // the other side has hung up, or the test is over
        }
    }
}
