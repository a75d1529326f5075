using Hatched.ServiceDefaults.Identity;
using Hatched.Webhook.Features.Configs;
using Hatched.Webhook.Features.Deliveries;
using Hatched.Webhook.Features.Erasures;
using Hatched.Webhook.Features.Health;
using Hatched.Webhook.Features.Sending;
using MassTransit;

namespace Hatched.Webhook;

/// <summary>The table of contents: what the service does, a line a feature.</summary>
internal static class WebhookFeatures
{
    public static void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<FactsAnnouncedConsumer>();
        bus.AddConsumer<EraseTracesConsumer>();
    }

    public static void AddWebhookFeatures(this WebApplicationBuilder builder)
    {
        builder.AddSending();
        builder.AddConfigs();
        builder.AddDeliveries();
    }

    public static void MapWebhookFeatures(this RouteGroupBuilder api)
    {
        var configs = api.MapGroup("/webhook-configs").WithTags("Webhooks").RequireSecret().RequireCapability("webhooks");
        configs.MapConfigs();
        configs.MapDeliveries();
        configs.MapDeliveryHealth();
    }
}
