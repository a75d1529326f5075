using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Hatched.Benchmarks;

/// <summary>What one scenario gave: requests a second and how long they took, milliseconds.</summary>
internal sealed record Measured(double PerSecond, double P50, double P99, int Errors);

/// <summary>Closed-loop load over real connections: each sends its next request when the one before is answered.</summary>
/// <remarks>
/// A thread and a socket a connection, requests as bytes: the generator runs on the cores that it measures, so it must cost next to nothing there.
/// Whatever is not 200 or 304 counts as an error.
/// </remarks>
internal static class Load
{
    /// <summary>The measured runs' median by throughput; the first run is thrown away.</summary>
    /// <param name="request">Makes the next request of a connection, head and body.</param>
    public static Measured Run(Settings settings, int connections, Func<int, byte[]> request)
    {
        Once(settings.BaseUrl, connections, TimeSpan.FromSeconds(settings.Quick ? 2 : 3), request);
        var runs = Enumerable.Range(0, settings.Runs).Select(_ => Once(settings.BaseUrl, connections, settings.Duration, request)).ToArray();
        var median = runs.OrderBy(run => run.PerSecond).ElementAt(runs.Length / 2);
        Console.WriteLine($"  {connections} connections: {median.PerSecond:N0}/s, p50 {median.P50:F1} ms, p99 {median.P99:F1} ms{(median.Errors > 0 ? $", {median.Errors} errors" : "")}");
        return median;
    }

    public static Measured Once(Uri server, int connections, TimeSpan duration, Func<int, byte[]> request)
    {
        var mine = new List<double>[connections];
        var errors = 0;
        var begin = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, connections).Select(n =>
        {
            mine[n] = new List<double>(16_384);
            var thread = new Thread(
                () =>
                {
                    using var connection = new Connection(server);
                    while (Stopwatch.GetElapsedTime(begin) < duration)
                    {
                        var bytes = request(n);
                        var sent = Stopwatch.GetTimestamp();
                        if (connection.Ask(bytes) is not (200 or 304))
                        {
                            Interlocked.Increment(ref errors);
                        }

                        mine[n].Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                    }
                },
                maxStackSize: 256 * 1024);
            thread.Start();
            return thread;
        }).ToArray();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        var all = mine.SelectMany(latencies => latencies).Order().ToArray();
        return new Measured(all.Length / seconds, all[all.Length / 2], all[Math.Min(all.Length - 1, (int)(all.Length * 0.99))], errors);
    }

    public static byte[] Request(Settings settings, string method, string path, string? body = null, params string[] headers)
    {
        var head = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: {settings.BaseUrl.Authority}\r\n");
        foreach (var header in headers)
        {
            head.Append(header).Append("\r\n");
        }

        if (body is not null)
        {
            head.Append("Content-Type: application/json\r\nContent-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").Append(body).ToString());
    }

    /// <summary>One keep-alive connection that knows just enough HTTP/1.1 to find the end of an answer.</summary>
    private sealed class Connection : IDisposable
    {
        private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
        private readonly byte[] _buffer = new byte[512 * 1024];

        public Connection(Uri server) => _socket.Connect(server.Host, server.Port);

        public void Dispose() => _socket.Dispose();

        /// <returns>The status.</returns>
        public int Ask(byte[] request)
        {
            _socket.Send(request);
            var (read, body) = (0, -1);
            while (body < 0)
            {
                read += Receive(read);
                body = _buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is >= 0 and var end ? end + 4 : -1;
            }

            var head = Encoding.ASCII.GetString(_buffer, 0, body);
            var status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
            const string Length = "Content-Length: ";
            if (head.IndexOf(Length, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            {
                var text = head.AsSpan(at + Length.Length);
                var length = int.Parse(text[..text.IndexOf('\r')], System.Globalization.CultureInfo.InvariantCulture);
                while (read < body + length)
                {
                    read += Receive(read);
                }
            }
            else if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase))
            {
                while (!_buffer.AsSpan(0, read).EndsWith("0\r\n\r\n"u8))
                {
                    read += Receive(read);
                }
            }

            return status;
        }

        private int Receive(int offset) => _socket.Receive(_buffer, offset, _buffer.Length - offset, SocketFlags.None) is > 0 and var read
            ? read
            : throw new IOException("The server closed the connection in the middle of an answer.");
    }
}
