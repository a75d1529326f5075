using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Messages;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Hatched.BuildingBlocks.Erasure;

/// <summary>Erases what a service holds of a user, once a request, and confirms it in the same transaction. Told again it only confirms again.</summary>
/// <param name="service">The service's name in the topology.</param>
public abstract class TracesEraser(ServiceDb db, string service, SecretBox box) : IConsumer<EraseTraces>
{
    public async Task Consume(ConsumeContext<EraseTraces> context)
    {
        var (traces, ct) = (context.Message, context.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // A second delivery meanwhile waits here for the first to end.
        if (await db.Database.ExecuteSqlAsync($"INSERT INTO done_erasures (request_id, erased_at) VALUES ({traces.RequestId}, now()) ON CONFLICT DO NOTHING", ct) is 1)
        {
            await EraseAsync(traces, ct);
            await db.ForgetSetAsideRowsAsync(traces.BuddyIds, ct);
            await ErasedAnswers.ForgetAsync(db, box, traces, ct);
        }

        db.Send(new ErasureConfirmed(traces.RequestId, service), traces.RequestId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Erases within the open transaction; what it commits for itself is done again after a crash.</summary>
    protected abstract Task EraseAsync(EraseTraces traces, CancellationToken ct);
}
