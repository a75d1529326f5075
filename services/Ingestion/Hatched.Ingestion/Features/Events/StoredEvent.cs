using Hatched.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Ingestion.Features.Events;

/// <summary>An event as it was accepted, and what became of it.</summary>
internal sealed class StoredEvent : IKeyed
{
    public const string Accepted = "accepted";
    public const string Applied = "applied";
    public const string Failed = "failed";

    /// <summary>The place in lists; the customer's own id is <see cref="EventId"/>.</summary>
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required string EventId { get; init; }

    public required string UserId { get; init; }

    public required string Type { get; init; }

    public required string Audience { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>As it was sent.</summary>
    public required string? Properties { get; init; }

    /// <summary><c>accepted</c>, <c>applied</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    public required Guid? BuddyId { get; init; }

    public required string? Effects { get; init; }

    /// <summary>Names the text in <c>shared_texts</c>.</summary>
    public required Guid? ExplanationId { get; init; }

    public required string? RequestId { get; init; }

    /// <summary>As it was sent, then the zone that it was judged by; null: UTC, for none is set.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Times that an outcome was asked for without one coming back for a reason of the event's own.</summary>
    public int Attempts { get; init; }
}

internal sealed class StoredEventConfiguration : IEntityTypeConfiguration<StoredEvent>
{
    public void Configure(EntityTypeBuilder<StoredEvent> e)
    {
        e.ToTable("events", table => table.HasCheckConstraint("ck_events_status", "status IN ('accepted', 'applied', 'failed')"));
        e.HasKey(x => new { x.CustomerId, x.EventId });
        e.Property(x => x.EventId).HasMaxLength(200);
        e.Property(x => x.UserId).HasMaxLength(200);
        e.Property(x => x.Type).HasMaxLength(100);
        e.Property(x => x.Audience).HasMaxLength(32);
        e.Property(x => x.Status).HasMaxLength(10);
        e.Property(x => x.RequestId).HasMaxLength(128);
        e.Property(x => x.TimeZone).HasMaxLength(64);
        e.HasIndex(x => new { x.CustomerId, x.Id });
        e.HasIndex(x => new { x.CustomerId, x.UserId, x.Id });
        e.HasIndex(x => new { x.CustomerId, x.Type, x.Id });
        // Its outcome rewrites the row soon after the insert, and makes it twice as large: room on the page, and no index that it changes, keep
        // that in place. A set rewrites a page at once, so the page must have room for both versions of each row.
        e.HasAnnotation("Npgsql:StorageParameter:fillfactor", 35);
    }
}

/// <summary>An event that has no outcome: what the sweep looks for, and lists by status. Gone as soon as there is one.</summary>
internal sealed class WaitingEvent
{
    /// <summary>The event's <see cref="StoredEvent.Id"/>.</summary>
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required string EventId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Given up: the sweep passes it by.</summary>
    public bool Failed { get; init; }
}

internal sealed class WaitingEventConfiguration : IEntityTypeConfiguration<WaitingEvent>
{
    public void Configure(EntityTypeBuilder<WaitingEvent> e)
    {
        e.ToTable("accepted_events");
        e.HasKey(x => x.Id);
        e.Property(x => x.Id).ValueGeneratedNever();
        e.Property(x => x.EventId).HasMaxLength(200);
        e.Property(x => x.Failed).HasDefaultValue(false);
        e.HasIndex(x => new { x.CustomerId, x.Id }).HasFilter("failed"); // what still waits is few, and passes through
    }
}
