using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using MassTransit;

namespace Hatched.Progression.Features.Play.Operations;

/// <summary>The pictures cannot be drawn: fails the operation and puts back what its start had changed.</summary>
internal sealed class RenderFailedConsumer(ProgressionDb db, EndOperation end) : IConsumer<RenderFailed>
{
    public async Task Consume(ConsumeContext<RenderFailed> context)
    {
        var ct = context.CancellationToken;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await end.TakeOpenAsync(context.Message.OperationId, ct) is { } operation)
        {
            await end.FailAsync(operation, context.Message.Reason, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
    }
}
