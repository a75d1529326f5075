using Hatched.Webhook.Features.Configs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Webhook.Features.Deliveries;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>, IEntityTypeConfiguration<DeliveryAttempt>
{
    /// <summary>Wakes the dispatcher when a transaction with new deliveries commits. For the migration that creates the table.</summary>
    public const string CreateTrigger = """
        CREATE FUNCTION deliveries_notify() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('deliveries', ''); RETURN NULL; END $$;
        CREATE TRIGGER deliveries_notify AFTER INSERT ON deliveries FOR EACH STATEMENT EXECUTE FUNCTION deliveries_notify();
        """;

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("deliveries", table =>
        {
            table.HasCheckConstraint("ck_deliveries_status", "status IN ('pending', 'success', 'failed')");
            table.HasCheckConstraint("ck_deliveries_next", "(status = 'pending') = (next_attempt_at IS NOT NULL)");
        });
        delivery.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(d => d.EndpointId).OnDelete(DeleteBehavior.Cascade);
        delivery.Property(d => d.Event).HasMaxLength(64);
        delivery.Property(d => d.RequestId).HasMaxLength(128);
        delivery.Property(d => d.TraceParent).HasMaxLength(64);
        delivery.Property(d => d.Status).HasMaxLength(16);
        delivery.Property(d => d.ErrorMessage).HasMaxLength(300);
        delivery.HasIndex(d => new { d.EndpointId, d.FactId }).IsUnique();
        delivery.HasIndex(d => new { d.EndpointId, d.Id });
        delivery.HasIndex(d => new { d.EndpointId, d.Status, d.Id });
        delivery.HasIndex(d => new { d.CustomerId, d.BuddyId }).HasFilter("buddy_id IS NOT NULL"); // what an erasure looks for
        delivery.HasIndex(d => new { d.EndpointId, d.NextAttemptAt }, "ix_deliveries_waiting").HasFilter("status = 'pending'");
    }

    public void Configure(EntityTypeBuilder<DeliveryAttempt> attempt)
    {
        attempt.ToTable("delivery_attempts");
        attempt.HasKey(a => new { a.DeliveryId, a.Number });
        attempt.HasOne<Delivery>().WithMany().HasForeignKey(a => a.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        attempt.Property(a => a.ErrorMessage).HasMaxLength(300);
    }
}
