using System.ComponentModel.DataAnnotations;
using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Rules.Compiled;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Explanations;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Badges;

/// <summary>A badge to award by hand.</summary>
/// <param name="BadgeKey">A badge of the buddy's config version.</param>
/// <param name="Reason">Kept with the award, up to 500 characters.</param>
public sealed record AwardBadgeRequest([Pattern("[a-z][a-z0-9_]{0,63}")] string BadgeKey, [StringLength(500)] string? Reason = null);

/// <summary>A badge that the buddy has.</summary>
public sealed record BadgeResponse(
    string BadgeKey, Guid BadgeId, string? Label, string? Description, string? IconUrl, string? Reason, string? SourceEventId, DateTimeOffset AwardedAt);

/// <summary>The badges that a buddy has, and awarding one by hand.</summary>
internal static class BadgeEndpoints
{
    private static readonly ApiError NoBadge = ApiError.NotFound("Badge");
    private static readonly ApiError HasIt = ApiError.Conflict("The buddy has this badge already; each is awarded once.");

    public static void MapBadges(this IEndpointRouteBuilder routes)
    {
        var badges = routes.MapGroup("/buddies/{buddy_id}/badges").WithTags("Buddies").RequireCapability("badges");
        badges.MapGet("/", List).WithName("ListBuddyBadges").WithSummary("List all badges awarded to a buddy").RequirePublishable("read:buddies");
        badges.MapPost("/", Award).WithName("AwardBadge").WithSummary("Award a badge to a buddy").RequireSecret();
    }

    private static async Task<Results<Ok<WholeList<BadgeResponse>>, ApiError>> List(
        [FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, ProgressionDb db, Rulesets rulesets, CancellationToken ct)
    {
        if (await BuddyEndpoints.FindAsync(db, caller, buddyId, ct) is not { } buddy)
        {
            return BuddyEndpoints.NoBuddy;
        }

        var rules = await rulesets.GetAsync(buddy.ConfigVersionId, ct);
        var awards = await db.BadgeAwards.AsNoTracking().Where(award => award.BuddyId == buddyId).OrderByDescending(award => award.AwardedAt).ToListAsync(ct);
        return TypedResults.Ok(new WholeList<BadgeResponse>([.. awards.Select(award => Show(award, rules))]));
    }

    private static async Task<Results<Created<BadgeResponse>, ApiError>> Award(
        [FromRoute(Name = "buddy_id")] Guid buddyId, AwardBadgeRequest request, Principal caller, ProgressionDb db, Rulesets rulesets, ApplyOverride apply,
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
        var now = clock.GetUtcNow();
        var (outcome, result) = Evaluator.AwardBadge(rules, locked.State, locked.Buddy.Audience, now, request.BadgeKey);
        if (outcome is not BadgeAward.Awarded)
        {
            return outcome is BadgeAward.AlreadyAwarded ? HasIt : NoBadge;
        }

        apply.Write(locked, result!, rules, $"badge-award:{request.BadgeKey}", now, request.Reason);
        var award = db.BadgeAwards.Local.First(a => a.BadgeKey == request.BadgeKey);
        return TypedResults.Created($"/api/v1/buddies/{buddyId}/badges", Show(award, rules));
    }

    private static BadgeResponse Show(BadgeAwardRow award, Ruleset rules)
    {
        var definition = rules.Document.BadgeDefinitions.FirstOrDefault(badge => badge.Key == award.BadgeKey);
        return new BadgeResponse(
            award.BadgeKey, award.BadgeId, definition?.Label, definition?.Description, definition?.IconUrl, award.Reason, award.SourceEventId, award.AwardedAt);
    }
}
