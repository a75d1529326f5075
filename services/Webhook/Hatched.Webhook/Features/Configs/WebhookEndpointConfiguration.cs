using Hatched.BuildingBlocks.Outbound;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Webhook.Features.Configs;

internal sealed class WebhookEndpointConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> endpoint)
    {
        endpoint.ToTable("webhook_endpoints", table =>
        {
            table.HasCheckConstraint("ck_webhook_endpoints_status", "status IN ('active', 'paused', 'disabled')");
            table.HasCheckConstraint("ck_webhook_endpoints_format", "format IN ('bare', 'standard')");
            table.HasCheckConstraint("ck_webhook_endpoints_events", "cardinality(events) > 0");
            table.HasCheckConstraint("ck_webhook_endpoints_previous", "(previous_secret IS NULL) = (previous_secret_until IS NULL)");
        });
        endpoint.Property(e => e.Url).HasMaxLength(TargetUrl.MaxLength);
        endpoint.Property(e => e.Description).HasMaxLength(500);
        endpoint.Property(e => e.Status).HasMaxLength(16);
        endpoint.Property(e => e.Format).HasMaxLength(16).HasDefaultValue(WebhookEndpoint.Bare);
        endpoint.Property(e => e.DisabledReason).HasMaxLength(200);
        endpoint.Property(e => e.SecretHint).HasMaxLength(8);
        endpoint.HasIndex(e => new { e.CustomerId, e.Id });
    }
}
