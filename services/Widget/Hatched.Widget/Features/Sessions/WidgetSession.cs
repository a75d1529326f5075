using Hatched.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Widget.Features.Sessions;

/// <summary>An interactive widget session: its token is good until it expires or is revoked.</summary>
internal sealed class WidgetSession : IKeyed
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    public required string UserId { get; init; }

    public required List<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class WidgetSessionConfiguration : IEntityTypeConfiguration<WidgetSession>
{
    public void Configure(EntityTypeBuilder<WidgetSession> session)
    {
        session.ToTable("widget_sessions", table => table.HasCheckConstraint("ck_widget_sessions_expires_at", "expires_at > created_at"));
        session.HasKey(s => s.Id);
        session.Property(s => s.UserId).HasMaxLength(200);
        session.HasIndex(s => new { s.CustomerId, s.Id });
        session.HasIndex(s => new { s.CustomerId, s.BuddyId });
        session.HasIndex(s => s.ExpiresAt);
    }
}
