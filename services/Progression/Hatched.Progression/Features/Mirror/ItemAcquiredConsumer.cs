using Hatched.Contracts.Messages;
using MassTransit;

namespace Hatched.Progression.Features.Mirror;

/// <summary>Remembers what a buddy owns; conditions count it.</summary>
internal sealed class ItemAcquiredConsumer(ReevaluateBuddy reevaluate) : IConsumer<ItemAcquired>
{
    public Task Consume(ConsumeContext<ItemAcquired> context)
    {
        var (customerId, buddyId, itemId) = context.Message;
        return reevaluate.ApplyAsync(
            customerId, buddyId, state => state.Items.Contains(itemId) ? state : state.WithItem(itemId), $"item:{itemId}", context.CancellationToken);
    }
}
