using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Hatched.SystemTests.Contract.Fuzz;

/// <summary>A request to the byte: what no well-behaved client would send.</summary>
/// <param name="Target">Path and query, in ASCII, as they stand in the request line.</param>
/// <param name="Headers">In their order; a name may come twice.</param>
/// <param name="Body">Null sends none and no length either.</param>
internal sealed record RawRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body)
{
    public byte[] Head(string host)
    {
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\nHost: {host}\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (Body is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        }

        return Encoding.UTF8.GetBytes(head.Append("\r\n").ToString());
    }
}

/// <summary>What came back to a <see cref="RawRequest"/>.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>An HTTP/1.1 connection that sends what it is told, kept open from request to request.</summary>
internal sealed class RawConnection(Uri server) : IDisposable
{
    private TcpClient? _socket;
    private NetworkStream? _stream;
    private BufferedStream? _read;

    public async Task<RawAnswer> SendAsync(RawRequest request, CancellationToken ct)
    {
        var kept = _socket is not null;
        try
        {
            return await TryAsync(request, ct);
        }
        catch (IOException) when (kept)
        {
            Dispose(); // closed since the last answer: once more on a fresh one
            return await TryAsync(request, ct);
        }
    }

    public void Dispose()
    {
        _read?.Dispose();
        _socket?.Dispose();
        (_socket, _stream, _read) = (null, null, null);
    }

    private async Task<RawAnswer> TryAsync(RawRequest request, CancellationToken ct)
    {
        if (_stream is null)
        {
            _socket = new TcpClient { NoDelay = true };
            await _socket.ConnectAsync(server.Host, server.Port, ct);
            _stream = _socket.GetStream();
            _read = new BufferedStream(_stream, 32 * 1024);
        }

        try
        {
            await _stream.WriteAsync((byte[])[.. request.Head(server.Authority), .. request.Body ?? []], ct);
        }
        catch (IOException)
        {
            // The answer may have come before the body was through.
        }

        var answer = await ReadAsync(request.Method is "HEAD", ct);
        if (answer.Header("Connection")?.Equals("close", StringComparison.OrdinalIgnoreCase) is true)
        {
            Dispose();
        }

        return answer;
    }

    private async Task<RawAnswer> ReadAsync(bool headOnly, CancellationToken ct)
    {
        int status;
        List<(string Name, string Value)> headers = [];
        do
        {
            status = int.Parse((await LineAsync(ct)).Split(' ')[1], CultureInfo.InvariantCulture);
            headers.Clear();
            for (string line; (line = await LineAsync(ct)).Length > 0;)
            {
                headers.Add((line.Split(':')[0], line.Split(':', 2)[1].Trim()));
            }
        }
        while (status is 100);

        var answer = new RawAnswer(status, headers, []);
        if (headOnly || status is 204 or 304)
        {
            return answer;
        }

        using var body = new MemoryStream();
        if (answer.Header("Transfer-Encoding") is "chunked")
        {
            for (int size; (size = int.Parse(await LineAsync(ct), NumberStyles.HexNumber, CultureInfo.InvariantCulture)) > 0; await LineAsync(ct))
            {
                await CopyAsync(size, body, ct);
            }

            await LineAsync(ct);
        }
        else
        {
            await CopyAsync(int.Parse(answer.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture), body, ct);
        }

        return answer with { Body = body.ToArray() };
    }

    private async Task CopyAsync(int count, MemoryStream to, CancellationToken ct)
    {
        var bytes = new byte[count];
        await _read!.ReadExactlyAsync(bytes, ct);
        to.Write(bytes);
    }

    private async Task<string> LineAsync(CancellationToken ct)
    {
        var line = new List<byte>(80);
        var one = new byte[1];
        while (true)
        {
            if (await _read!.ReadAsync(one, ct) is 0)
            {
                throw new IOException("The connection was closed.");
            }

            if (one[0] is (byte)'\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }
    }
}
