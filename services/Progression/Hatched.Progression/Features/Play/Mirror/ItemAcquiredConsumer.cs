using Hatched.Contracts.Messages;
using MassTransit;

namespace Hatched.Progression.Features.Play.Mirror;

/// <summary>Remembers what a buddy owns; conditions count it.</summary>
internal sealed class ItemAcquiredConsumer(ReevaluateBuddy reevaluate) : IConsumer<ItemAcquired>
{
    public Task Consume(ConsumeContext<ItemAcquired> context)
    {
        var news = context.Message;
        return reevaluate.ApplyAsync(news.CustomerId, news.BuddyId, state => state.With(news), news.SourceId(), context.CancellationToken);
    }
}
