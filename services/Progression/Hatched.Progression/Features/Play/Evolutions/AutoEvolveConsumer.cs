using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Operations;
using Hatched.Rules;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Evolutions;

/// <summary>Starts the evolution of a buddy whose config evolves by itself. A buddy that moved on meanwhile is left alone.</summary>
internal sealed class AutoEvolveConsumer(ProgressionDb db, Rulesets rulesets, EvolveOperation evolve, TimeProvider clock) : IConsumer<AutoEvolve>
{
    public async Task Consume(ConsumeContext<AutoEvolve> context)
    {
        var (customerId, buddyId, stage, eventId) = context.Message;
        var ct = context.CancellationToken;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await LockedBuddy.TakeAsync(db, customerId, buddyId, ct) is not { Buddy.Status: BuddyStatus.Active } locked
            || locked.State.Stage + 1 != stage
            || await db.Operations.AnyAsync(o => o.BuddyId == buddyId && o.Type == OperationType.Evolve
                && (o.Status == OperationStatus.Pending || o.Status == OperationStatus.Processing), ct))
        {
            return;
        }

        var rules = await locked.RulesAsync(rulesets, ct);
        if (rules.Lacks(Capabilities.Evolution))
        {
            return; // the plan has changed since
        }

        await evolve.BeginAsync(locked, eventId, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
