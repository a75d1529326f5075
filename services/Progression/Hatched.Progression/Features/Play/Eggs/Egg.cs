using System.Security.Cryptography;
using Hatched.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Play.Eggs;

internal enum EggStatus
{
    Waiting,
    Ready,
    Hatching,
    Hatched,
    Cancelled,
}

/// <summary>A buddy before it is born: <c>waiting → ready → hatching → hatched</c>, or <c>waiting|ready → cancelled</c>.</summary>
internal sealed class Egg : IKeyed
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required string UserId { get; init; }

    public required string Audience { get; init; }

    public EggStatus Status { get; private set; } = EggStatus.Waiting;

    public required Guid ConfigVersionId { get; init; }

    public Guid? BuddyId { get; private set; }

    /// <summary>The customer's own JSON object.</summary>
    public required string Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>1…12, from the id: the same egg always shows the same shell and hatches the same species.</summary>
    public int VisualVariant => 1 + (SHA256.HashData(Id.ToByteArray())[0] % 12);

    public bool IsActive => Status is EggStatus.Waiting or EggStatus.Ready;

    /// <summary>False when the step is not one that the egg can take now.</summary>
    /// <remarks>Back from hatching only <see cref="HatchFailed"/> leads: an egg that hatches has an operation that will make a buddy of it.</remarks>
    public bool TryMove(EggStatus to, DateTimeOffset now)
    {
        var allowed = (Status, to) switch
        {
            (EggStatus.Waiting, EggStatus.Ready or EggStatus.Cancelled) => true,
            (EggStatus.Ready, EggStatus.Hatching or EggStatus.Cancelled) => true,
            _ => false,
        };
        if (allowed)
        {
            Status = to;
            UpdatedAt = now;
        }

        return allowed;
    }

    /// <summary>The operation failed or was cancelled: the egg may hatch again.</summary>
    public void HatchFailed(DateTimeOffset now) => (Status, UpdatedAt) = (EggStatus.Ready, now);

    public void Hatch(Guid buddyId, DateTimeOffset now) => (Status, BuddyId, UpdatedAt) = (EggStatus.Hatched, buddyId, now);
}

internal sealed class EggConfiguration : IEntityTypeConfiguration<Egg>
{
    public void Configure(EntityTypeBuilder<Egg> egg)
    {
        egg.ToTable("eggs");
        egg.HasKey(e => e.Id);
        egg.Ignore(e => e.VisualVariant);
        egg.Ignore(e => e.IsActive);
        egg.Property(e => e.Status).HasConversion<string>().HasMaxLength(16);
        egg.Property(e => e.UserId).HasMaxLength(200);
        egg.Property(e => e.Audience).HasMaxLength(32);
        egg.Property(e => e.Metadata).HasColumnType("jsonb");
        egg.Property<uint>("xmin").IsRowVersion();
        egg.HasIndex(e => new { e.CustomerId, e.Id });
        egg.HasIndex(e => new { e.CustomerId, e.UserId, e.Id });
        egg.HasIndex(e => new { e.CustomerId, e.Status, e.Id });
    }
}
