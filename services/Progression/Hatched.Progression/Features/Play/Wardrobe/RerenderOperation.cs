using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Operations;

namespace Hatched.Progression.Features.Play.Wardrobe;

/// <summary>A buddy is drawn anew: as it is, or bare in a new look.</summary>
internal sealed class RerenderOperation(ProgressionDb db, Rulesets rulesets) : BuddyOperation(db, rulesets)
{
    public override OperationType Type => OperationType.Rerender;

    /// <summary>Begins the buddy's next look.</summary>
    public Task<Operation> BeginAsync(LockedBuddy locked, DateTimeOffset now, CancellationToken ct)
    {
        locked.Buddy.Look++;
        locked.Buddy.EquippedItemIds = [];
        locked.Touch(now);
        return BeginAsync(locked, new OperationDetails(OperationType.Rerender, NewLook: locked.Buddy.Look), locked.State.Stage, now, ct);
    }

    public override async Task EndAsync(Operation operation, RenderCompleted pictures, DateTimeOffset now, CancellationToken ct)
    {
        var locked = await LockAsync(operation, ct);
        locked.Touch(now);
        var undresses = operation.NewLook is not null && locked.Buddy.AppearanceOperationId == operation.Id && locked.Buddy.RenderedItemIds.Count > 0;
        Show(locked.Buddy, operation, pictures, now);
        if (undresses)
        {
            Db.Announce(new MarketplaceEquipped(locked.Buddy.Id, locked.Buddy.UserId, operation.ItemIds), operation.CustomerId, locked.Buddy.Id);
        }
    }

    protected override void PutBack(Operation operation, Buddy buddy, Operation? standing)
    {
        if (operation.NewLook is { } look)
        {
            buddy.EquippedItemIds = [.. standing?.ItemIds ?? buddy.RenderedItemIds];
            buddy.Look = look - 1;
        }
    }
}
