using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Buddies;
using Hatched.Progression.Features.Configs;
using Hatched.Progression.Features.Eggs;
using Hatched.Progression.Features.Evolutions;
using Hatched.Rules.Evaluation;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Operations;

/// <summary>Ends an operation and makes its change of state, in the caller's transaction. What has ended already stays as it is.</summary>
internal sealed class EndOperation(ProgressionDb db, Rulesets rulesets, ApplyOverride apply, TimeProvider clock)
{
    /// <summary>Locks the operation; null when it is unknown or has ended, so that repeated news change nothing.</summary>
    public async Task<Operation?> TakeOpenAsync(Guid operationId, CancellationToken ct)
    {
        var operation = await db.Operations.FromSql($"SELECT *, xmin FROM operations WHERE id = {operationId} FOR UPDATE").FirstOrDefaultAsync(ct);
        return operation is { IsOpen: true } ? operation : null;
    }

    public async Task CompleteAsync(Operation operation, RenderCompleted pictures, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        switch (operation.Type)
        {
            case OperationType.Hatch:
                await HatchAsync(operation, pictures, now, ct);
                break;
            case OperationType.Evolve:
                await EvolveAsync(operation, pictures, now, ct);
                break;
            default:
                await DressAsync(operation, pictures, now, ct);
                break;
        }

        operation.Complete(pictures.ImageUrl, now);
        db.Announce(new OperationCompleted(operation.Id, Name(operation), operation.BuddyId, operation.EggId), operation.CustomerId, operation.BuddyId);
    }

    public async Task FailAsync(Operation operation, string reason, CancellationToken ct)
    {
        operation.Fail(reason, clock.GetUtcNow());
        await UndoAsync(operation, reason, ct);
        db.Announce(new OperationFailed(operation.Id, Name(operation), operation.BuddyId, operation.EggId, reason), operation.CustomerId, operation.BuddyId);
    }

    /// <summary>Puts back what the start of a failed or cancelled operation had changed.</summary>
    public async Task UndoAsync(Operation operation, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (operation.Type is OperationType.Hatch)
        {
            (await db.Eggs.FirstAsync(egg => egg.Id == operation.EggId, ct)).HatchFailed(now);
            return;
        }

        var locked = (await LockedBuddy.TakeAsync(db, operation.CustomerId, operation.BuddyId!.Value, ct))!;
        var buddy = locked.Buddy;
        locked.Touch(now);
        if (buddy.AppearanceOperationId == operation.Id)
        {
            // The newest is gone: whatever is still being drawn takes its place.
            var standing = await db.Operations.Where(o => o.BuddyId == buddy.Id && o.Id != operation.Id
                && (o.Status == OperationStatus.Pending || o.Status == OperationStatus.Processing)
                && !db.Operations.Any(done => done.BuddyId == buddy.Id && done.Status == OperationStatus.Completed && done.CreatedAt > o.CreatedAt))
                .OrderByDescending(o => o.CreatedAt).FirstOrDefaultAsync(ct);
            if (operation is { Type: OperationType.EquipItem, Status: OperationStatus.Cancelled } or { NewLook: not null, Status: OperationStatus.Cancelled })
            {
                buddy.EquippedItemIds = [.. standing?.ItemIds ?? buddy.RenderedItemIds];
                buddy.Look = operation.NewLook - 1 ?? buddy.Look;
            }

            (buddy.AppearanceStatus, buddy.AppearanceOperationId, buddy.AppearanceError) = standing is not null
                ? (AppearanceStatus.Pending, standing.Id, null)
                : operation is { Status: OperationStatus.Failed, Type: not OperationType.Evolve }
                    ? (AppearanceStatus.Failed, (Guid?)null, reason)
                    : (AppearanceStatus.Ready, null, null);
            if (buddy.AppearanceStatus is AppearanceStatus.Ready && !buddy.RenderedItemIds.ToHashSet().SetEquals(buddy.EquippedItemIds))
            {
                await RedrawAsync(locked, now, ct); // an outfit was finished meanwhile and its picture passed over
            }
        }
        else if (operation.Type is OperationType.Evolve)
        {
            await RedrawAsync(locked, now, ct); // what was drawn since shows the stage that has not come
        }
    }

    private async Task RedrawAsync(LockedBuddy locked, DateTimeOffset now, CancellationToken ct)
    {
        var buddy = locked.Buddy;
        var operation = new Operation
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = buddy.CustomerId,
            Type = OperationType.Rerender,
            BuddyId = buddy.Id,
            ItemIds = [.. buddy.EquippedItemIds],
            CreatedAt = now,
            UpdatedAt = now,
        };
        buddy.Await(operation.Id, now);
        db.Operations.Add(operation);
        var style = (await locked.RulesAsync(rulesets, ct)).Document.Evolution.CreatureStyle;
        db.Send(operation.Ask(buddy, style, locked.State.Stage), buddy.Id);
    }

    private async Task HatchAsync(Operation operation, RenderCompleted pictures, DateTimeOffset now, CancellationToken ct)
    {
        var egg = await db.Eggs.FirstAsync(e => e.Id == operation.EggId, ct);
        var buddyId = operation.BuddyId!.Value;
        egg.Hatch(buddyId, now);
        var buddy = new Buddy
        {
            Id = buddyId,
            CustomerId = egg.CustomerId,
            UserId = egg.UserId,
            Audience = egg.Audience,
            Name = BuddyNames.For(buddyId),
            EggId = egg.Id,
            ConfigVersionId = egg.ConfigVersionId,
            VisualVariant = egg.VisualVariant,
            ImageUrl = pictures.ImageUrl,
            BaseImageUrl = pictures.BaseImageUrl,
            ThumbUrl = pictures.ThumbUrl,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(operation.CreatedAt.ToUnixTimeMilliseconds()), // as its id has it: what lists go by
            UpdatedAt = now,
        };
        db.Buddies.Add(buddy);
        db.Add(new BuddyStateRow { BuddyId = buddyId, State = "{}", UpdatedAt = now });
        db.Announce(new BuddyHatched(buddyId, egg.Id, egg.UserId, buddy.Name, buddy.ImageUrl, buddy.ThumbUrl, 1), egg.CustomerId, buddyId);
    }

    private async Task EvolveAsync(Operation operation, RenderCompleted pictures, DateTimeOffset now, CancellationToken ct)
    {
        var locked = (await LockedBuddy.TakeAsync(db, operation.CustomerId, operation.BuddyId!.Value, ct))!;
        var (buddy, from) = (locked.Buddy, locked.State.Stage);
        var rules = await locked.RulesAsync(rulesets, ct);
        apply.Write(locked, Evaluator.CompleteEvolution(rules, locked.State, buddy.Audience, now), rules, $"operation:{operation.Id}", now);
        db.Add(new EvolutionRecord
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = buddy.CustomerId,
            BuddyId = buddy.Id,
            FromStage = from,
            ToStage = operation.ToStage!.Value,
            TriggeredByEventId = operation.TriggeredByEventId,
            ImageUrl = pictures.ImageUrl,
            Source = operation.TriggeredByEventId is not null || rules.Document.Evolution.AutoEvolve ? "auto" : "prod",
            OccurredAt = now,
        });
        Show(buddy, operation, pictures, now);
        db.Announce(new BuddyEvolved(buddy.Id, buddy.UserId, from, operation.ToStage.Value, pictures.ImageUrl), buddy.CustomerId, buddy.Id);
    }

    private async Task DressAsync(Operation operation, RenderCompleted pictures, DateTimeOffset now, CancellationToken ct)
    {
        var locked = (await LockedBuddy.TakeAsync(db, operation.CustomerId, operation.BuddyId!.Value, ct))!;
        locked.Touch(now);
        var undresses = operation.NewLook is not null && locked.Buddy.AppearanceOperationId == operation.Id && locked.Buddy.RenderedItemIds.Count > 0;
        Show(locked.Buddy, operation, pictures, now);
        if (operation.Type is OperationType.EquipItem || undresses)
        {
            db.Announce(new MarketplaceEquipped(locked.Buddy.Id, locked.Buddy.UserId, operation.ItemIds), operation.CustomerId, locked.Buddy.Id);
        }
    }

    // Pictures may come in any order: only the newest operation's is shown, so that stage and outfit are never those of yesterday.
    private static void Show(Buddy buddy, Operation operation, RenderCompleted pictures, DateTimeOffset now)
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

    private static string Name(Operation operation) => HatchedJson.Name(operation.Type.ToString());
}
