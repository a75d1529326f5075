using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Ingestion.Features.Tallies;

/// <summary>How many events of a type a customer has stored, up to its <see cref="TallyMark"/>.</summary>
internal sealed class TypeTally
{
    public required Guid CustomerId { get; init; }

    public required string Type { get; init; }

    public required long Events { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }
}

/// <summary>Up to which event a customer's tallies count.</summary>
internal sealed class TallyMark
{
    public required Guid CustomerId { get; init; }

    public required Guid UpTo { get; init; }
}

internal sealed class TypeTallyConfiguration : IEntityTypeConfiguration<TypeTally>, IEntityTypeConfiguration<TallyMark>
{
    public void Configure(EntityTypeBuilder<TypeTally> tally)
    {
        tally.ToTable("event_type_tallies", table => table.HasCheckConstraint("ck_event_type_tallies_events", "events >= 0"));
        tally.HasKey(t => new { t.CustomerId, t.Type });
        tally.Property(t => t.Type).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<TallyMark> mark)
    {
        mark.ToTable("event_tally_marks");
        mark.HasKey(m => m.CustomerId);
    }
}
