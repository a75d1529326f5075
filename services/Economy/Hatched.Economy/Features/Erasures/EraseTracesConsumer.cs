using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Contracts.Messages;
using Hatched.Economy.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Erasures;

/// <summary>Erases what buddies owned and closes their books to readers.</summary>
/// <remarks>
/// Ledger and balances stay, deliberately: the database lets nobody change the ledger, and every sum over it must stay right. They name
/// buddies, whose users nobody knows any more, and what the customer wrote into reasons and references is not shown again.
/// </remarks>
internal sealed class EraseTracesConsumer(EconomyDb db, TimeProvider clock, SecretBox box) : TracesEraser(db, "economy", box)
{
    protected override async Task EraseAsync(EraseTraces traces, CancellationToken ct)
    {
        var (customer, buddies) = (traces.CustomerId, traces.BuddyIds);
        await ErasedBuddy.NoteAsync(db, buddies, clock.GetUtcNow(), ct);
        await db.Purchases.Where(purchase => purchase.CustomerId == customer && buddies.Contains(purchase.BuddyId)).ExecuteDeleteAsync(ct);
        await db.GateUnlocks.Where(unlock => unlock.CustomerId == customer && buddies.Contains(unlock.BuddyId)).ExecuteDeleteAsync(ct);
    }
}
