using Hatched.Economy.Data;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>Items as they lie in the database.</summary>
internal sealed class ItemConfiguration : IEntityTypeConfiguration<Item>
{
    public void Configure(EntityTypeBuilder<Item> builder)
    {
        var layers = string.Join(", ", Enum.GetValues<ItemCategory>().Select(category => $"('{HatchedJson.Name(category.ToString())}', {(int)category})"));
        builder.ToTable("items", table =>
        {
            table.HasCheckConstraint("ck_items_layer_order", $"(category, layer_order) IN ({layers})");
            table.HasCheckConstraint("ck_items_rarity", "rarity IN ('common', 'uncommon', 'rare', 'epic', 'legendary')");
            table.HasCheckConstraint("ck_items_unlock_type", "unlock_type IN ('purchase', 'reward', 'free')");
            table.HasCheckConstraint("ck_items_stock", "stock >= 0");
            table.HasCheckConstraint("ck_items_price", "price_coins > 0 AND price_token_amount > 0 AND (price_token_key IS NULL) = (price_token_amount IS NULL)");
        });
        builder.Property(i => i.Category).StoredAsWord();
        builder.Property(i => i.Rarity).StoredAsWord();
        builder.Property(i => i.UnlockType).StoredAsWord();
        builder.Property(i => i.StageImageUrls).StoredAsJson();
        builder.Property(i => i.Visibility).StoredAsJson();
        builder.Property(i => i.Revision).IsConcurrencyToken();
        builder.HasIndex(i => new { i.MarketplaceId, i.Key }).IsUnique().HasFilter("deleted_at IS NULL");
        builder.HasIndex(i => new { i.CustomerId, i.MarketplaceId, i.Position });
    }
}
