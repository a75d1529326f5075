using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Ingestion.Features.Quotas;

/// <summary>How many events a customer has sent in a UTC month; duplicates cost nothing.</summary>
internal sealed class EventUsage
{
    public required Guid CustomerId { get; init; }

    /// <summary>The first of the month.</summary>
    public required DateOnly Month { get; init; }

    public required long Used { get; init; }
}

internal sealed class EventUsageConfiguration : IEntityTypeConfiguration<EventUsage>
{
    public void Configure(EntityTypeBuilder<EventUsage> usage)
    {
        usage.ToTable("event_usage", table => table.HasCheckConstraint("ck_event_usage_used", "used >= 0"));
        usage.HasKey(u => new { u.CustomerId, u.Month });
        usage.HasAnnotation("Npgsql:StorageParameter:fillfactor", 50);
    }
}
