using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Accounts.Clients;

/// <summary>What Accounts asks Ingestion.</summary>
internal sealed class IngestionClient(HttpClient http)
{
    public Task<EventQuota> QuotaAsync(Guid customerId, CancellationToken ct) =>
        http.AskAsync<EventQuota>(HttpMethod.Get, "/internal/quota", null, customerId, ct);

    /// <summary>Whether there is an event of the user.</summary>
    public async Task<bool> KnowsUserAsync(Guid customerId, string userId, CancellationToken ct) =>
        (await http.AskAsync<UserFound>(HttpMethod.Post, "/internal/users/find", new FindUser(userId), customerId, ct)).Known;
}
