using System.Globalization;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Operations;
using Hatched.Rules.Compiled;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.Progression.Features.Play.WidgetViews;

/// <summary>One question for everything of Progression that a buddy's widgets show.</summary>
internal static class WidgetViewEndpoints
{
    public static void MapWidgetViews(this IEndpointRouteBuilder internals)
    {
        internals.MapGet("/widget-views/{buddyId}", Get);
        internals.MapPost("/widget-views/versions", FindVersions).DisableValidation();
        internals.MapGet("/widget-views/{buddyId}/operations/{operationId}", GetOperation);
        internals.MapWidgetDetails();
    }

    private static async Task<Results<Ok<WidgetView>, ApiError>> Get(
        Guid buddyId, Principal caller, ProgressionDb db, BuddyPresenter presenter, Rulesets rulesets, TimeProvider clock, CancellationToken ct)
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
            buddy.VisualVariant));
    }

    // What a poll needs before anything else: has something changed? Balances are Economy's, which answers the same question for them.
    private static async Task<Ok<Versions>> FindVersions(FindVersions request, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT k.n, s.version, b.updated_at, b.config_version_id
            FROM unnest($1, $2) WITH ORDINALITY AS k (customer_id, buddy_id, n)
            CROSS JOIN LATERAL (SELECT * FROM buddies WHERE id = k.buddy_id AND customer_id = k.customer_id LIMIT 1) b
            CROSS JOIN LATERAL (SELECT version FROM buddy_states WHERE buddy_id = b.id LIMIT 1) s
            """);
        command.Parameters.Add(SqlArray.Array(request.Buddies.Select(buddy => buddy.CustomerId), NpgsqlDbType.Uuid));
        command.Parameters.Add(SqlArray.Array(request.Buddies.Select(buddy => buddy.BuddyId), NpgsqlDbType.Uuid));
        var versions = new string[request.Buddies.Count];
        versions.AsSpan().Fill("");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            versions[reader.GetInt64(0) - 1] = string.Create(
                CultureInfo.InvariantCulture, $"{reader.GetInt64(1)}-{reader.GetFieldValue<DateTimeOffset>(2).UtcTicks:x}-{reader.GetGuid(3):n}");
        }

        return TypedResults.Ok(new Versions(versions));
    }

    // The operation of another buddy is nobody's business: 404, as an unknown one.
    private static async Task<Results<Ok<OperationResponse>, ApiError>> GetOperation(
        Guid buddyId, Guid operationId, Principal caller, ProgressionDb db, CancellationToken ct) =>
        await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == operationId && o.BuddyId == buddyId && o.CustomerId == caller.CustomerId, ct) is { } operation
            ? TypedResults.Ok(OperationEndpoints.Show(operation))
            : OperationEndpoints.NoOperation;

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

    internal static IEnumerable<WidgetStreak> Streaks(Ruleset rules, BuddyState state, string audience, DateTimeOffset now) =>
        Evaluator.DescribeStreaks(rules, state, audience, now).Join(
            rules.Document.StreakDefinitions, status => status.DefinitionKey, definition => definition.Key, (status, definition) => new WidgetStreak(
                status.DefinitionKey, status.Label, status.Icon, HatchedJson.Name(status.Period.ToString()), HatchedJson.Name(definition.DisplayMode.ToString()),
                definition.MaxRowIcons, status.Current, status.Longest, status.FreezesHeld, status.TickedThisPeriod, status.NextMilestone, status.Hero));

    private static IEnumerable<WidgetSkill> Skills(Ruleset rules, BuddyState state) => Evaluator.DescribeSkills(rules, state).Select(skill => new WidgetSkill(
        skill.Key, skill.Label, skill.Icon, skill.Color, skill.Value, skill.Level, skill.MaxValue, skill.PointsPerLevel));

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, HatchedJson.Options);
}
