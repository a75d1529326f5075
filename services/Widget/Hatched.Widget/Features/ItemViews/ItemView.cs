using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Widget.Features.ItemViews;

/// <summary>A buddy's user has looked at an item of the shop on a day.</summary>
internal sealed class ItemView
{
    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    public required Guid ItemId { get; init; }

    public required DateOnly Day { get; init; }
}

internal sealed class ItemViewConfiguration : IEntityTypeConfiguration<ItemView>
{
    public void Configure(EntityTypeBuilder<ItemView> view)
    {
        view.ToTable("item_views");
        view.HasKey(v => new { v.CustomerId, v.BuddyId, v.ItemId, v.Day });
        view.HasIndex(v => new { v.CustomerId, v.Day });
        view.HasIndex(v => v.Day);
    }
}
