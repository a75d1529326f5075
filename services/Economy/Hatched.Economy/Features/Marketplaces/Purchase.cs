using Hatched.Economy.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Features.Marketplaces;

/// <summary>How an item came to a buddy: bought, or given.</summary>
public enum AcquiredBy
{
    Purchase,
    Unlock,
}

/// <summary>One item that a buddy came to own, and what it paid.</summary>
internal sealed class Purchase : IEntityTypeConfiguration<Purchase>
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    public required Guid ItemId { get; init; }

    public required AcquiredBy AcquiredBy { get; init; }

    public long? PriceCoins { get; init; }

    /// <inheritdoc cref="Item.PriceTokenKey"/>
    public string? PriceTokenKey { get; init; }

    public long? PriceTokenAmount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public void Configure(EntityTypeBuilder<Purchase> builder)
    {
        builder.ToTable("purchases");
        builder.HasKey(p => new { p.CustomerId, p.BuddyId, p.Id });
        builder.Property(p => p.AcquiredBy).StoredAsWord();
    }
}
