using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Xunit;

namespace Hatched.Gateway.Tests;

/// <summary>Calls to a peer that accepts, and then goes silent at one point or another.</summary>
public sealed class InternalCallTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"a\":\"half")]
    public async Task A_silent_peer_is_given_up_on_in_time_and_then_not_asked_any_more(string answer)
    {
        await using var peer = new Peer(answer);
        await using var services = Services(peer);
        var client = services.GetRequiredService<Client>();

        var began = Stopwatch.GetTimestamp();
        var first = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => FaultAsync(client, Ended)));
        Assert.All(first, fault => Assert.IsType<TimeoutRejectedException>(fault));
        Assert.InRange(Stopwatch.GetElapsedTime(began), Limit * 0.8, Limit * 10);

        // The breaker has seen them: nobody waits for the next one.
        Assert.IsAssignableFrom<BrokenCircuitException>(await FaultAsync(client, Ended));
    }

    [Fact]
    public async Task A_call_that_its_caller_gives_up_does_not_pass_for_an_answer()
    {
        await using var peer = new Peer("");
        await using var services = Services(peer);
        var client = services.GetRequiredService<Client>();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => FaultAsync(client, Ended)));
        await Task.Delay(1_100, Ended); // the circuit is half open now

        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ended);
        impatient.CancelAfter(50);
        Assert.IsAssignableFrom<OperationCanceledException>(await FaultAsync(client, impatient.Token));

        Assert.IsAssignableFrom<BrokenCircuitException>(await FaultAsync(client, Ended));
    }

    [Fact]
    public async Task When_the_peer_answers_again_it_is_asked_again()
    {
        await using var peer = new Peer("");
        await using var services = Services(peer);
        var client = services.GetRequiredService<Client>();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => FaultAsync(client, Ended)));

        peer.Answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        await Task.Delay(1_100, Ended);

        Assert.Null(await FaultAsync(client, Ended));
    }

    private static async Task<Exception?> FaultAsync(Client client, CancellationToken ct)
    {
        try
        {
            await client.AskAsync(ct);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static ServiceProvider Services(Peer peer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            [new("services:peer:http:0", peer.Url), new("Hatched:InternalKey", "a key for internal calls in one test only")]);
        builder.AddInternalClient<Client>("peer", Limit);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PrincipalSigner>();
        return builder.Services.BuildServiceProvider();
    }

    private sealed class Client(HttpClient http)
    {
        public Task<Dictionary<string, string>> AskAsync(CancellationToken ct) => http.AskAsync<Dictionary<string, string>>(HttpMethod.Get, "/", null, Guid.Empty, ct);
    }

    /// <summary>Accepts, reads, says <see cref="Answer"/>, and keeps the connection open.</summary>
    private sealed class Peer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly ConcurrentBag<TcpClient> _open = [];
        private readonly Task _accepting;

        public Peer(string answer)
        {
            Answer = answer;
            _listener.Start();
            _accepting = AcceptAsync();
        }

        public string Answer { get; set; }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public async ValueTask DisposeAsync()
        {
            _listener.Dispose();
            await _accepting;
            foreach (var client in _open)
            {
                client.Dispose();
            }
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var client = await _listener.AcceptTcpClientAsync(Ended);
                    _open.Add(client);
                    _ = ServeAsync(client);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            try
            {
                var buffer = new byte[8192];
                while (await client.GetStream().ReadAsync(buffer, Ended) > 0)
                {
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Answer), Ended);
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The caller has given up.
            }
        }
    }
}
