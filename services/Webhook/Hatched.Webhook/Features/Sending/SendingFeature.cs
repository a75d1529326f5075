using Hatched.BuildingBlocks.Outbound;

namespace Hatched.Webhook.Features.Sending;

/// <summary>The way out to customers' endpoints.</summary>
internal static class SendingFeature
{
    public static void AddSending(this WebApplicationBuilder builder)
    {
        builder.AddOutbound();
        builder.Services.AddSingleton<DeliveryClient>();
    }
}
