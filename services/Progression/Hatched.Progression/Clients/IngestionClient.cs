using System.Globalization;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Progression.Clients;

/// <summary>What Progression asks of Ingestion.</summary>
internal sealed class IngestionClient(HttpClient http)
{
    /// <summary>A sample of the customer's events since an instant: the newest <paramref name="limit"/>, oldest first.</summary>
    public Task<PastEvents> PastEventsAsync(Guid customerId, DateTimeOffset since, int limit, CancellationToken ct) =>
        http.AskAsync<PastEvents>(
            HttpMethod.Get,
            string.Create(CultureInfo.InvariantCulture, $"/internal/events/past?since={since.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}&limit={limit}"),
            null,
            customerId,
            ct);
}
