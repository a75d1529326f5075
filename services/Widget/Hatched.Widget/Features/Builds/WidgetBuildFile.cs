using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Widget.Features.Builds;

/// <summary>A file of a release of the widgets. A page that has pinned a version gets it for as long as there is a database, whatever is deployed.</summary>
internal sealed class WidgetBuildFile
{
    public required string Version { get; init; }

    /// <summary>Its name in <c>/v/{version}/</c>.</summary>
    public required string Path { get; init; }

    public required byte[] Content { get; init; }

    public byte[]? Gzip { get; init; }

    public byte[]? Brotli { get; init; }

    public required string Sha384 { get; init; }

    public required DateTimeOffset StoredAt { get; init; }
}

internal sealed class WidgetBuildFileConfiguration : IEntityTypeConfiguration<WidgetBuildFile>
{
    public void Configure(EntityTypeBuilder<WidgetBuildFile> file)
    {
        file.ToTable("widget_builds");
        file.HasKey(f => new { f.Version, f.Path });
        file.Property(f => f.Version).HasMaxLength(64);
        file.Property(f => f.Path).HasMaxLength(64);
        file.Property(f => f.Sha384).HasMaxLength(64);
    }
}
