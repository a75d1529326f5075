using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Accounts.Features.Customers;

/// <summary>What Accounts asks Progression.</summary>
internal sealed class ProgressionClient(HttpClient http)
{
    /// <summary>The audiences that a buddy of the customer is in.</summary>
    public async Task<IReadOnlyList<string>> AudiencesInUseAsync(Guid customerId, CancellationToken ct) =>
        (await http.AskAsync<AudiencesInUse>(HttpMethod.Get, "/internal/audiences/in-use", null, customerId, ct)).Keys;
}
