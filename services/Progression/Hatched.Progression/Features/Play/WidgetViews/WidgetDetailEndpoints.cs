using Hatched.Contracts.Internal;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Authoring.PathDefinitions;
using Hatched.Rules.Compiled;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.Rules.Views;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.WidgetViews;

/// <summary>What a single mount shows beyond the view that all of them share.</summary>
internal static class WidgetDetailEndpoints
{
    private static readonly ApiError NoStreak = ApiError.NotFound("Streak");

    public static void MapWidgetDetails(this IEndpointRouteBuilder internals)
    {
        internals.MapGet("/widget-views/{buddyId}/streaks/{key}", GetStreak);
        internals.MapGet("/widget-views/{buddyId}/path", GetPath);
    }

    private static async Task<Results<Ok<WidgetStreakDetail>, ApiError>> GetStreak(
        Guid buddyId, string key, Principal caller, ProgressionDb db, Rulesets rulesets, TimeProvider clock, CancellationToken ct)
    {
        if (await FindAsync(db, rulesets, caller, buddyId, ct) is not var (buddy, rules, state))
        {
            return BuddyEndpoints.NoBuddy;
        }

        var now = clock.GetUtcNow();
        if (WidgetViewEndpoints.Streaks(rules, state, buddy.Audience, now).FirstOrDefault(streak => streak.Key == key) is not { } shown)
        {
            return NoStreak;
        }

        var definition = rules.Document.StreakDefinitions.First(streak => streak.Key == key);
        return TypedResults.Ok(new WidgetStreakDetail(
            shown.Key, shown.Label, shown.Icon, shown.Period, shown.DisplayMode, shown.MaxRowIcons, shown.Current, shown.Longest, shown.FreezesHeld,
            shown.ActiveInPeriod, shown.NextMilestone, shown.Hero, Calendar.EndOf(definition.Period, now, state.StreakZoneAt(now).Name),
            [.. definition.Milestones.Select(milestone => milestone.Count).Order().Select(count => new WidgetStreakMilestone(count, count <= shown.Longest))]));
    }

    /// <param name="key">The active path of the buddy's audience when absent.</param>
    private static async Task<Results<Ok<PathRuntimePayload>, ApiError>> GetPath(
        Guid buddyId, string? key, Principal caller, ProgressionDb db, Rulesets rulesets, CancellationToken ct)
    {
        if (await FindAsync(db, rulesets, caller, buddyId, ct) is not var (buddy, rules, state))
        {
            return BuddyEndpoints.NoBuddy;
        }

        return Evaluator.PreviewPath(rules, state, buddy.Audience, key) is { } path ? TypedResults.Ok(path) : PathEndpoints.NoPath;
    }

    private static async Task<(Buddy Buddy, Ruleset Rules, BuddyState State)?> FindAsync(
        ProgressionDb db, Rulesets rulesets, Principal caller, Guid buddyId, CancellationToken ct)
    {
        if (await BuddyEndpoints.FindAsync(db, caller, buddyId, ct) is not { } buddy)
        {
            return null;
        }

        var row = await db.Set<BuddyStateRow>().AsNoTracking().FirstAsync(state => state.BuddyId == buddyId, ct);
        return (buddy, await rulesets.GetAsync(buddy.ConfigVersionId, ct), BuddyStateJson.Read(row.State));
    }
}
