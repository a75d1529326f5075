using System.Net.Sockets;
using System.Text;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Requests to the byte: what is framed in two ways is refused, and no byte of it is ever taken for a second request.</summary>
public sealed class FramingTests
{
    private const string Smuggled = "GET /api/v1/customers/me HTTP/1.1\r\nHost: x\r\n\r\n";

    public static TheoryData<string, string> Framings => new()
    {
        { "both lengths", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + Smuggled },
        { "both, the other way round", "Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nX" },
        { "two lengths", "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde" },
        { "a list of lengths", "Content-Length: 4, 4\r\n\r\nabcd" },
        { "a negative length", "Content-Length: -1\r\n\r\n" },
        { "a length with a sign", "Content-Length: +4\r\n\r\nabcd" },
        { "a length in hex", "Content-Length: 0x4\r\n\r\nabcd" },
        { "a length beyond 64 bits", "Content-Length: 99999999999999999999\r\n\r\n" },
        { "an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" },
        { "chunked twice", "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n" },
        { "chunked not last", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" },
        { "chunked in a folded header", "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" },
        { "a blank before the colon", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" },
        { "a chunk size that is none", "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n" },
        { "a negative chunk", "Transfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n" },
        { "a chunk beyond 64 bits", "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc\r\n0\r\n\r\n" },
        { "a chunk longer than it says", "Transfer-Encoding: chunked\r\n\r\n1\r\nabcdef\r\n0\r\n\r\n" },
        { "a NUL in a header", "X-A: a\0b\r\nContent-Length: 2\r\n\r\n{}" },
        { "a bare CR in a header", "X-A: a\rTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}" },
        { "a second host", "Host: elsewhere\r\nContent-Length: 2\r\n\r\n{}" },
        { "no end of the headers", "Content-Length: 2\r\n" },
    };

    [Theory]
    [MemberData(nameof(Framings))]
    public async Task A_request_that_can_be_read_in_two_ways_is_answered_once_at_most_and_never_well(string what, string rest)
    {
        var answer = await SendAsync($"POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{rest}");

        var statuses = Statuses(answer);
        Assert.True(statuses is [] or [>= 400 and < 500], $"{what}: {answer}");
        Assert.DoesNotContain("customer", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONNECT", "/api/v1/events", 405)]
    [InlineData("CONNECT", "localhost:5432", 405)]
    [InlineData("TRACE", "/api/v1/events", 405)]
    public async Task A_method_that_is_for_proxies_is_refused_in_words(string method, string target, int status)
    {
        var answer = await SendAsync($"{method} {target} HTTP/1.1\r\nHost: {(method is "CONNECT" && target[0] is not '/' ? target : "localhost")}\r\nConnection: close\r\n\r\n");

        Assert.True(Statuses(answer) is [var answered] && (answered == status || (answered is 400 && target[0] is '/')), answer);
        Assert.DoesNotContain("internal_error", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_and_headers_beyond_the_bounds_are_refused_in_words()
    {
        var address = await SendAsync($"GET /api/v1/events?type={new string('x', 9_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        var bytes = await SendAsync($"GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nX-A: {new string('x', 40_000)}\r\nConnection: close\r\n\r\n");
        var many = await SendAsync($"GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 120).Select(i => $"X-{i}: 1\r\n"))}Connection: close\r\n\r\n");

        Assert.Equal([414, 431, 431], new[] { address, bytes, many }.SelectMany(Statuses));
        Assert.All(new[] { address, bytes, many }, answer => Assert.Contains("\"requestId\"", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_does_not_arrive_is_the_callers_fault_and_said_in_words()
    {
        var answer = await SendAsync(
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{", seconds: 20);

        Assert.Equal([408], Statuses(answer));
        Assert.Contains("\"requestId\"", answer, StringComparison.Ordinal);
    }

    /// <summary>Everything that comes back until the server closes or has been silent for so long.</summary>
    private static async Task<string> SendAsync(string request, double seconds = 1.5)
    {
        var server = new Uri(TestSystem.BaseUrl);
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                using var silence = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
                if (await stream.ReadAsync(buffer, silence.Token) is not (> 0 and var read))
                {
                    break;
                }

                all.Write(buffer, 0, read);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // it says no more
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    private static int[] Statuses(string answer) =>
        [.. answer.Split("HTTP/1.1 ")[1..].Select(one => int.Parse(one.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture))];
}
