using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Widget.Clients;

/// <summary>Questions to Progression, and what a widget does there.</summary>
internal sealed class ProgressionClient(HttpClient http)
{
    public async Task<BuddyBrief?> FindBuddyAsync(Guid customerId, Guid buddyId, CancellationToken ct) =>
        (await http.AskAsync<BuddyBriefs>(HttpMethod.Post, "/internal/buddies/find", new FindBuddies(customerId, [buddyId]), customerId, ct)).Found.SingleOrDefault();

    /// <summary>The customer's newest active buddy, as the public list shows it; null when there is none.</summary>
    public async Task<BuddyBrief?> NewestBuddyAsync(Guid customerId, string? audience, CancellationToken ct)
    {
        var filter = audience is null ? "" : $"&audience={Uri.EscapeDataString(audience)}";
        var page = await http.AskAsync<JsonElement>(HttpMethod.Get, $"/api/v1/buddies?status=active&limit=1{filter}", null, customerId, ct);
        return page.GetProperty("data").EnumerateArray().Select(buddy => new BuddyBrief(
            buddy.GetProperty("id").GetGuid(), buddy.GetProperty("user_id").GetString()!, buddy.GetProperty("audience").GetString()!,
            buddy.GetProperty("name").GetString()!, "active", buddy.GetProperty("config_version_id").GetGuid(), buddy.GetProperty("evolution_stage").GetInt32())).FirstOrDefault();
    }

    public Task<WidgetView> ViewAsync(Guid customerId, Guid buddyId, CancellationToken ct) =>
        http.AskAsync<WidgetView>(HttpMethod.Get, $"/internal/widget-views/{buddyId}", null, customerId, ct);

    /// <summary>Changes with every change to what <see cref="ViewAsync"/> shows, and costs a fraction of it.</summary>
    public async Task<IReadOnlyList<string>> VersionsAsync(IReadOnlyList<BuddyKey> buddies, CancellationToken ct) =>
        (await http.AskAsync<Versions>(HttpMethod.Post, "/internal/widget-views/versions", new FindVersions(buddies), buddies[0].CustomerId, ct)).Found;

    /// <summary>An operation of the buddy, as <c>GET /operations/{id}</c> shows it; any other is refused as unknown.</summary>
    public Task<JsonElement> OperationAsync(Guid customerId, Guid buddyId, Guid operationId, CancellationToken ct) =>
        http.AskAsync<JsonElement>(HttpMethod.Get, $"/internal/widget-views/{buddyId}/operations/{operationId}", null, customerId, ct);

    /// <summary>A streak of the buddy's version; any other is refused as unknown.</summary>
    public Task<WidgetStreakDetail> StreakAsync(Guid customerId, Guid buddyId, string key, CancellationToken ct) =>
        http.AskAsync<WidgetStreakDetail>(HttpMethod.Get, $"/internal/widget-views/{buddyId}/streaks/{Uri.EscapeDataString(key)}", null, customerId, ct);

    /// <summary>A path as the buddy stands on it; the active one of its audience without a key.</summary>
    public Task<JsonElement> PathAsync(Guid customerId, Guid buddyId, string? key, CancellationToken ct)
    {
        var query = key is null ? "" : $"?key={Uri.EscapeDataString(key)}";
        return http.AskAsync<JsonElement>(HttpMethod.Get, $"/internal/widget-views/{buddyId}/path{query}", null, customerId, ct);
    }

    /// <summary>The items, of these, that the buddy may see.</summary>
    public async Task<IReadOnlyList<Guid>> VisibleAsync(Guid customerId, Guid buddyId, IReadOnlyDictionary<Guid, JsonElement> conditions, CancellationToken ct) =>
        (await http.AskAsync<Visible>(HttpMethod.Post, "/internal/buddies/visibility", new JudgeVisibility(customerId, buddyId, conditions), customerId, ct)).ItemIds;

    public HttpClient Http => http;
}
