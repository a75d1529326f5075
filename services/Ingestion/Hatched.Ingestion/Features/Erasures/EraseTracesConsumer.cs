using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Contracts.Messages;
using Hatched.Ingestion.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Ingestion.Features.Erasures;

/// <summary>Erases a user's events and the share funnel of its buddies. The month's count stays: what was sent was sent.</summary>
internal sealed class EraseTracesConsumer(IngestionDb db, EraseEvents events, SecretBox box) : TracesEraser(db, "ingestion", box)
{
    protected override async Task EraseAsync(EraseTraces traces, CancellationToken ct)
    {
        await events.OfUserAsync(traces.CustomerId, traces.UserId, ct);
        await db.ShareEvents.Where(share => share.CustomerId == traces.CustomerId && traces.BuddyIds.Contains(share.BuddyId)).ExecuteDeleteAsync(ct);
    }
}
