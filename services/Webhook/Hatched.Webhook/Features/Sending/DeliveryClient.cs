using System.Diagnostics;
using System.Text;
using Hatched.BuildingBlocks.Outbound;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Webhook.Features.Sending;

/// <summary>One POST to be made.</summary>
/// <param name="Id">The delivery.</param>
/// <param name="MessageId">The receiver's dedupe key.</param>
/// <param name="AttemptId">Of this attempt.</param>
/// <param name="Body">As it goes out.</param>
/// <param name="Secrets">The current one first.</param>
internal sealed record OutgoingDelivery(
    Guid Id, Guid MessageId, Guid AttemptId, string Event, string Url, string Body, string? RequestId, IReadOnlyList<string> Secrets);

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

    private readonly HttpMessageInvoker _http = new(OutboundHttp.Handler(dialer, Timeout));

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
            // PostgreSQL stores no NUL.
            var body = Encoding.UTF8.GetString(await OutboundHttp.ReadAsync(response, KeptBytes, timeout.Token)).Replace('\0', '\ufffd');
            return new Answer((int)response.StatusCode, body, null, RetryAfter(response, started), started, stopwatch.Elapsed);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && OutboundHttp.IsNoAnswer(exception))
        {
            return new Answer(null, null, OutboundHttp.Reason(exception, Timeout), null, started, stopwatch.Elapsed);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(OutgoingDelivery delivery, DateTimeOffset now)
    {
        var body = Encoding.UTF8.GetBytes(delivery.Body);
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "Hatched-Webhooks/1.0");
        request.Headers.TryAddWithoutValidation("X-Hatched-Event", delivery.Event);
        request.Headers.TryAddWithoutValidation("X-Hatched-Delivery", delivery.MessageId.ToString());
        request.Headers.TryAddWithoutValidation("X-Hatched-Attempt", delivery.AttemptId.ToString());
        if (delivery.RequestId is { } cause && RequestIds.IsAcceptable(cause))
        {
            request.Headers.TryAddWithoutValidation("X-Hatched-Request-Id", cause);
        }

        foreach (var (name, value) in Signatures.Headers(delivery.MessageId, now.ToUnixTimeSeconds(), body, delivery.Secrets))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until - now,
        _ => null,
    };
}
