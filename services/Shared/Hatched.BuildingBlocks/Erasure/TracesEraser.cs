using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Messages;
using MassTransit;

namespace Hatched.BuildingBlocks.Erasure;

/// <summary>Erases what a service holds of a user and confirms it, in one transaction. Delivered again it finds nothing, and confirms again.</summary>
/// <param name="service">The service's name in the topology.</param>
public abstract class TracesEraser(ServiceDb db, string service) : IConsumer<EraseTraces>
{
    public async Task Consume(ConsumeContext<EraseTraces> context)
    {
        var ct = context.CancellationToken;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await EraseAsync(context.Message, ct);
        db.Send(new ErasureConfirmed(context.Message.RequestId, service), context.Message.RequestId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Erases within the open transaction.</summary>
    protected abstract Task EraseAsync(EraseTraces traces, CancellationToken ct);
}
