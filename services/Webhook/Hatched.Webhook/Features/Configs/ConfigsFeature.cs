using Hatched.BuildingBlocks.Data;
namespace Hatched.Webhook.Features.Configs;

/// <summary>Endpoints and their secrets.</summary>
internal static class ConfigsFeature
{
    public static void AddConfigs(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment()
            && builder.Configuration.GetValue<Guid?>("Hatched:DemoSeed:CustomerId") is { } customerId
            && builder.Configuration["Hatched:DemoSeed:WebhookSecret"] is { Length: >= 8 } secret)
        {
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<DemoEndpoint>(services, customerId, secret));
        }
    }
}
