using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Contracts.Messages;
using Hatched.Widget.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Features.Erasures;

/// <summary>Ends the sessions of buddies and their share links. A session that is gone is refused as a revoked one is.</summary>
internal sealed class EraseTracesConsumer(WidgetDb db, SecretBox box) : TracesEraser(db, "widget", box)
{
    protected override async Task EraseAsync(EraseTraces traces, CancellationToken ct)
    {
        var (customer, buddies) = (traces.CustomerId, traces.BuddyIds);
        await db.Sessions.Where(session => session.CustomerId == customer && buddies.Contains(session.BuddyId)).ExecuteDeleteAsync(ct);
        await db.ShareCodes.Where(code => code.CustomerId == customer && buddies.Contains(code.BuddyId)).ExecuteDeleteAsync(ct);
    }
}
