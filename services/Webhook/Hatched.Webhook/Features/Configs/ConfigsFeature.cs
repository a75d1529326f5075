using Hatched.ServiceDefaults;

namespace Hatched.Webhook.Features.Configs;

/// <summary>Endpoints and their secrets.</summary>
internal static class ConfigsFeature
{
    public static void AddConfigs(this WebApplicationBuilder builder)
    {
        if (DevelopmentSwitches.Of(builder).DemoCustomer is { } customerId
            && builder.Configuration["Hatched:DemoSeed:WebhookSecret"] is { Length: >= 8 } secret)
        {
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<DemoEndpoint>(services, customerId, secret));
        }
    }
}
