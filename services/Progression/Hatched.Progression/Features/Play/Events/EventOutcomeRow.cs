using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>What an event did: the proof that it was applied, and the answer to whoever asks again.</summary>
/// <remarks>
/// Deliberately never swept. A repeat is answered by Ingestion while it keeps the event, whatever its age; the row here is what stands between an event that
/// Ingestion has lost the outcome of (a crash, a restored backup) and a second reward. It may go only after the event itself, by a horizon that the two services
/// share, and then by dropping partitions by month: deleting one by one would take an index by time that every event pays for.
/// </remarks>
internal sealed class EventOutcomeRow
{
    public required Guid CustomerId { get; init; }

    public required string EventId { get; init; }

    public required Guid? BuddyId { get; init; }

    public required string Effects { get; init; }

    /// <summary>Names the text in <c>shared_texts</c>.</summary>
    public required Guid ExplanationId { get; init; }

    /// <summary>The credits for Economy, posted again whenever the event is asked for again.</summary>
    public required string Postings { get; init; }

    /// <summary>The zone that it was judged by; null: UTC, for none is set.</summary>
    public string? TimeZone { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class EventOutcomeConfiguration : IEntityTypeConfiguration<EventOutcomeRow>
{
    public void Configure(EntityTypeBuilder<EventOutcomeRow> outcome)
    {
        outcome.ToTable("event_outcomes");
        outcome.HasKey(o => new { o.CustomerId, o.EventId });
        outcome.Property(o => o.EventId).HasMaxLength(200);
        outcome.Property(o => o.TimeZone).HasMaxLength(64);
    }
}
