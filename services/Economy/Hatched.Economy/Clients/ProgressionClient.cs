using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Economy.Features.Wallets;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Economy.Clients;

/// <summary>What Economy asks of Progression.</summary>
internal sealed class ProgressionClient(HttpClient http)
{
    /// <summary>The buddy, archived or not; null when the customer has none with this id.</summary>
    public async Task<BuddyBrief?> FindBuddyAsync(Guid customerId, Guid buddyId, CancellationToken ct) =>
        (await http.AskAsync<BuddyBriefs>(HttpMethod.Post, "/internal/buddies/find", new FindBuddies(customerId, [buddyId]), customerId, ct))
            .Found is [var buddy, ..] ? buddy : null;

    /// <summary>The buddy if its balance may still move; null when the customer has none with this id, a refusal when it is archived.</summary>
    public async Task<BuddyBrief?> FindActiveBuddyAsync(Guid customerId, Guid buddyId, CancellationToken ct) =>
        await FindBuddyAsync(customerId, buddyId, ct) is not { } buddy ? null
        : buddy.Status is "active" ? buddy
        : throw EconomyErrors.Archived.ToException();

    /// <summary>What has just been committed for a buddy; old news changes nothing.</summary>
    public Task MirrorAsync(MirrorBuddy news, CancellationToken ct) =>
        http.TellAsync(HttpMethod.Post, "/internal/buddies/mirror", news, news.CustomerId, ct);

    /// <summary>Whether the buddy meets an item's visibility conditions.</summary>
    public async Task<bool> SeesAsync(Guid customerId, Guid buddyId, Guid itemId, JsonElement conditions, CancellationToken ct)
    {
        var question = new JudgeVisibility(customerId, buddyId, new Dictionary<Guid, JsonElement> { [itemId] = conditions });
        var visible = await http.AskAsync<Visible>(HttpMethod.Post, "/internal/buddies/visibility", question, customerId, ct);
        return visible.ItemIds.Contains(itemId);
    }
}
