using Hatched.Rules.Document;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>One version of a customer's rules: edited while it is a draft, never again once it is published.</summary>
internal sealed class ConfigVersion
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>1, 2, 3 … of the customer.</summary>
    public required int Version { get; init; }

    public string? Name { get; set; }

    public string? Notes { get; set; }

    public ConfigStatus Status { get; private set; } = ConfigStatus.Draft;

    public required ConfigDocument Document { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Freezes the draft; the caller has archived the version before it.</summary>
    public void Publish(DateTimeOffset now)
    {
        Status = ConfigStatus.Published;
        PublishedAt = UpdatedAt = now;
    }
}

/// <summary>A draft can be edited; one version is published; the others are archived.</summary>
public enum ConfigStatus
{
    Draft,
    Published,
    Archived,
}

internal sealed class ConfigVersionConfiguration : IEntityTypeConfiguration<ConfigVersion>
{
    public void Configure(EntityTypeBuilder<ConfigVersion> version)
    {
        version.ToTable("config_versions", table =>
        {
            table.HasCheckConstraint("ck_config_versions_version", "version > 0");
            table.HasCheckConstraint("ck_config_versions_status", "status IN ('draft', 'published', 'archived')");
            table.HasCheckConstraint("ck_config_versions_published_at", "(status = 'draft') = (published_at IS NULL)");
        });
        version.HasKey(v => v.Id);
        version.Property(v => v.Name).HasMaxLength(100);
        version.Property(v => v.Notes).HasMaxLength(2000);
        version.Property(v => v.Status).HasMaxLength(20)
            .HasConversion(status => HatchedJson.Name(status.ToString()), text => Enum.Parse<ConfigStatus>(text, true));
        version.Property(v => v.Document).HasColumnType("jsonb").HasConversion(
            document => ConfigJson.Write(document),
            json => ConfigJson.Read(json),
            new ValueComparer<ConfigDocument>((one, other) => ReferenceEquals(one, other), document => 0, document => document)); // immutable: replaced, never changed
        version.HasIndex(v => new { v.CustomerId, v.Version }).IsUnique();
        version.HasIndex(v => v.CustomerId, "ux_config_versions_one_draft").IsUnique().HasFilter("status = 'draft'");
        version.HasIndex(v => v.CustomerId, "ux_config_versions_one_published").IsUnique().HasFilter("status = 'published'");
    }
}
