using Hatched.Contracts.Messages;
using MassTransit;

namespace Hatched.Progression.Features.Play.Mirror;

/// <summary>Remembers which gates are open for a buddy; conditions ask for them.</summary>
internal sealed class GateOpenedConsumer(ReevaluateBuddy reevaluate) : IConsumer<GateOpened>
{
    public Task Consume(ConsumeContext<GateOpened> context)
    {
        var news = context.Message;
        return reevaluate.ApplyAsync(news.CustomerId, news.BuddyId, state => state.With(news), news.SourceId(), context.CancellationToken);
    }
}
