using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Contracts.Messages;
using Hatched.Webhook.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Webhook.Features.Erasures;

/// <summary>Erases what was, and was still to be, delivered of buddies, with every attempt and answer.</summary>
/// <remarks>The endpoints' rows are locked against those who enqueue: whoever comes later finds the buddies noted, and drops facts of them that were still on their way.</remarks>
internal sealed class EraseTracesConsumer(WebhookDb db, TimeProvider clock, SecretBox box) : TracesEraser(db, "webhook", box)
{
    protected override async Task EraseAsync(EraseTraces traces, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM webhook_endpoints WHERE customer_id = {traces.CustomerId} ORDER BY id FOR UPDATE", ct);
        await ErasedBuddy.NoteAsync(db, traces.BuddyIds, clock.GetUtcNow(), ct);
        await db.Deliveries.Where(delivery => delivery.CustomerId == traces.CustomerId && traces.BuddyIds.Contains(delivery.BuddyId!.Value)).ExecuteDeleteAsync(ct);
    }
}
