using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Contracts.Messages;
using Hatched.Widget.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Features.Erasures;

/// <summary>Ends the sessions of buddies and their share links, and forgets what their users have seen.</summary>
/// <remarks>A session that is gone is refused as a revoked one is.</remarks>
internal sealed class EraseTracesConsumer(WidgetDb db, SecretBox box) : TracesEraser(db, "widget", box)
{
    protected override async Task EraseAsync(EraseTraces traces, CancellationToken ct)
    {
        var (customer, buddies) = (traces.CustomerId, traces.BuddyIds);
        await db.Sessions.Where(session => session.CustomerId == customer && buddies.Contains(session.BuddyId)).ExecuteDeleteAsync(ct);
        await db.Ceremonies.Where(ceremony => ceremony.CustomerId == customer && buddies.Contains(ceremony.BuddyId)).ExecuteDeleteAsync(ct);
        await db.ItemViews.Where(view => view.CustomerId == customer && buddies.Contains(view.BuddyId)).ExecuteDeleteAsync(ct);
        await db.ShareCodes.Where(code => code.CustomerId == customer && buddies.Contains(code.BuddyId)).ExecuteDeleteAsync(ct);
    }
}
