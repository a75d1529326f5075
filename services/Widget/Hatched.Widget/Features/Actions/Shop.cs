using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.Widget.Clients;

namespace Hatched.Widget.Features.Actions;

/// <summary>The shop as a buddy sees it: its audience's marketplaces, visible items only, each with what it owns and wears.</summary>
internal static class Shop
{
    public static async Task<IReadOnlyList<WidgetMarketplace>> OfAsync(Principal caller, EconomyClient economy, ProgressionClient progression, CancellationToken ct)
    {
        var buddyId = caller.BuddyId!.Value;
        var catalogue = await economy.CatalogueAsync(caller.CustomerId, ct);
        var view = await progression.ViewAsync(caller.CustomerId, buddyId, ct);
        var wallet = await economy.WalletAsync(caller.CustomerId, buddyId, ct);
        var marketplaces = catalogue.Marketplaces.EnumerateArray().Where(market => market.GetProperty("is_active").GetBoolean() && Serves(market, view)).ToArray();
        var items = marketplaces.SelectMany(market => market.GetProperty("items").EnumerateArray()).Where(item => item.GetProperty("is_active").GetBoolean()).ToArray();
        var conditions = items.Where(item => item.GetProperty("visibility").GetArrayLength() > 0)
            .ToDictionary(item => item.GetProperty("id").GetGuid(), item => item.GetProperty("visibility"));
        var visible = conditions.Count is 0 ? [] : (await progression.VisibleAsync(caller.CustomerId, buddyId, conditions, ct)).ToHashSet();
        var worn = view.Buddy.GetProperty("equipped_items").EnumerateArray().Select(item => item.GetProperty("item_id").GetGuid()).ToHashSet();
        var owned = wallet?.ItemIds.ToHashSet() ?? [];
        return [.. marketplaces.Select(market => new WidgetMarketplace(
            market.GetProperty("id").GetGuid(),
            market.GetProperty("key").GetString()!,
            market.GetProperty("name").GetString()!,
            market.GetProperty("pricing_mode").GetString()!,
            [.. market.GetProperty("items").EnumerateArray()
                .Where(item => item.GetProperty("is_active").GetBoolean()
                    && (!conditions.ContainsKey(item.GetProperty("id").GetGuid()) || visible.Contains(item.GetProperty("id").GetGuid())))
                .Select(item => item.Deserialize<WidgetItem>(HatchedJson.Tolerant)!)
                .Select(item => item with { Owned = owned.Contains(item.Id), Equipped = worn.Contains(item.Id) })]))];
    }

    private static bool Serves(JsonElement market, WidgetView view) =>
        market.GetProperty("audience") is not { ValueKind: JsonValueKind.String } audience || audience.GetString() == view.Buddy.GetProperty("audience").GetString();
}
