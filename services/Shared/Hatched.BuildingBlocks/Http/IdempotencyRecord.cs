using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.BuildingBlocks.Http;

/// <summary>The answer that was given under an <c>Idempotency-Key</c>, written in the transaction of the change it answers for.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>How long a key is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The <see cref="Status"/> of an answer that told of a user who has been erased: the key stays taken, the answer is gone.</summary>
    public const int Forgotten = -1;

    public required Guid CustomerId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 over method, path, query and body.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>0 for a key that is only reserved (see <see cref="KeyedRequests"/>), <see cref="Forgotten"/> for one whose answer was erased.</summary>
    public required int Status { get; init; }

    public required string? ContentType { get; init; }

    /// <summary>Where the answer said that the new thing is.</summary>
    public required string? Location { get; init; }

    /// <summary>Sealed: an answer may hold a key or a secret that is shown once and kept nowhere else.</summary>
    public required byte[] Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal static void Configure(EntityTypeBuilder<IdempotencyRecord> record)
    {
        record.ToTable("idempotency_records");
        record.HasKey(r => new { r.CustomerId, r.Key });
        record.Property(r => r.Key).HasMaxLength(255);
        record.Property(r => r.ContentType).HasMaxLength(100);
        record.Property(r => r.Location).HasMaxLength(500);
        record.HasIndex(r => r.CreatedAt);
    }
}
