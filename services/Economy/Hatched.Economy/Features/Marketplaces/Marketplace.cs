using Hatched.BuildingBlocks.Http;
using Hatched.Economy.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>What the items of a shop may cost.</summary>
public enum PricingMode
{
    Coin,
    Free,
    Mixed,
}

/// <summary>A shop of the customer's.</summary>
internal sealed class Marketplace : IKeyed, IEntityTypeConfiguration<Marketplace>
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required string Key { get; set; }

    public required string Name { get; set; }

    public required PricingMode PricingMode { get; set; }

    /// <summary>Null: every audience.</summary>
    public required string? Audience { get; set; }

    public required bool IsActive { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public void Configure(EntityTypeBuilder<Marketplace> builder)
    {
        builder.ToTable("marketplaces", table => table.HasCheckConstraint("ck_marketplaces_pricing_mode", "pricing_mode IN ('coin', 'free', 'mixed')"));
        builder.Property(m => m.PricingMode).StoredAsWord();
        builder.HasIndex(m => new { m.CustomerId, m.Key }).IsUnique();
    }
}
