using Hatched.ServiceDefaults.Http;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Hatched.BuildingBlocks.Messaging;

/// <summary>Work that a message causes goes back to the request that caused the message: in its logs and in what it sends on.</summary>
internal sealed class RequestIdFilter<TMessage>(ILogger<RequestIdFilter<TMessage>> log) : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        if (context.Headers.Get<string>(RequestIds.Header) is not { } id)
        {
            await next.Send(context);
            return;
        }

        RequestIds.Current = id;
        using (RequestIds.BeginScope(log, id))
        {
            await next.Send(context);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("request-id");
}
