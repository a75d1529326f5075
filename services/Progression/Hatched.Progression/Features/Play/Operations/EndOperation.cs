using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Operations;

/// <summary>Ends an operation and makes its change of state, in the caller's transaction. What has ended already stays as it is.</summary>
internal sealed class EndOperation(ProgressionDb db, IEnumerable<OperationKind> kinds, TimeProvider clock)
{
    /// <summary>Locks the operation; null when it is unknown or has ended, so that repeated news change nothing.</summary>
    public async Task<Operation?> TakeOpenAsync(Guid operationId, CancellationToken ct)
    {
        var operation = await db.Operations.FromSql($"SELECT *, xmin FROM operations WHERE id = {operationId} FOR UPDATE").FirstOrDefaultAsync(ct);
        return operation is { IsOpen: true } ? operation : null;
    }

    public async Task CompleteAsync(Operation operation, RenderCompleted pictures, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await KindOf(operation).EndAsync(operation, pictures, now, ct);
        operation.Complete(pictures.ImageUrl, now);
        db.Announce(new OperationCompleted(operation.Id, Name(operation), operation.BuddyId, operation.EggId), operation.CustomerId, operation.BuddyId);
    }

    public async Task FailAsync(Operation operation, string reason, CancellationToken ct)
    {
        operation.Fail(reason, clock.GetUtcNow());
        await UndoAsync(operation, reason, ct);
        db.Announce(new OperationFailed(operation.Id, Name(operation), operation.BuddyId, operation.EggId, reason), operation.CustomerId, operation.BuddyId);
    }

    /// <summary>Puts back what the start of a failed or cancelled operation had changed.</summary>
    public Task UndoAsync(Operation operation, string reason, CancellationToken ct) => KindOf(operation).UndoAsync(operation, reason, clock.GetUtcNow(), ct);

    private OperationKind KindOf(Operation operation) => kinds.Single(kind => kind.Type == operation.Type);

    private static string Name(Operation operation) => HatchedJson.Name(operation.Type.ToString());
}
