using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Facts;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.Rules.Views;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Buddies;

/// <summary>The <c>/buddies</c> resource: a user's creature as a whole.</summary>
internal static class BuddyEndpoints
{
    internal static readonly ApiError NoBuddy = ApiError.NotFound("Buddy");
    internal static readonly ApiError IsArchived = ApiError.Conflict("The buddy is archived; an archived buddy does not change.", new { Status = "archived" });

    public static void MapBuddies(this IEndpointRouteBuilder routes)
    {
        var buddies = routes.MapGroup("/buddies").WithTags("Buddies");
        buddies.MapGet("/", List).WithName("ListBuddies").WithSummary("List buddies with pagination and optional filters").RequirePublishable("read:buddies");
        buddies.MapGet("/{id}", Get).WithName("GetBuddy").WithSummary("Get buddy details with full canonical state").RequirePublishable("read:buddies");
        buddies.MapPatch("/{id}", Update).WithName("RenameBuddy").WithSummary("Update a buddy name or its time zone").RequireSecret();
        buddies.MapPatch("/{id}/archive", Archive).WithName("ArchiveBuddy").WithSummary("Archive a buddy (one-way transition from active to archived)").RequireSecret();
        buddies.MapGet("/{buddy_id}/progression", Progression).WithName("GetBuddyProgression")
            .WithSummary("Get buddy progression metrics (legacy endpoint)").RequirePublishable("read:buddies");
        buddies.MapGet("/{buddy_id}/progression-metrics", Metrics).WithName("GetProgressionMetrics")
            .WithSummary("Get buddy progression metrics (lessons, quizzes, streaks, etc.)").RequirePublishable("read:buddies");
    }

    private static async Task<Ok<NumberedPage<BuddyResponse>>> List(
        [AsParameters] BuddyListQuery query, Principal caller, ProgressionDb db, BuddyPresenter presenter, CancellationToken ct)
    {
        var buddies = db.Buddies.AsNoTracking().Where(buddy => buddy.CustomerId == caller.CustomerId);
        if (query.UserId is { } user)
        {
            buddies = buddies.Where(buddy => buddy.UserId == user);
        }

        if (query.Status is { } name && Enum.Parse<BuddyStatus>(name, ignoreCase: true) is var status)
        {
            buddies = buddies.Where(buddy => buddy.Status == status);
        }

        if (query.EvolutionStage is { } stage)
        {
            buddies = buddies.Where(buddy => buddy.EvolutionStage == stage);
        }

        if (query.Audience is { } audience)
        {
            buddies = buddies.Where(buddy => buddy.Audience == audience);
        }

        var total = await buddies.LongCountAsync(ct);
        var page = await Sorted(db, buddies, query).Skip((query.Page - 1) * query.Limit).Take(query.Limit).ToListAsync(ct);
        return TypedResults.Ok(new NumberedPage<BuddyResponse>(
            await presenter.ShowAsync(caller.CustomerId, page, ct), new PageInfo(query.Page, query.Limit, total)));
    }

    // Coins are Economy's; Progression's mirror of the balance is what one database can sort by.
    private static IQueryable<Buddy> ByCoins(ProgressionDb db, IQueryable<Buddy> buddies, bool ascending)
    {
        var joined = buddies.Join(db.Set<BuddyStateRow>(), buddy => buddy.Id, row => row.BuddyId, (buddy, row) => new { buddy, row.Coins });
        return (ascending
            ? joined.OrderBy(pair => pair.Coins).ThenBy(pair => pair.buddy.Id)
            : joined.OrderByDescending(pair => pair.Coins).ThenByDescending(pair => pair.buddy.Id)).Select(pair => pair.buddy);
    }

    private static IQueryable<Buddy> Sorted(ProgressionDb db, IQueryable<Buddy> buddies, BuddyListQuery query) => (query.Sort, query.Order) switch
    {
        ("name", "asc") => buddies.OrderBy(buddy => buddy.Name).ThenBy(buddy => buddy.Id),
        ("name", _) => buddies.OrderByDescending(buddy => buddy.Name).ThenByDescending(buddy => buddy.Id),
        ("updated_at", "asc") => buddies.OrderBy(buddy => buddy.UpdatedAt).ThenBy(buddy => buddy.Id),
        ("updated_at", _) => buddies.OrderByDescending(buddy => buddy.UpdatedAt).ThenByDescending(buddy => buddy.Id),
        ("evolution_stage", "asc") => buddies.OrderBy(buddy => buddy.EvolutionStage).ThenBy(buddy => buddy.Id),
        ("evolution_stage", _) => buddies.OrderByDescending(buddy => buddy.EvolutionStage).ThenByDescending(buddy => buddy.Id),
        ("coins", var order) => ByCoins(db, buddies, order is "asc"),
        (_, "asc") => buddies.OrderBy(buddy => buddy.Id),
        _ => buddies.OrderByDescending(buddy => buddy.Id),
    };

    private static async Task<Results<Ok<BuddyResponse>, ApiError>> Get(
        Guid id, Principal caller, ProgressionDb db, BuddyPresenter presenter, CancellationToken ct) =>
        await FindAsync(db, caller, id, ct) is { } buddy ? TypedResults.Ok(await presenter.ShowAsync(buddy, ct)) : NoBuddy;

    private static async Task<Results<Ok<BuddyResponse>, ApiError>> Update(
        Guid id, UpdateBuddyRequest request, Principal caller, ProgressionDb db, Rulesets rulesets, ApplyOverride apply, BuddyPresenter presenter,
        TimeProvider clock, CancellationToken ct)
    {
        if (await LockedBuddy.TakeAsync(db, caller.CustomerId, id, ct) is not { } locked)
        {
            return NoBuddy;
        }

        if (locked.Buddy.Status is BuddyStatus.Archived)
        {
            return IsArchived;
        }

        var now = clock.GetUtcNow();
        locked.Buddy.Name = request.Name?.Trim() ?? locked.Buddy.Name;
        if (request.HasTimeZone)
        {
            var rules = await locked.RulesAsync(rulesets, ct);
            var result = Evaluator.SetTimeZone(rules, locked.State, locked.Buddy.Audience, now, request.TimeZone);
            apply.Write(locked, result, rules, $"time_zone:{Guid.CreateVersion7(now)}", now);
        }
        else
        {
            locked.Touch(now);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await presenter.ShowAsync(locked.Buddy, ct));
    }

    private static async Task<Results<Ok<BuddyResponse>, ApiError>> Archive(
        Guid id, Principal caller, ProgressionDb db, BuddyPresenter presenter, TimeProvider clock, CancellationToken ct)
    {
        if (await LockedBuddy.TakeAsync(db, caller.CustomerId, id, ct) is not { } locked)
        {
            return NoBuddy;
        }

        if (locked.Buddy.Status is BuddyStatus.Archived)
        {
            return IsArchived;
        }

        locked.Buddy.Status = BuddyStatus.Archived;
        locked.Row.StreaksDueAt = null;
        locked.Touch(clock.GetUtcNow());
        db.Announce(new BuddyArchived(id, locked.Buddy.UserId), caller.CustomerId, id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await presenter.ShowAsync(locked.Buddy, ct));
    }

    private static async Task<Results<Ok<BuddyProgression>, ApiError>> Progression(
        [Microsoft.AspNetCore.Mvc.FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, ProgressionDb db, BuddyPresenter presenter, CancellationToken ct) =>
        await FindAsync(db, caller, buddyId, ct) is { } buddy ? TypedResults.Ok((await presenter.ShowAsync(buddy, ct)).Progression) : NoBuddy;

    private static async Task<Results<Ok<ProgressionMetrics>, ApiError>> Metrics(
        [Microsoft.AspNetCore.Mvc.FromRoute(Name = "buddy_id")] Guid buddyId, Principal caller, ProgressionDb db, Rulesets rulesets, TimeProvider clock, CancellationToken ct)
    {
        if (await FindAsync(db, caller, buddyId, ct) is not { } buddy)
        {
            return NoBuddy;
        }

        var state = BuddyStateJson.Read((await db.Set<BuddyStateRow>().AsNoTracking().FirstAsync(row => row.BuddyId == buddyId, ct)).State);
        var (rules, now) = (await rulesets.GetAsync(buddy.ConfigVersionId, ct), clock.GetUtcNow());
        var progression = Evaluator.Progression(rules, state, buddy.Audience, now);
        return TypedResults.Ok(new ProgressionMetrics
        {
            BuddyId = buddyId,
            EvolutionStage = state.Stage,
            EvolutionReady = Evaluator.Describe(rules, state).Ready,
            Xp = progression.Xp,
            TotalSkillLevel = progression.TotalSkillLevel,
            BadgeCount = progression.BadgeCount,
            BadgesReadyCount = state.BadgesReady.Count,
            ItemCount = progression.ItemCount,
            CurrentStreak = progression.CurrentStreak,
            LongestStreak = progression.LongestStreak,
            TotalEvents = state.TotalEvents,
            CustomCounters = progression.CustomCounters,
            Skills = Evaluator.DescribeSkills(rules, state),
            Streaks = Evaluator.DescribeStreaks(rules, state, buddy.Audience, now),
        });
    }

    internal static Task<Buddy?> FindAsync(ProgressionDb db, Principal caller, Guid id, CancellationToken ct) =>
        db.Buddies.AsNoTracking().FirstOrDefaultAsync(buddy => buddy.Id == id && buddy.CustomerId == caller.CustomerId, ct);
}
