using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Operations;

namespace Hatched.Progression.Features.Play.Wardrobe;

/// <summary>A buddy puts on what it is to wear.</summary>
internal sealed class EquipOperation(ProgressionDb db, Rulesets rulesets) : BuddyOperation(db, rulesets)
{
    public override OperationType Type => OperationType.EquipItem;

    /// <param name="stage">The stage to draw: the one to come, while the buddy evolves.</param>
    public Task<Operation> BeginAsync(LockedBuddy locked, int stage, DateTimeOffset now, CancellationToken ct)
    {
        locked.Touch(now);
        return BeginAsync(locked, new OperationDetails(OperationType.EquipItem), stage, now, ct);
    }

    public override async Task EndAsync(Operation operation, RenderCompleted pictures, DateTimeOffset now, CancellationToken ct)
    {
        var locked = await LockAsync(operation, ct);
        locked.Touch(now);
        Show(locked.Buddy, operation, pictures, now);
        Db.Announce(new MarketplaceEquipped(locked.Buddy.Id, locked.Buddy.UserId, operation.ItemIds), operation.CustomerId, locked.Buddy.Id);
    }

    protected override void PutBack(Operation operation, Buddy buddy, Operation? standing) =>
        buddy.EquippedItemIds = [.. standing?.ItemIds ?? buddy.RenderedItemIds];
}
