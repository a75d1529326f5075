using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Play.Buddies;

/// <summary>A badge that a buddy has; one of each, for good.</summary>
internal sealed class BadgeAwardRow
{
    public required Guid BuddyId { get; init; }

    public required string BadgeKey { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>The definition that was in force.</summary>
    public required Guid BadgeId { get; init; }

    /// <summary>Why a person awarded it; null when the rules did.</summary>
    public string? Reason { get; init; }

    public string? SourceEventId { get; init; }

    public required DateTimeOffset AwardedAt { get; init; }
}

internal sealed class BadgeAwardConfiguration : IEntityTypeConfiguration<BadgeAwardRow>
{
    public void Configure(EntityTypeBuilder<BadgeAwardRow> award)
    {
        award.ToTable("badge_awards");
        award.HasKey(a => new { a.BuddyId, a.BadgeKey });
        award.Property(a => a.BadgeKey).HasMaxLength(64);
        award.Property(a => a.Reason).HasMaxLength(500);
    }
}
