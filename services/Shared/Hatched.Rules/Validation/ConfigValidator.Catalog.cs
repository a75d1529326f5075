using Hatched.Rules.Document;

namespace Hatched.Rules.Validation;

/// <summary>Marketplaces, items and gates.</summary>
internal static partial class ConfigValidator
{
    private static void Marketplace(Problems at, Marketplace marketplace, ConfigDocument document, KnownKeys known)
    {
        Limits.Key(at.At("key"), marketplace.Key);
        Unique(at.At("key"), marketplace, document.Marketplaces, m => m.Key, m => m.Id);
        Limits.Text(at.At("name"), marketplace.Name, 120);
        known.Audience(at.At("audience"), marketplace.Audience);
        Each(at, "items", marketplace.Items, (item, i) => Item(item, i, marketplace, known));
    }

    private static void Item(Problems at, MarketplaceItem item, Marketplace marketplace, KnownKeys known)
    {
        Limits.Key(at.At("key"), item.Key);
        at.At("key").Unless(marketplace.Items.Count(i => i.Key == item.Key) == 1, $"'{item.Key}' is already taken");
        at.At("id").Unless(marketplace.Items.Count(i => i.Id == item.Id) == 1, "is already taken");
        at.At("marketplace_id").Unless(item.MarketplaceId == marketplace.Id, "must be the id of the marketplace");
        Limits.Text(at.At("name"), item.Name, 120);
        Limits.Text(at.At("description"), item.Description, 1000, required: false);
        Limits.Text(at.At("image_url"), item.ImageUrl, 2048, required: false);
        at.At("stage_image_urls").Unless(item.StageImageUrls.Keys.All(k => k is "1" or "2" or "3" or "4" or "5"), "stages run from 1 to 5");
        at.At("layer_order").Unless(item.LayerOrder == (int)item.Category, $"must be {(int)item.Category} for this category");
        Reward(at.At("price"), item.Price.Coins, item.Price.TokenKey, item.Price.TokenAmount, known);
        ConditionCheck.CheckAll(at, "visibility", item.Visibility, known);
        Limits.Range(at.At("stock"), item.Stock, 0, Limits.MaxAmount);
        Limits.Range(at.At("max_per_buddy"), item.MaxPerBuddy, 1, 1_000_000);
        Limits.Range(at.At("position"), item.Position, 0, 1_000_000);
    }

    private static void Gate(Problems at, Gate gate, ConfigDocument document, KnownKeys known)
    {
        Limits.Key(at.At("gate_key"), gate.GateKey);
        Unique(at.At("gate_key"), gate, document.Gates, g => g.GateKey, g => g.Id);
        known.Token(at.At("token_key"), gate.TokenKey);
        Limits.Amount(at.At("cost"), gate.Cost);
        Limits.Text(at.At("label"), gate.Label, 120, required: false);
        Limits.Text(at.At("description"), gate.Description, 1000, required: false);
        at.At("token_key").Unless(
            document.Tokens.FirstOrDefault(t => t.TokenKey == gate.TokenKey)?.Kind != TokenKind.Progression, "a progression token cannot be spent");
    }
}
