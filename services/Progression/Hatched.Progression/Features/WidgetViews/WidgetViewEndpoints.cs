using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Progression.Clients;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Buddies;
using Hatched.Progression.Features.Configs;
using Hatched.Progression.Features.Configs.Document;
using Hatched.Progression.Features.Evaluation;
using Hatched.Progression.Features.Operations;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using EconomyWallet = Hatched.Contracts.Internal.Wallet;

namespace Hatched.Progression.Features.WidgetViews;

/// <summary>One question for everything of Progression that a buddy's widgets show.</summary>
internal static class WidgetViewEndpoints
{
    public static void MapWidgetViews(this IEndpointRouteBuilder internals)
    {
        internals.MapGet("/widget-views/{buddyId}", Get);
        internals.MapGet("/widget-views/{buddyId}/version", GetVersion);
        internals.MapGet("/widget-views/{buddyId}/operations/{operationId}", GetOperation);
    }

    private static async Task<Results<Ok<WidgetView>, ApiError>> Get(
        Guid buddyId, Principal caller, ProgressionDb db, BuddyPresenter presenter, EconomyClient economy, Rulesets rulesets, TimeProvider clock, CancellationToken ct)
    {
        if (await BuddyEndpoints.FindAsync(db, caller, buddyId, ct) is not { } buddy)
        {
            return BuddyEndpoints.NoBuddy;
        }

        var row = await db.Set<BuddyStateRow>().AsNoTracking().FirstAsync(s => s.BuddyId == buddyId, ct);
        var operations = await db.Operations.AsNoTracking()
            .Where(o => o.BuddyId == buddyId && (o.Status == OperationStatus.Pending || o.Status == OperationStatus.Processing)).ToListAsync(ct);
        var rules = await rulesets.GetAsync(buddy.ConfigVersionId, ct);
        var state = BuddyStateJson.Read(row.State);
        return TypedResults.Ok(new WidgetView(
            Json(await presenter.ShowAsync(buddy, ct)),
            [.. Badges(rules, state, buddy.Audience)],
            [.. Streaks(rules, state, buddy.Audience, clock.GetUtcNow())],
            [.. Skills(rules, state)],
            Json(Evaluator.Describe(rules, state)),
            Json(operations.Select(OperationEndpoints.Show)),
            Version(buddy, row.Version, (await economy.FindWalletsAsync(caller.CustomerId, [buddyId], ct)).FirstOrDefault())));
    }

    // What a poll needs before anything else: has something changed?
    private static async Task<Results<Ok<string>, ApiError>> GetVersion(Guid buddyId, Principal caller, ProgressionDb db, EconomyClient economy, CancellationToken ct)
    {
        var found = await (
            from buddy in db.Buddies.AsNoTracking()
            join row in db.Set<BuddyStateRow>().AsNoTracking() on buddy.Id equals row.BuddyId
            where buddy.Id == buddyId && buddy.CustomerId == caller.CustomerId
            select new { buddy, row.Version }).FirstOrDefaultAsync(ct);
        return found is null
            ? BuddyEndpoints.NoBuddy
            : TypedResults.Ok(Version(found.buddy, found.Version, (await economy.FindWalletsAsync(caller.CustomerId, [buddyId], ct)).FirstOrDefault()));
    }

    // The operation of another buddy is nobody's business: 404, as an unknown one.
    private static async Task<Results<Ok<OperationResponse>, ApiError>> GetOperation(
        Guid buddyId, Guid operationId, Principal caller, ProgressionDb db, CancellationToken ct) =>
        await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == operationId && o.BuddyId == buddyId && o.CustomerId == caller.CustomerId, ct) is { } operation
            ? TypedResults.Ok(OperationEndpoints.Show(operation))
            : OperationEndpoints.NoOperation;

    // Balances are Economy's and move a moment after the state does: without them in the version, a poll between the two would stick.
    private static string Version(Buddy buddy, long version, EconomyWallet? wallet) =>
        $"{version}-{buddy.UpdatedAt.UtcTicks:x}-{buddy.ConfigVersionId:n}-{wallet?.Tokens.Sum(token => token.LifetimeEarned + token.LifetimeSpent)}-{wallet?.ItemIds.Count}";

    private static IEnumerable<WidgetBadge> Badges(Ruleset rules, BuddyState state, string audience) => rules.Document.BadgeDefinitions
        .Where(badge => badge.IsActive && (badge.Audience is null || badge.Audience == audience))
        .Select(badge =>
        {
            var earned = state.Badges.TryGetValue(badge.Key, out var at);
            var progress = earned || badge.Condition is null ? null : Evaluator.Check(rules, state, badge.Condition);
            return new WidgetBadge(
                badge.Key, badge.Label, badge.Description, badge.IconUrl, HatchedJson.Name(badge.AwardMode.ToString()), earned,
                earned ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, state.BadgesReady.ContainsKey(badge.Key), progress?.Current, progress?.Target);
        });

    private static IEnumerable<WidgetStreak> Streaks(Ruleset rules, BuddyState state, string audience, DateTimeOffset now) =>
        Evaluator.DescribeStreaks(rules, state, audience, now).Join(
            rules.Document.StreakDefinitions, status => status.DefinitionKey, definition => definition.Key, (status, definition) => new WidgetStreak(
                status.DefinitionKey, status.Label, status.Icon, HatchedJson.Name(status.Period.ToString()), HatchedJson.Name(definition.DisplayMode.ToString()),
                definition.MaxRowIcons, status.Current, status.Longest, status.FreezesHeld, status.TickedThisPeriod, status.NextMilestone, status.Hero));

    private static IEnumerable<WidgetSkill> Skills(Ruleset rules, BuddyState state) => Evaluator.DescribeSkills(rules, state).Select(skill => new WidgetSkill(
        skill.Key, skill.Label, skill.Icon, skill.Color, skill.Value, skill.Level, skill.MaxValue, skill.PointsPerLevel));

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, HatchedJson.Options);
}
