using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Widget.Clients;

/// <summary>Questions to Economy, and what a widget does there.</summary>
internal sealed class EconomyClient(HttpClient http)
{
    public Task<Catalogue> CatalogueAsync(Guid customerId, CancellationToken ct) =>
        http.AskAsync<Catalogue>(HttpMethod.Get, "/internal/catalogue", null, customerId, ct);

    public async Task<Wallet?> WalletAsync(Guid customerId, Guid buddyId, CancellationToken ct) =>
        (await http.AskAsync<Wallets>(HttpMethod.Post, "/internal/wallets/find", new FindWallets(customerId, [buddyId]), customerId, ct)).Found.SingleOrDefault();

    /// <summary>Changes with every change to what the buddies hold and own.</summary>
    public async Task<IReadOnlyList<string>> VersionsAsync(IReadOnlyList<BuddyKey> buddies, CancellationToken ct) =>
        (await http.AskAsync<Versions>(HttpMethod.Post, "/internal/wallets/versions", new FindVersions(buddies), buddies[0].CustomerId, ct)).Found;

    public HttpClient Http => http;
}
