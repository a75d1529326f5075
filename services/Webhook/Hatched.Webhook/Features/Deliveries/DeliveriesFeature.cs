using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>From a fact to an answered request.</summary>
internal static class DeliveriesFeature
{
    public static void AddDeliveries(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EnqueueDeliveries>();
        builder.Services.AddSingleton<ClaimDeliveries>();
        builder.Services.AddSingleton<SendDelivery>();
        builder.Services.AddSingleton<AttemptLog>();
        // Stopped in reverse order: the dispatcher first, the log of what it has sent after it.
        builder.Services.AddHostedService(services => services.GetRequiredService<AttemptLog>());
        builder.Services.AddSingleton<DeliveryWakeUps>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DeliveryWakeUps>());
        builder.Services.AddHostedService<Dispatcher>();
        builder.Services.AddBacklog("webhook_deliveries", """
            SELECT count(*), min(next_attempt_at) FROM (
                SELECT d.next_attempt_at FROM webhook_endpoints e JOIN deliveries d ON d.endpoint_id = e.id
                WHERE e.status <> 'disabled' AND d.status = 'pending' AND d.next_attempt_at <= now() AND (d.on_request OR e.status = 'active')
                LIMIT 10000) due
            """);
        builder.Services.AddHostedService<RotatedSecrets>();
        builder.Services.AddForgetting("deliveries", "id", Delivery.Lifetime);
    }
}
