using Hatched.Contracts.Facts;
using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Operations;
using Hatched.Rules.Evaluation;

namespace Hatched.Progression.Features.Play.Evolutions;

/// <summary>A ready buddy goes on to its next stage.</summary>
internal sealed class EvolveOperation(ProgressionDb db, Rulesets rulesets, ApplyOverride apply) : BuddyOperation(db, rulesets)
{
    public override OperationType Type => OperationType.Evolve;

    protected override bool ShowsFailure => false;

    protected override bool OutdatesLaterPictures => true;

    /// <param name="triggeredByEventId">The event whose readiness made the config evolve by itself; null when somebody asked.</param>
    public Task<Operation> BeginAsync(LockedBuddy locked, string? triggeredByEventId, DateTimeOffset now, CancellationToken ct)
    {
        var next = locked.State.Stage + 1;
        return BeginAsync(locked, new OperationDetails(OperationType.Evolve, ToStage: next, TriggeredByEventId: triggeredByEventId), next, now, ct);
    }

    public override async Task EndAsync(Operation operation, RenderCompleted pictures, DateTimeOffset now, CancellationToken ct)
    {
        var locked = await LockAsync(operation, ct);
        var (buddy, from) = (locked.Buddy, locked.State.Stage);
        var rules = await locked.RulesAsync(Rulesets, ct);
        apply.Write(locked, Evaluator.CompleteEvolution(rules, locked.State, buddy.Audience, now), rules, $"operation:{operation.Id}", now);
        Db.Add(new EvolutionRecord
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
        Db.Announce(new BuddyEvolved(buddy.Id, buddy.UserId, from, operation.ToStage.Value, pictures.ImageUrl), buddy.CustomerId, buddy.Id);
    }
}
