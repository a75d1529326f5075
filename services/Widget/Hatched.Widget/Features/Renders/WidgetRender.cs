using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Widget.Features.Renders;

/// <summary>How often a mount was shown on a site on a day.</summary>
internal sealed class WidgetRender
{
    public required Guid CustomerId { get; init; }

    public required DateOnly Day { get; init; }

    public required string Mount { get; init; }

    /// <summary>The host of the page, or <c>other</c> beyond the first fifty of a customer.</summary>
    public required string Origin { get; init; }

    public required long Renders { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public required string Version { get; init; }
}

internal sealed class WidgetRenderConfiguration : IEntityTypeConfiguration<WidgetRender>
{
    public void Configure(EntityTypeBuilder<WidgetRender> render)
    {
        render.ToTable("widget_renders");
        render.HasKey(r => new { r.CustomerId, r.Day, r.Mount, r.Origin });
        render.HasIndex(r => r.Day);
        render.Property(r => r.Mount).HasMaxLength(32);
        render.Property(r => r.Origin).HasMaxLength(253);
        render.Property(r => r.Version).HasMaxLength(64);
    }
}
