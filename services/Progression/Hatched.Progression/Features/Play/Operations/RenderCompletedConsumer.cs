using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using MassTransit;

namespace Hatched.Progression.Features.Play.Operations;

/// <summary>The pictures are there: completes the operation and the change that waited for them, in one transaction.</summary>
internal sealed class RenderCompletedConsumer(ProgressionDb db, EndOperation end) : IConsumer<RenderCompleted>
{
    public async Task Consume(ConsumeContext<RenderCompleted> context)
    {
        var ct = context.CancellationToken;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await end.TakeOpenAsync(context.Message.OperationId, ct) is { } operation)
        {
            await end.CompleteAsync(operation, context.Message, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
    }
}
