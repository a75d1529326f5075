using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Operations;
using Hatched.Rules.Document;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Eggs;

/// <summary>An egg becomes a buddy.</summary>
internal sealed class HatchOperation(ProgressionDb db) : OperationKind
{
    public override OperationType Type => OperationType.Hatch;

    public Operation Begin(Egg egg, CreatureStyle style, DateTimeOffset now)
    {
        var operation = new Operation
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = egg.CustomerId,
            Type = OperationType.Hatch,
            EggId = egg.Id,
            BuddyId = Guid.CreateVersion7(now),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Operations.Add(operation);
        db.Send(operation.AskForHatchling(egg.VisualVariant, style), operation.BuddyId.Value);
        return operation;
    }

    public override async Task EndAsync(Operation operation, RenderCompleted pictures, DateTimeOffset now, CancellationToken ct)
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

    public override async Task UndoAsync(Operation operation, string reason, DateTimeOffset now, CancellationToken ct) =>
        (await db.Eggs.FirstAsync(egg => egg.Id == operation.EggId, ct)).HatchFailed(now);
}
