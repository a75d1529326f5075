using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Ingestion.Features.AdminTriggers;

/// <summary>That an event did not happen in the customer's product but was triggered by hand, and by whom.</summary>
/// <remarks>Beside the events and not in them: there are millions of those and few of these.</remarks>
internal sealed class AdminTrigger
{
    public required Guid CustomerId { get; init; }

    public required string EventId { get; init; }

    /// <summary>The login's address, or the key's id.</summary>
    public required string TriggeredBy { get; init; }

    public required string? Reason { get; init; }

    public required DateTimeOffset TriggeredAt { get; init; }
}

internal sealed class AdminTriggerConfiguration : IEntityTypeConfiguration<AdminTrigger>
{
    public void Configure(EntityTypeBuilder<AdminTrigger> trigger)
    {
        trigger.ToTable("admin_triggers");
        trigger.HasKey(t => new { t.CustomerId, t.EventId });
        trigger.Property(t => t.EventId).HasMaxLength(200);
        trigger.Property(t => t.TriggeredBy).HasMaxLength(254);
        trigger.Property(t => t.Reason).HasMaxLength(500);
    }
}
