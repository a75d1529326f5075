using Hatched.Contracts.Facts;
using MassTransit;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Turns what happened into deliveries to whoever subscribed to it.</summary>
internal sealed class FactsAnnouncedConsumer(EnqueueDeliveries deliveries) : IConsumer<FactsAnnounced>
{
    public Task Consume(ConsumeContext<FactsAnnounced> context) => deliveries.ForAsync(context.Message.Facts, context.CancellationToken);
}
