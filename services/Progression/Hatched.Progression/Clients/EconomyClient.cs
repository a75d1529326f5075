using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Progression.Clients;

/// <summary>Questions to Economy, and postings for it.</summary>
internal sealed class EconomyClient(HttpClient http)
{
    public async Task<IReadOnlyList<Wallet>> FindWalletsAsync(Guid customerId, IReadOnlyList<Guid> buddyIds, CancellationToken ct) =>
        (await http.AskAsync<Wallets>(HttpMethod.Post, "/internal/wallets/find", new FindWallets(customerId, buddyIds), customerId, ct)).Found;

    public async Task<IReadOnlyList<ItemBrief>> FindItemsAsync(Guid customerId, IReadOnlyList<Guid> itemIds, Guid? ownedBy, CancellationToken ct) =>
        (await http.AskAsync<Items>(HttpMethod.Post, "/internal/items/find", new FindItems(customerId, itemIds, ownedBy), customerId, ct)).Found;

    public Task<Holdings> FindHoldingsAsync(FindHoldings question, CancellationToken ct) =>
        http.AskAsync<Holdings>(HttpMethod.Post, "/internal/holdings/find", question, question.CustomerId, ct);

    /// <summary>Credits of any number of customers; each is posted once, however often it is asked for.</summary>
    public Task<PostingsMade> PostAsync(IReadOnlyList<PostingToMake> postings, CancellationToken ct) =>
        http.AskAsync<PostingsMade>(HttpMethod.Post, "/internal/postings", new MakePostings(postings), postings[0].CustomerId, ct);

    public Task<Catalogue> CatalogueAsync(Guid customerId, CancellationToken ct) =>
        http.AskAsync<Catalogue>(HttpMethod.Get, "/internal/catalogue", null, customerId, ct);

    public Task<Catalogue> FillCatalogueAsync(Guid customerId, Catalogue catalogue, CancellationToken ct) =>
        http.AskAsync<Catalogue>(HttpMethod.Put, "/internal/catalogue", new FillCatalogue(customerId, catalogue), customerId, ct);

    /// <summary>What a rule has paid; <paramref name="kind"/> as in its postings.</summary>
    public Task<Payouts> PayoutsAsync(Guid customerId, string kind, CancellationToken ct) =>
        http.AskAsync<Payouts>(HttpMethod.Get, $"/internal/payouts?kind={Uri.EscapeDataString(kind)}", null, customerId, ct);
}
