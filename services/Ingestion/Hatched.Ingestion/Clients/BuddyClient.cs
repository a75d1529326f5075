using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Ingestion.Clients;

/// <summary>Questions to Progression that a request waits on; what takes longer goes through <see cref="ProgressionClient"/>.</summary>
internal sealed class BuddyClient(HttpClient http)
{
    public async Task<bool> ExistsAsync(Guid customerId, Guid buddyId, CancellationToken ct) =>
        (await http.AskAsync<BuddyBriefs>(HttpMethod.Post, "/internal/buddies/find", new FindBuddies(customerId, [buddyId]), customerId, ct)).Found.Count > 0;
}
