using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Buddies;

/// <summary>What other services ask about buddies.</summary>
internal static class BuddyInternals
{
    public static void MapBuddyInternals(this IEndpointRouteBuilder internals)
    {
        internals.MapPost("/buddies/find", Find);
        internals.MapPost("/buddies/visibility", Judge);
        internals.MapGet("/audiences/in-use", ListAudiences);
    }

    private static async Task<Ok<BuddyBriefs>> Find(FindBuddies request, ProgressionDb db, CancellationToken ct)
    {
        var found = await db.Buddies.AsNoTracking().Where(b => b.CustomerId == request.CustomerId && request.BuddyIds.Contains(b.Id)).ToListAsync(ct);
        return TypedResults.Ok(new BuddyBriefs([.. found.Select(b => new BuddyBrief(
            b.Id, b.UserId, b.Audience, b.Name, HatchedJson.Name(b.Status.ToString()), b.ConfigVersionId, b.EvolutionStage))]));
    }

    private static async Task<Results<Ok<Visible>, ApiError>> Judge(JudgeVisibility request, ProgressionDb db, Rulesets rulesets, CancellationToken ct)
    {
        var found = await (
            from buddy in db.Buddies.AsNoTracking()
            join row in db.Set<BuddyStateRow>().AsNoTracking() on buddy.Id equals row.BuddyId
            where buddy.Id == request.BuddyId && buddy.CustomerId == request.CustomerId
            select new { buddy.ConfigVersionId, row.State }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return BuddyEndpoints.NoBuddy;
        }

        var rules = await rulesets.GetAsync(found.ConfigVersionId, ct);
        var state = BuddyStateJson.Read(found.State);
        return TypedResults.Ok(new Visible([.. request.Conditions
            .Where(item => item.Value.Deserialize(ConfigJson.Default.IReadOnlyListCondition)!.All(condition => Evaluator.Check(rules, state, condition).Met))
            .Select(item => item.Key)]));
    }

    private static async Task<Ok<AudiencesInUse>> ListAudiences(Principal caller, ProgressionDb db, CancellationToken ct) =>
        TypedResults.Ok(new AudiencesInUse(
            await db.Buddies.Where(buddy => buddy.CustomerId == caller.CustomerId).Select(buddy => buddy.Audience).Distinct().Order().ToListAsync(ct)));
}
