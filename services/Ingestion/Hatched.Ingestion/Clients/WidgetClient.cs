using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Ingestion.Clients;

/// <summary>What Ingestion asks Widget, which owns share links.</summary>
internal sealed class WidgetClient(HttpClient http)
{
    /// <summary>The buddy behind a share code; null when nobody issued it.</summary>
    public async Task<SharedBuddy?> FindSharedAsync(string code, CancellationToken ct)
    {
        try
        {
            return await http.AskAsync<SharedBuddy>(HttpMethod.Get, $"/internal/share-codes/{code}", null, Guid.Empty, ct);
        }
        catch (ApiException exception) when (exception.Error.StatusCode is 404)
        {
            return null;
        }
    }
}
