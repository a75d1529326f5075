using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Operations;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.Rules.Views;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Evolutions;

/// <summary>The timeline's page; its key is <c>pagination</c> although it is numbered, by contract.</summary>
public sealed record EvolutionTimeline(IReadOnlyList<EvolutionStep> Data, PageInfo Pagination);

/// <summary>One transition from stage to stage.</summary>
/// <param name="Source"><c>prod</c>, <c>demo</c> or <c>auto</c>.</param>
public sealed record EvolutionStep(
    Guid Id, Guid BuddyId, int FromStage, int ToStage, string? TriggeredByEventId, string? ImageUrl, string Source, [property: Holds] JsonElement Metadata, DateTimeOffset OccurredAt);

/// <summary>How near a buddy is to its next stage, the step itself, and the steps so far.</summary>
internal static class EvolutionEndpoints
{
    private static readonly JsonElement NoMetadata = JsonSerializer.Deserialize<JsonElement>("{}");
    private static readonly ApiError NotReady = ApiError.Conflict("The buddy does not meet the next stage's requirements yet. GET …/evolution shows what is missing.");
    private static readonly ApiError IsElder = ApiError.Conflict("The buddy is at its last stage.", new { Status = "final_stage" });
    private static readonly ApiError UnderWay = ApiError.Conflict("The buddy is evolving already.", new { Status = "pending" });

    public static void MapEvolutions(this IEndpointRouteBuilder routes)
    {
        var buddy = routes.MapGroup("/buddies/{buddy_id}").WithTags("Buddies").RequireCapability("evolution");
        buddy.MapGet("/evolution", Get).WithName("GetEvolution").WithSummary("Check evolution readiness and progress for a buddy").RequirePublishable("read:buddies");
        buddy.MapGet("/evolutions", List).WithName("ListEvolutions").WithSummary("Stage transition timeline for a buddy").RequirePublishable("read:buddies");
        buddy.MapPost("/evolve", Evolve).WithName("EvolveBuddy").WithSummary("Trigger asynchronous buddy evolution").RequireSecret();
    }

    private static async Task<Results<Ok<EvolutionStatus>, ApiError>> Get(
        [FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, ProgressionDb db, Rulesets rulesets, CancellationToken ct)
    {
        if (await BuddyEndpoints.FindAsync(db, caller, buddyId, ct) is not { } buddy)
        {
            return BuddyEndpoints.NoBuddy;
        }

        var row = await db.Set<BuddyStateRow>().AsNoTracking().FirstAsync(s => s.BuddyId == buddyId, ct);
        return TypedResults.Ok(Evaluator.Describe(await rulesets.GetAsync(buddy.ConfigVersionId, ct), BuddyStateJson.Read(row.State)));
    }

    private static async Task<Results<Ok<EvolutionTimeline>, ApiError>> List(
        [FromRoute(Name = "buddy_id")] Guid buddyId, [AsParameters] PageQuery page, Principal caller, ProgressionDb db, CancellationToken ct)
    {
        if (await BuddyEndpoints.FindAsync(db, caller, buddyId, ct) is null)
        {
            return BuddyEndpoints.NoBuddy;
        }

        var steps = db.Evolutions.AsNoTracking().Where(step => step.BuddyId == buddyId && step.CustomerId == caller.CustomerId);
        var total = await steps.LongCountAsync(ct);
        var shown = await steps.OrderByDescending(step => step.ToStage).Skip(page.Skip).Take(page.Limit).ToListAsync(ct);
        return TypedResults.Ok(new EvolutionTimeline(
            [.. shown.Select(step => new EvolutionStep(
                step.Id, step.BuddyId, step.FromStage, step.ToStage, step.TriggeredByEventId, step.ImageUrl, step.Source, NoMetadata, step.OccurredAt))],
            new PageInfo(page.Page, page.Limit, total)));
    }

    private static async Task<Results<Accepted<OperationAccepted>, ApiError>> Evolve(
        [FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, ProgressionDb db, Rulesets rulesets, EvolveOperation evolve,
        TimeProvider clock, CancellationToken ct)
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
        var status = Evaluator.Describe(rules, locked.State);
        if (status.NextStage is null)
        {
            return IsElder;
        }

        if (!status.Ready)
        {
            return NotReady.With(new { Status = "not_ready", status.Requirements });
        }

        if (await db.Operations.AnyAsync(o => o.BuddyId == buddyId && o.Type == OperationType.Evolve
            && (o.Status == OperationStatus.Pending || o.Status == OperationStatus.Processing), ct))
        {
            return UnderWay;
        }

        var operation = await evolve.BeginAsync(locked, triggeredByEventId: null, clock.GetUtcNow(), ct);
        return TypedResults.Accepted($"/api/v1/operations/{operation.Id}", new OperationAccepted(true, operation.Id, "pending"));
    }
}
