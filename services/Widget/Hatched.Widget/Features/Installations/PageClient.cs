using System.Text;
using Hatched.BuildingBlocks.Outbound;

namespace Hatched.Widget.Features.Installations;

/// <summary>A page as it was answered.</summary>
/// <param name="Status">Null when there was no answer; then <paramref name="Fault"/> says why.</param>
internal sealed record FetchedPage(int? Status, string? MediaType, string Html, string? Fault);

/// <summary>Fetches a customer's page: guarded connect, no redirects, bounded in time and size.</summary>
internal sealed class PageClient(GuardedDialer dialer) : IDisposable
{
    private const int MostBytes = 512 * 1024;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly HttpMessageInvoker _http = new(OutboundHttp.Handler(dialer, Timeout));

    public async Task<FetchedPage> FetchAsync(string url, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("User-Agent", "Hatched-Installation-Check/1.0");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        try
        {
            using var response = await _http.SendAsync(request, timeout.Token);
            var body = await OutboundHttp.ReadAsync(response, MostBytes, timeout.Token);
            return new FetchedPage((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(body), null);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && OutboundHttp.IsNoAnswer(exception))
        {
            return new FetchedPage(null, null, "", OutboundHttp.Reason(exception, Timeout));
        }
    }

    public void Dispose() => _http.Dispose();
}
