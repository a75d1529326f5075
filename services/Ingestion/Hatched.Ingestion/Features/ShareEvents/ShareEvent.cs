using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Ingestion.Features.ShareEvents;

/// <summary>One step of the way from a share sheet to a visitor of the shared page.</summary>
internal sealed class ShareEvent
{
    public const string Sheet = "sheet";
    public const string Page = "page";

    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    /// <summary><c>sheet</c>: the sharing user; <c>page</c>: a visitor.</summary>
    public required string Surface { get; init; }

    /// <summary><c>opened</c> or <c>shared</c> of a sheet, <c>viewed</c> or <c>cta_clicked</c> of a page.</summary>
    public required string Event { get; init; }

    public required string? Channel { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

internal sealed class ShareEventConfiguration : IEntityTypeConfiguration<ShareEvent>
{
    public void Configure(EntityTypeBuilder<ShareEvent> share)
    {
        share.ToTable("share_events", table => table.HasCheckConstraint(
            "ck_share_events_event", "(surface, event) IN (('sheet', 'opened'), ('sheet', 'shared'), ('page', 'viewed'), ('page', 'cta_clicked'))"));
        share.Property(s => s.Surface).HasMaxLength(10);
        share.Property(s => s.Event).HasMaxLength(20);
        share.Property(s => s.Channel).HasMaxLength(40);
        share.HasIndex(s => new { s.CustomerId, s.Id });
        share.HasIndex(s => new { s.CustomerId, s.BuddyId });
    }
}
