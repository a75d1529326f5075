using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Widget.Features.ShareCodes;

/// <summary>The public name of a buddy's share page, one a buddy. Nothing issues one yet: that comes with the share pages.</summary>
internal sealed class ShareCode
{
    public required string Code { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ShareCodeConfiguration : IEntityTypeConfiguration<ShareCode>
{
    public void Configure(EntityTypeBuilder<ShareCode> code)
    {
        code.ToTable("share_codes");
        code.HasKey(c => c.Code);
        code.Property(c => c.Code).HasMaxLength(32);
        code.HasIndex(c => new { c.CustomerId, c.BuddyId }).IsUnique();
    }
}
