using Hatched.Contracts.Messages;
using MassTransit;

namespace Hatched.Imaging.Features.Rendering;

/// <summary>Draws what an operation asks for.</summary>
internal sealed class RenderRequestedConsumer(RenderBuddy render) : IConsumer<RenderRequested>
{
    public Task Consume(ConsumeContext<RenderRequested> context) => render.RunAsync(context.Message, context.CancellationToken);
}

/// <summary>Drawing is work for a processor: as many at a time as there are.</summary>
internal sealed class RenderRequestedDefinition : ConsumerDefinition<RenderRequestedConsumer>
{
    public RenderRequestedDefinition() => ConcurrentMessageLimit = Environment.ProcessorCount;
}
