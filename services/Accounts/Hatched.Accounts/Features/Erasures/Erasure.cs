using System.Text;
using Hatched.Accounts.Features.Customers;
using Hatched.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Accounts.Features.Erasures;

/// <summary>A customer's request to erase one of its users everywhere: done when every service has confirmed.</summary>
internal sealed class Erasure
{
    public const string Pending = "pending";
    public const string Completed = "completed";

    /// <summary>Who has to confirm: whoever holds something of a user.</summary>
    public static IReadOnlyList<string> Services { get; } = ["ingestion", "progression", "economy", "imaging", "widget", "webhook"];

    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>A keyed hash of the user's id: finds the request again when the id itself is forgotten.</summary>
    public required byte[] UserKey { get; init; }

    /// <summary>The customer's own id, for as long as it may have to be told again; null from completion on.</summary>
    public required string? UserId { get; init; }

    public required string Status { get; init; }

    public required string[] Confirmed { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When the services were last told.</summary>
    public required DateTimeOffset ToldAt { get; set; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public static byte[] KeyOf(SecretBox box, Guid customerId, string userId) => box.Tag(Encoding.UTF8.GetBytes($"{customerId}/{userId}"));
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.ToTable("erasures", table =>
        {
            table.HasCheckConstraint("ck_erasures_status", "status IN ('pending', 'completed')");
            table.HasCheckConstraint("ck_erasures_forgotten", "(status = 'pending') = (user_id IS NOT NULL) AND (status = 'completed') = (completed_at IS NOT NULL)");
        });
        erasure.Property(e => e.UserId).HasMaxLength(200);
        erasure.Property(e => e.Status).HasMaxLength(10);
        erasure.HasIndex(e => new { e.CustomerId, e.UserKey, e.Id });
        erasure.HasIndex(e => new { e.CustomerId, e.UserKey }, "ux_erasures_one_pending").IsUnique().HasFilter("status = 'pending'");
        erasure.HasIndex(e => e.ToldAt, "ix_erasures_pending").HasFilter("status = 'pending'");
        erasure.HasOne<Customer>().WithMany().HasForeignKey(e => e.CustomerId);
    }
}
