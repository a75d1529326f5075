using System.Net;
using System.Net.Sockets;
using Hatched.BuildingBlocks.Outbound;
using Hatched.Webhook.Features.Sending;
using Xunit;

namespace Hatched.Webhook.Tests;

/// <summary>The real client against real sockets: what it reaches, what it sends, what it takes back.</summary>
public sealed class DeliveryClientTests
{
    private static readonly Guid Delivery = Guid.Parse("01960f42-3c4d-7e66-91ea-2f8a7b6c5d44");
    private static readonly Guid Message = Guid.Parse("01960f42-3c4d-7e66-91ea-2f8a7b6c5d45");

    private const string Refused = "The address is not allowed: it is private, loopback, link-local or reserved.";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_carries_every_header_and_the_payload_as_it_is()
    {
        using var receiver = new Receiver();
        using var client = Client(allowPrivate: true);

        var answer = await client.SendAsync(To(receiver.Url, """{"amount":10,"note":"é <b>"}"""), Ct);

        Assert.True(answer.IsSuccess);
        Assert.Equal("ok", answer.Body);
        Assert.StartsWith("POST /hook HTTP/1.1\r\n", receiver.Received, StringComparison.Ordinal);
        Assert.EndsWith("""
            {"amount":10,"note":"é <b>"}
            """, receiver.Received, StringComparison.Ordinal);
        foreach (var header in new[]
        {
            "Content-Type: application/json", "X-Hatched-Event: coins.earned", $"X-Hatched-Delivery: {Message}",
            "X-Hatched-Request-Id: req-1", "X-Hatched-Timestamp: ", "X-Hatched-Signature: sha256=", "Hatched-Signature: t=",
            $"webhook-id: {Message}", "webhook-timestamp: ", "webhook-signature: v1,",
        })
        {
            Assert.Contains($"\r\n{header}", receiver.Received, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("traceparent", receiver.Received, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("[::ffff:127.0.0.1]"), InlineData("2130706433"), InlineData("0x7f.1"), InlineData("0177.0.0.1"), InlineData("127.1"), InlineData("0.0.0.0")]
    public async Task A_loopback_literal_is_not_dialled_however_it_is_spelt(string host)
    {
        using var receiver = new Receiver();
        using var client = Client(allowPrivate: false);

        var answer = await client.SendAsync(To($"http://{host}:{receiver.Port}/hook"), Ct);

        Assert.Null(answer.Status);
        Assert.Equal(Refused, answer.Error);
        Assert.Equal(0, receiver.Connections);
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("::1"), InlineData("::ffff:127.0.0.1"), InlineData("10.0.0.1"), InlineData("169.254.169.254")]
    public async Task A_name_that_leads_to_a_private_address_is_not_dialled(string address)
    {
        using var receiver = new Receiver();
        using var client = Client(allowPrivate: false, IPAddress.Parse(address));

        var answer = await client.SendAsync(To($"http://hooks.example.com:{receiver.Port}/hook"), Ct);

        Assert.Equal(Refused, answer.Error);
        Assert.Equal(0, receiver.Connections);
    }

    [Fact]
    public async Task A_name_that_is_bound_anew_after_the_check_gains_nothing()
    {
        // Public when asked first, loopback ever after: who resolves once to check and again to dial ends up inside.
        using var receiver = new Receiver();
        var asked = 0;
        List<IPEndPoint> dialled = [];
        using var client = new DeliveryClient(
            new GuardedDialer(
                allowPrivate: false,
                (_, _) => Task.FromResult<IPAddress[]>([++asked is 1 ? IPAddress.Parse("8.8.8.8") : IPAddress.Loopback]),
                (target, _) =>
                {
                    dialled.Add(target);
                    throw new SocketException((int)SocketError.ConnectionRefused);
                }),
            TimeProvider.System);

        var first = await client.SendAsync(To($"http://rebound.example.com:{receiver.Port}/hook"), Ct);
        var second = await client.SendAsync(To($"http://rebound.example.com:{receiver.Port}/hook"), Ct);

        Assert.Equal("The connection could not be made.", first.Error);
        Assert.Equal(Refused, second.Error);
        Assert.Equal([new IPEndPoint(IPAddress.Parse("8.8.8.8"), receiver.Port)], dialled);
        Assert.Equal(0, receiver.Connections);
    }

    [Fact]
    public async Task Of_a_name_with_mixed_addresses_only_the_public_ones_are_dialled()
    {
        List<IPAddress> dialled = [];
        using var client = new DeliveryClient(
            new GuardedDialer(
                allowPrivate: false,
                (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.1"), IPAddress.Parse("1.1.1.1")]),
                (target, _) =>
                {
                    dialled.Add(target.Address);
                    throw new SocketException((int)SocketError.ConnectionRefused);
                }),
            TimeProvider.System);

        await client.SendAsync(To("http://mixed.example.com/hook"), Ct);

        Assert.Equal([IPAddress.Parse("8.8.8.8"), IPAddress.Parse("1.1.1.1")], dialled);
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_not_followed()
    {
        using var inside = new Receiver();
        using var outside = new Receiver($"HTTP/1.1 302 Found\r\nLocation: {inside.Url}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = Client(allowPrivate: true);

        var answer = await client.SendAsync(To(outside.Url), Ct);

        Assert.Equal(302, answer.Status);
        Assert.False(answer.IsSuccess);
        Assert.Equal((1, 0), (outside.Connections, inside.Connections));
    }

    [Fact]
    public async Task Of_a_long_answer_the_first_4_KiB_are_kept_in_a_form_that_can_be_stored()
    {
        using var receiver = new Receiver($"HTTP/1.1 500 No\r\nContent-Length: 100000\r\nConnection: close\r\n\r\na\0\u00ff{new string('x', 99_997)}");
        using var client = Client(allowPrivate: true);

        var answer = await client.SendAsync(To(receiver.Url), Ct);

        Assert.Equal(500, answer.Status);
        Assert.Equal(4096, answer.Body!.Length);
        Assert.StartsWith("a\ufffd\ufffdx", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_after_is_read()
    {
        using var receiver = new Receiver("HTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = Client(allowPrivate: true);

        Assert.Equal(TimeSpan.FromMinutes(2), (await client.SendAsync(To(receiver.Url), Ct)).RetryAfter);
    }

    [Fact]
    public async Task Nonsense_instead_of_http_is_a_failure_with_a_reason()
    {
        using var receiver = new Receiver("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        using var client = Client(allowPrivate: true);

        var answer = await client.SendAsync(To(receiver.Url), Ct);

        Assert.Null(answer.Status);
        Assert.Equal("The answer was not valid HTTP.", answer.Error);
    }

    [Fact]
    public async Task A_request_id_that_is_none_is_left_out()
    {
        using var receiver = new Receiver();
        using var client = Client(allowPrivate: true);

        await client.SendAsync(To(receiver.Url) with { RequestId = "a\r\nX-Evil: 1" }, Ct);

        Assert.DoesNotContain("Evil", receiver.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_and_the_attempt_have_ids_of_their_own()
    {
        using var receiver = new Receiver();
        using var client = Client(allowPrivate: true);

        await client.SendAsync(To(receiver.Url), Ct);

        Assert.Contains($"X-Hatched-Delivery: {Message}", receiver.Received, StringComparison.Ordinal);
        Assert.Contains($"webhook-id: {Message}", receiver.Received, StringComparison.Ordinal);
        Assert.Contains($"X-Hatched-Attempt: {AttemptIds.Of(Delivery, 1)}", receiver.Received, StringComparison.Ordinal);
        Assert.NotEqual(AttemptIds.Of(Delivery, 1), AttemptIds.Of(Delivery, 2));
    }

    private static DeliveryClient Client(bool allowPrivate, params IPAddress[] resolved) =>
        new(new GuardedDialer(allowPrivate, (_, _) => Task.FromResult(resolved), GuardedDialer.DialAsync), TimeProvider.System);

    private static OutgoingDelivery To(string url, string payload = "{}") =>
        new(Delivery, Message, AttemptIds.Of(Delivery, 1), "coins.earned", url, payload, "req-1", ["whsec_0123456789ABCDEFGHIJKLMNOPQRSTUV"]);
}
