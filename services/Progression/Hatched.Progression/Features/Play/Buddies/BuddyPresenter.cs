using Hatched.Contracts.Internal;
using Hatched.Progression.Clients;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using EconomyWallet = Hatched.Contracts.Internal.Wallet;

namespace Hatched.Progression.Features.Play.Buddies;

/// <summary>Shows buddies whole: identity and progression from here, balances and items from Economy, one question for any number.</summary>
internal sealed class BuddyPresenter(ProgressionDb db, EconomyClient economy, Rulesets rulesets, TimeProvider clock)
{
    public async Task<IReadOnlyList<BuddyResponse>> ShowAsync(Guid customerId, IReadOnlyList<Buddy> buddies, CancellationToken ct)
    {
        if (buddies.Count is 0)
        {
            return [];
        }

        var ids = buddies.Select(buddy => buddy.Id).ToArray();
        var states = await db.Set<BuddyStateRow>().AsNoTracking().Where(row => ids.Contains(row.BuddyId)).ToDictionaryAsync(row => row.BuddyId, ct);
        var wallets = (await economy.FindWalletsAsync(customerId, ids, ct)).ToDictionary(wallet => wallet.BuddyId);
        var worn = buddies.SelectMany(buddy => buddy.EquippedItemIds).Distinct().ToArray();
        var items = worn.Length is 0 ? [] : (await economy.FindItemsAsync(customerId, worn, ownedBy: null, ct)).ToDictionary(item => item.ItemId);

        List<BuddyResponse> shown = [];
        foreach (var buddy in buddies)
        {
            var rules = await rulesets.GetAsync(buddy.ConfigVersionId, ct);
            shown.Add(Show(buddy, states[buddy.Id], rules, wallets.GetValueOrDefault(buddy.Id), items));
        }

        return shown;
    }

    public async Task<BuddyResponse> ShowAsync(Buddy buddy, CancellationToken ct) => (await ShowAsync(buddy.CustomerId, [buddy], ct))[0];

    private BuddyResponse Show(Buddy buddy, BuddyStateRow row, Ruleset rules, EconomyWallet? wallet, Dictionary<Guid, ItemBrief> items)
    {
        var state = BuddyStateJson.Read(row.State);
        return new()
    {
        Id = buddy.Id,
        CustomerId = buddy.CustomerId,
        UserId = buddy.UserId,
        Audience = buddy.Audience,
        Name = buddy.Name,
        ConfigVersionId = buddy.ConfigVersionId,
        EvolutionStage = buddy.EvolutionStage,
        Coins = wallet?.Coins ?? 0,
        Status = HatchedJson.Name(buddy.Status.ToString()),
        Skills = state.Skills,
        Tokens = wallet?.Tokens.ToDictionary(token => token.TokenKey, token => token.Balance) ?? [],
        Progression = Evaluator.Progression(rules, state, buddy.Audience, clock.GetUtcNow()),
        ImageUrl = buddy.ImageUrl,
        BaseImageUrl = buddy.BaseImageUrl,
        ThumbUrl = buddy.ThumbUrl,
        EquippedItems = [.. buddy.EquippedItemIds.Where(items.ContainsKey).Select(id =>
            new EquippedItem(id, items[id].Name, items[id].StageImageUrls.GetValueOrDefault($"{buddy.EvolutionStage}") ?? items[id].ImageUrl))],
        Appearance = new BuddyAppearance(
            HatchedJson.Name(buddy.AppearanceStatus.ToString()),
            buddy.AppearanceOperationId,
            buddy.EquippedItemIds,
            buddy.RenderedItemIds,
            buddy.AppearanceStatus is AppearanceStatus.Failed,
            buddy.AppearanceError,
            buddy.AppearanceStatus is AppearanceStatus.Failed ? new AppearanceError("needs_rerender") : null),
        TimeZone = state.TimeZone,
        CreatedAt = buddy.CreatedAt,
        UpdatedAt = buddy.UpdatedAt,
    };
    }
}
