using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Widget.Features.Ceremonies;

/// <summary>A moment that a buddy's user has seen; once over all devices.</summary>
internal sealed class Ceremony
{
    public const string Hatch = "hatch";

    public required Guid BuddyId { get; init; }

    public required string Kind { get; init; }

    public required Guid CustomerId { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }
}

internal sealed class CeremonyConfiguration : IEntityTypeConfiguration<Ceremony>
{
    public void Configure(EntityTypeBuilder<Ceremony> ceremony)
    {
        ceremony.ToTable("ceremonies");
        ceremony.HasKey(c => new { c.BuddyId, c.Kind });
        ceremony.Property(c => c.Kind).HasMaxLength(16);
    }
}
