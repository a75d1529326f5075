using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Internal;
using Hatched.Contracts.Messages;
using Hatched.Economy.Clients;
using Hatched.Economy.Data;

namespace Hatched.Economy.Features.Ledger;

/// <summary>Tells Progression what its conditions and counts look at.</summary>
/// <remarks>Through the outbox, so that nothing is lost; and once more before the request is answered, so that its caller's next read shows it.</remarks>
internal sealed class TellProgression(EconomyDb db, ProgressionClient progression, IHttpContextAccessor http)
{
    /// <summary>The balances that a closed book has moved are in the outbox already; items and gates go there with this unit of work.</summary>
    public void Tell(Guid customerId, Guid buddyId, WalletMoved? wallet, ItemAcquired? item = null, GateOpened? gate = null)
    {
        if (item is not null)
        {
            db.Send(item, buddyId);
        }

        if (gate is not null)
        {
            db.Send(gate, buddyId);
        }

        http.HttpContext!.AfterCommit(ct => progression.MirrorAsync(new MirrorBuddy(customerId, buddyId, wallet, item, gate), ct));
    }
}
