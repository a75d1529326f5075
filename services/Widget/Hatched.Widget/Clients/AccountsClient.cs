using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Widget.Clients;

/// <summary>Questions to Accounts.</summary>
internal sealed class AccountsClient(HttpClient http)
{
    public Task<CustomerBrand> BrandAsync(Guid customerId, CancellationToken ct) =>
        http.AskAsync<CustomerBrand>(HttpMethod.Get, $"/internal/customers/{customerId}/brand", null, customerId, ct);
}
