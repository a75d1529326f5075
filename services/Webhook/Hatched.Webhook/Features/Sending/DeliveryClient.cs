using System.Diagnostics;
using System.Net;
using System.Text;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Webhook.Features.Sending;

/// <summary>One POST to be made.</summary>
/// <param name="Id">The delivery: the receiver's dedupe key.</param>
/// <param name="Secrets">The current one first.</param>
internal sealed record OutgoingDelivery(Guid Id, string Event, string Url, string Payload, string? RequestId, IReadOnlyList<string> Secrets);

/// <summary>What came of it.</summary>
/// <param name="Status">Null when there was no answer; then <paramref name="Error"/> says why.</param>
/// <param name="Body">The first 4 KiB of the answer.</param>
internal sealed record Answer(int? Status, string? Body, string? Error, TimeSpan? RetryAfter, DateTimeOffset StartedAt, TimeSpan Duration)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>Sends deliveries: guarded connect, no redirects, no proxy, no cookies, bounded in time and in what it reads.</summary>
internal sealed class DeliveryClient(GuardedDialer dialer, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private const int KeptBytes = 4096;

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        ConnectCallback = dialer.ConnectAsync,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None, // a small answer must not become a large one
        ConnectTimeout = Timeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), // a name that moves is followed
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 64 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(), // our trace ids are nobody else's
    });

    public async Task<Answer> SendAsync(OutgoingDelivery delivery, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        var stopwatch = Stopwatch.StartNew();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Timeout);
        using var request = Request(delivery, started);
        try
        {
            using var response = await _http.SendAsync(request, timeout.Token);
            var body = await ReadAsync(response, timeout.Token);
            return new Answer((int)response.StatusCode, body, null, RetryAfter(response, started), started, stopwatch.Elapsed);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return new Answer(null, null, Reason(exception), null, started, stopwatch.Elapsed);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(OutgoingDelivery delivery, DateTimeOffset now)
    {
        var body = Encoding.UTF8.GetBytes(delivery.Payload);
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "Hatched-Webhooks/1.0");
        request.Headers.TryAddWithoutValidation("X-Hatched-Event", delivery.Event);
        request.Headers.TryAddWithoutValidation("X-Hatched-Delivery", delivery.Id.ToString());
        if (delivery.RequestId is { } cause && RequestIds.IsAcceptable(cause))
        {
            request.Headers.TryAddWithoutValidation("X-Hatched-Request-Id", cause);
        }

        foreach (var (name, value) in Signatures.Headers(delivery.Id, now.ToUnixTimeSeconds(), body, delivery.Secrets))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    // The status decides, so a body that breaks off or drips past the timeout is no failure.
    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var kept = new byte[KeptBytes];
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(ct);
            for (int read; length < KeptBytes && (read = await stream.ReadAsync(kept.AsMemory(length), ct)) > 0;)
            {
                length += read;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            // kept as far as it came
        }

        return Encoding.UTF8.GetString(kept, 0, length).Replace('\0', '\ufffd'); // PostgreSQL stores no NUL
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until - now,
        _ => null,
    };

    // Ours, not the exception's: its text may name addresses of our own network.
    private static string Reason(Exception exception) => exception switch
    {
        HttpRequestException { InnerException: AddressRefusedException refused } => refused.Message,
        OperationCanceledException => $"No answer within {Timeout.TotalSeconds:0} s.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The host name could not be resolved.",
        HttpRequestException { InnerException: System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.HostNotFound or System.Net.Sockets.SocketError.TryAgain or System.Net.Sockets.SocketError.NoData } } => "The host name could not be resolved.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "The TLS handshake failed.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "The connection could not be made.",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => "The answer was not valid HTTP.",
        _ => "The connection broke off before an answer.",
    };
}
