using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Accounts.Clients;

/// <summary>What Accounts asks Progression.</summary>
internal sealed class ProgressionClient(HttpClient http)
{
    /// <summary>The audiences that a buddy of the customer is in.</summary>
    public async Task<IReadOnlyList<string>> AudiencesInUseAsync(Guid customerId, CancellationToken ct) =>
        (await http.AskAsync<AudiencesInUse>(HttpMethod.Get, "/internal/audiences/in-use", null, customerId, ct)).Keys;

    /// <summary>Whether the user has an egg or a buddy.</summary>
    public async Task<bool> KnowsUserAsync(Guid customerId, string userId, CancellationToken ct) =>
        (await http.AskAsync<UserFound>(HttpMethod.Post, "/internal/users/find", new FindUser(userId), customerId, ct)).Known;
}
