using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Authoring.PathDefinitions;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.Rules.Views;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Paths;

/// <summary>The active path of a buddy's audience, in the version that the buddy is pinned to.</summary>
internal static class BuddyPathEndpoints
{
    private static readonly ApiError Locked = ApiError.Conflict("The sub-step is locked: the steps or sub-steps before it are not complete.");
    private static readonly ApiError NotManual = ApiError.Conflict("Only its condition completes this sub-step: allow_manual_complete is off.");

    public static void MapBuddyPaths(this IEndpointRouteBuilder routes)
    {
        var path = routes.MapGroup("/path-definitions/buddies/{buddy_id}/paths/{path_key}").WithTags("Path Definitions").RequireCapability("paths");
        path.MapGet("", Get).WithName("GetBuddyPath").WithSummary("Get path runtime payload for a buddy").RequirePublishable("read:buddies");
        path.MapPost("/sub-steps/{sub_key}/complete", Complete).WithName("CompletePathSubStep").WithSummary("Manually mark a sub-step complete (admin)")
            .RequireSecret();
    }

    private static async Task<Results<Ok<PathRuntimePayload>, ApiError>> Get(
        [FromRoute(Name = "buddy_id")] Guid buddyId, [FromRoute(Name = "path_key")] string pathKey, Principal caller, ProgressionDb db, Rulesets rulesets,
        CancellationToken ct)
    {
        if (await BuddyEndpoints.FindAsync(db, caller, buddyId, ct) is not { } buddy)
        {
            return BuddyEndpoints.NoBuddy;
        }

        var row = await db.Set<BuddyStateRow>().AsNoTracking().FirstAsync(s => s.BuddyId == buddyId, ct);
        var rules = await rulesets.GetAsync(buddy.ConfigVersionId, ct);
        return Evaluator.DescribePath(rules, BuddyStateJson.Read(row.State), buddy.Audience, pathKey) is { } payload
            ? TypedResults.Ok(payload)
            : PathEndpoints.NoPath;
    }

    private static async Task<Results<Ok<SubStepCompletionResult>, ApiError>> Complete(
        [FromRoute(Name = "buddy_id")] Guid buddyId, [FromRoute(Name = "path_key")] string pathKey, [FromRoute(Name = "sub_key")] string subKey,
        Principal caller, ProgressionDb db, Rulesets rulesets, ApplyOverride apply, TimeProvider clock, CancellationToken ct)
    {
        if (await LockedBuddy.TakeAsync(db, caller.CustomerId, buddyId, ct) is not { } locked)
        {
            return BuddyEndpoints.NoBuddy;
        }

        if (locked.Buddy.Status is BuddyStatus.Archived)
        {
            return BuddyEndpoints.IsArchived;
        }

        var rules = await locked.RulesAsync(rulesets, ct);
        if (rules.For(locked.Buddy.Audience).Path is not { } path || path.Key != pathKey)
        {
            return PathEndpoints.NoPath;
        }

        if (path.Find(subKey) is not var (step, subStep))
        {
            return PathSubStepEndpoints.NoSubStep;
        }

        var now = clock.GetUtcNow();
        var (outcome, result) = Evaluator.CompleteSubStep(rules, locked.State, locked.Buddy.Audience, now, pathKey, subKey);
        switch (outcome)
        {
            case SubStepOutcome.Locked:
                var standing = Evaluator.DescribePath(rules, locked.State, locked.Buddy.Audience, pathKey)!;
                return Locked.With(new { Status = PathSubStepStatus.Locked, StepKey = step.Key, SubStepKey = subKey, standing.CurrentStepKey });
            case SubStepOutcome.NotManual:
                return NotManual.With(new { Status = PathSubStepStatus.Available, StepKey = step.Key, SubStepKey = subKey });
            case SubStepOutcome.Completed:
                apply.Write(locked, result!, rules, $"path:{subStep.DoneKey}", now);
                break;
        }

        var (state, isNew) = (result?.State ?? locked.State, result is not null);
        return TypedResults.Ok(new SubStepCompletionResult(
            !isNew, subKey, step.Key, step.IsDone(state), state.PathsDone.ContainsKey(pathKey),
            isNew ? subStep.Definition.RewardCoins : 0, isNew ? subStep.Definition.RewardBadgeKey : null));
    }
}
