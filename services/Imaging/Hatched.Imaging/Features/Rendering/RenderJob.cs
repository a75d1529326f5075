using Hatched.Contracts.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Imaging.Features.Rendering;

/// <summary>That an operation's pictures were asked for, and how it ended: with two keys or with an error.</summary>
internal sealed record RenderJob
{
    /// <summary>How long a job is remembered: far longer than anybody waits for its pictures. They stay: others may look the same, and links to them are for good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>UUIDv7: also when the operation began.</summary>
    public required Guid OperationId { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    /// <summary>The bare creature.</summary>
    public string? BaseKey { get; init; }

    /// <summary>With what it wears.</summary>
    public string? Key { get; init; }

    public string? Error { get; init; }

    /// <summary>How many pictures had to be drawn: 0 when all were there.</summary>
    public int Drawn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static RenderJob Of(RenderRequested request, DateTimeOffset now) =>
        new() { OperationId = request.OperationId, CustomerId = request.CustomerId, BuddyId = request.BuddyId, CreatedAt = now };
}

internal sealed class RenderJobConfiguration : IEntityTypeConfiguration<RenderJob>
{
    public void Configure(EntityTypeBuilder<RenderJob> job)
    {
        job.ToTable("render_jobs", table => table.HasCheckConstraint("ck_render_jobs_end", "(error IS NULL) = (key IS NOT NULL AND base_key IS NOT NULL)"));
        job.HasKey(j => j.OperationId);
        job.HasOne<Picture>().WithMany().HasForeignKey(j => j.BaseKey).OnDelete(DeleteBehavior.Restrict);
        job.HasOne<Picture>().WithMany().HasForeignKey(j => j.Key).OnDelete(DeleteBehavior.Restrict);
        job.HasIndex(j => new { j.CustomerId, j.CreatedAt });
        job.HasIndex(j => new { j.CustomerId, j.BuddyId });
    }
}
