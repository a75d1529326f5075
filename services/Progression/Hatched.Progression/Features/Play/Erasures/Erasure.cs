using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Play.Erasures;

/// <summary>A request to erase a user that was carried out here: the answer to whoever asks again. Holds nothing of the user.</summary>
internal sealed class Erasure
{
    public required Guid RequestId { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>The buddies that are gone.</summary>
    public required Guid[] BuddyIds { get; init; }

    /// <summary>The addresses of their pictures.</summary>
    public required string[] ImageUrls { get; init; }

    public required DateTimeOffset ErasedAt { get; init; }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.ToTable("erasures");
        erasure.HasKey(e => e.RequestId);
    }
}
