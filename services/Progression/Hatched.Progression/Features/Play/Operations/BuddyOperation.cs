using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Authoring.Configs;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Operations;

/// <summary>What the operations that draw a buddy which is there have in common.</summary>
internal abstract class BuddyOperation(ProgressionDb db, Rulesets rulesets) : OperationKind
{
    protected ProgressionDb Db { get; } = db;

    protected Rulesets Rulesets { get; } = rulesets;

    /// <summary>Whether the buddy is shown as failed when the picture is; it is not when it looks as before without it.</summary>
    protected virtual bool ShowsFailure => true;

    /// <summary>Whether what was drawn since shows what now does not come.</summary>
    protected virtual bool OutdatesLaterPictures => false;

    public override async Task UndoAsync(Operation operation, string reason, DateTimeOffset now, CancellationToken ct)
    {
        var locked = await LockAsync(operation, ct);
        locked.Touch(now);
        if (locked.Buddy.AppearanceOperationId == operation.Id)
        {
            await StepBackAsync(operation, locked, reason, now, ct);
        }
        else if (OutdatesLaterPictures)
        {
            await RedrawAsync(locked, now, ct);
        }
    }

    /// <summary>The one place where an operation of a buddy is made; the buddy waits for its picture.</summary>
    /// <param name="stage">The stage to draw.</param>
    protected async Task<Operation> BeginAsync(LockedBuddy locked, OperationDetails details, int stage, DateTimeOffset now, CancellationToken ct)
    {
        var buddy = locked.Buddy;
        var operation = new Operation
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = buddy.CustomerId,
            Type = details.Type,
            BuddyId = buddy.Id,
            ToStage = details.ToStage,
            TriggeredByEventId = details.TriggeredByEventId,
            ItemIds = [.. buddy.EquippedItemIds],
            NewLook = details.NewLook,
            CreatedAt = now,
            UpdatedAt = now,
        };
        buddy.Await(operation.Id, now);
        Db.Operations.Add(operation);
        Db.Send(operation.Ask(buddy, (await locked.RulesAsync(Rulesets, ct)).Document.Evolution.CreatureStyle, stage), buddy.Id);
        return operation;
    }

    /// <summary>A cancelled operation's own change is taken back.</summary>
    /// <param name="standing">What is still being drawn in its place.</param>
    protected virtual void PutBack(Operation operation, Buddy buddy, Operation? standing)
    {
    }

    // Pictures may come in any order: only the newest operation's is shown, so that stage and outfit are never those of yesterday.
    protected static void Show(Buddy buddy, Operation operation, RenderCompleted pictures, DateTimeOffset now)
    {
        buddy.UpdatedAt = now;
        if (buddy.AppearanceOperationId == operation.Id)
        {
            (buddy.ImageUrl, buddy.BaseImageUrl, buddy.ThumbUrl) = (pictures.ImageUrl, pictures.BaseImageUrl, pictures.ThumbUrl);
            buddy.RenderedItemIds = [.. operation.ItemIds];
            buddy.Outfit = [.. buddy.ToDraw()];
            (buddy.AppearanceStatus, buddy.AppearanceOperationId, buddy.AppearanceError) = (AppearanceStatus.Ready, null, null);
        }
    }

    protected async Task<LockedBuddy> LockAsync(Operation operation, CancellationToken ct) =>
        (await LockedBuddy.TakeAsync(Db, operation.CustomerId, operation.BuddyId!.Value, ct))!;

    // The newest is gone: whatever is still being drawn takes its place.
    private async Task StepBackAsync(Operation operation, LockedBuddy locked, string reason, DateTimeOffset now, CancellationToken ct)
    {
        var buddy = locked.Buddy;
        var standing = await Db.Operations.Where(o => o.BuddyId == buddy.Id && o.Id != operation.Id
            && (o.Status == OperationStatus.Pending || o.Status == OperationStatus.Processing)
            && !Db.Operations.Any(done => done.BuddyId == buddy.Id && done.Status == OperationStatus.Completed && done.CreatedAt > o.CreatedAt))
            .OrderByDescending(o => o.CreatedAt).FirstOrDefaultAsync(ct);
        if (operation.Status is OperationStatus.Cancelled)
        {
            PutBack(operation, buddy, standing);
        }

        var failed = operation.Status is OperationStatus.Failed && ShowsFailure;
        (buddy.AppearanceStatus, buddy.AppearanceOperationId, buddy.AppearanceError) = (standing, failed) switch
        {
            (not null, _) => (AppearanceStatus.Pending, standing.Id, null),
            (_, true) => (AppearanceStatus.Failed, null, reason),
            _ => (AppearanceStatus.Ready, (Guid?)null, (string?)null),
        };
        if (buddy.AppearanceStatus is AppearanceStatus.Ready && !buddy.RenderedItemIds.ToHashSet().SetEquals(buddy.EquippedItemIds))
        {
            await RedrawAsync(locked, now, ct); // an outfit was finished meanwhile and its picture passed over
        }
    }

    private Task<Operation> RedrawAsync(LockedBuddy locked, DateTimeOffset now, CancellationToken ct) =>
        BeginAsync(locked, new OperationDetails(OperationType.Rerender), locked.State.Stage, now, ct);
}

/// <summary>What tells the operations of a buddy apart.</summary>
internal sealed record OperationDetails(OperationType Type, int? ToStage = null, string? TriggeredByEventId = null, int? NewLook = null);
