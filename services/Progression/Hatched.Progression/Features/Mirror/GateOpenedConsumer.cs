using Hatched.Contracts.Messages;
using MassTransit;

namespace Hatched.Progression.Features.Mirror;

/// <summary>Remembers which gates are open for a buddy; conditions ask for them.</summary>
internal sealed class GateOpenedConsumer(ReevaluateBuddy reevaluate) : IConsumer<GateOpened>
{
    public Task Consume(ConsumeContext<GateOpened> context)
    {
        var (customerId, buddyId, gateKey) = context.Message;
        return reevaluate.ApplyAsync(
            customerId, buddyId, state => state.Gates.Contains(gateKey) ? state : state.WithGate(gateKey), $"gate:{gateKey}", context.CancellationToken);
    }
}
