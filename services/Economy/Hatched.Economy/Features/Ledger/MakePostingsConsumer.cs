using System.Diagnostics;
using Hatched.Contracts.Internal;
using MassTransit;

namespace Hatched.Economy.Features.Ledger;

/// <summary>Credits that came through the outbox: the same as by <c>/internal/postings</c>, and as often as they like.</summary>
internal sealed class MakePostingsConsumer(PostingBatcher batcher) : IConsumer<MakePostings>
{
    public async Task Consume(ConsumeContext<MakePostings> context)
    {
        if (context.Message.Postings.Count > 0)
        {
            await (batcher.TrySubmit(new(context.Message.Postings, Activity.Current), out var made)
                ? made
                : throw new TimeoutException("Too many postings wait already.")); // an outage to the bus: it waits and tries again
        }
    }
}
