using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.Progression.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Operations;

/// <summary>Asks again for pictures that do not come, at growing intervals, and ends the operations that get none for a day.</summary>
/// <remarks>
/// The broker keeps a request until it is answered; this is for what it cannot keep: a message that went to an error queue, a queue that was lost.
/// Imaging reports again what it has drawn already. The day is long deliberately: Imaging may be away for hours, and a buddy that evolves by itself does
/// not begin again by itself.
/// </remarks>
internal sealed class OverdueOperations(
    IServiceScopeFactory scopes, DatabaseReady ready, TimeProvider clock, ILogger<OverdueOperations> log)
    : BackgroundLoop(ready, clock, log)
{
    private const string TooLate = "The picture did not come in time.";

    private const int SetSize = 20;

    /// <summary>Then again after as long as it has waited by then: after 1, 2, 4, 8 … minutes.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgressionDb>();
        var end = scope.ServiceProvider.GetRequiredService<EndOperation>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = Clock.GetUtcNow();
        var overdue = await db.Operations.FromSql($"""
            SELECT *, xmin FROM operations
            WHERE status IN ('Pending', 'Processing') AND updated_at < {now - FirstWait} AND updated_at + (updated_at - created_at) < {now}
            ORDER BY updated_at LIMIT {SetSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var operation in overdue.OrderBy(operation => operation.BuddyId)) // as everybody locks buddies
        {
            if (now - operation.CreatedAt > LongestWait)
            {
                Log.LogError("Operation {OperationId} gets no picture", operation.Id);
                await end.FailAsync(operation, TooLate, ct);
                continue;
            }

            Log.LogWarning("Operation {OperationId} has no picture yet; it is asked for again", operation.Id);
            operation.UpdatedAt = now;
            if (operation.Request is { } request)
            {
                db.Send(request, request.BuddyId);
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return overdue.Count is SetSize;
    }
}
