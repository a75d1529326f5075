using Hatched.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Play.Evolutions;

/// <summary>One step of a buddy from stage to stage.</summary>
internal sealed class EvolutionRecord : IKeyed
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    public required int FromStage { get; init; }

    public required int ToStage { get; init; }

    public required string? TriggeredByEventId { get; init; }

    public required string? ImageUrl { get; init; }

    /// <summary><c>prod</c>: asked for; <c>auto</c>: by the config's <c>auto_evolve</c>.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }
}

internal sealed class EvolutionRecordConfiguration : IEntityTypeConfiguration<EvolutionRecord>
{
    public void Configure(EntityTypeBuilder<EvolutionRecord> evolution)
    {
        evolution.ToTable("evolutions");
        evolution.HasKey(e => e.Id);
        evolution.Property(e => e.Source).HasMaxLength(8);
        evolution.HasIndex(e => new { e.BuddyId, e.ToStage }).IsUnique();
    }
}
