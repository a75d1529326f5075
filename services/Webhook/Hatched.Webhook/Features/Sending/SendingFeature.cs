using System.Net;
using Hatched.Webhook.Features.Configs;

namespace Hatched.Webhook.Features.Sending;

/// <summary>The way out to customers' endpoints, and the guard on it.</summary>
internal static class SendingFeature
{
    public static void AddSending(this WebApplicationBuilder builder)
    {
        var allowPrivate = builder.Configuration.GetValue("HATCHED_WEBHOOK_ALLOW_PRIVATE", false);
        var testMode = builder.Configuration["Hatched:Mode"] is { } mode ? mode is "test" : builder.Environment.IsDevelopment();
        builder.Services.AddSingleton(new TargetUrl(allowPrivate, testMode));
        builder.Services.AddSingleton(new GuardedDialer(allowPrivate, Dns.GetHostAddressesAsync, GuardedDialer.DialAsync));
        builder.Services.AddSingleton<DeliveryClient>();
    }
}
