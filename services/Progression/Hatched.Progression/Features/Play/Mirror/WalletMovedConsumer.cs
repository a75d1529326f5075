using Hatched.Contracts.Messages;
using MassTransit;

namespace Hatched.Progression.Features.Play.Mirror;

/// <summary>Keeps the mirror of a balance; the version makes old and repeated news harmless.</summary>
internal sealed class WalletMovedConsumer(ReevaluateBuddy reevaluate) : IConsumer<WalletMoved>
{
    public Task Consume(ConsumeContext<WalletMoved> context)
    {
        var news = context.Message;
        return reevaluate.ApplyAsync(news.CustomerId, news.BuddyId, state => state.With(news), news.SourceId(), context.CancellationToken);
    }
}
