using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Users;

/// <summary>A user over all of its buddies.</summary>
/// <param name="UserId">Your own id of the user.</param>
/// <param name="BuddyCount">All of them. The other numbers are over the newest 100.</param>
/// <param name="ActiveBuddyCount">Those that are not archived.</param>
/// <param name="Coins">The balances of the primary token, added up.</param>
/// <param name="Tokens">Token key to balance, added up.</param>
/// <param name="BadgeCount">How many badges the buddies have; the same badge of two of them is two.</param>
/// <param name="Badges">The keys of these badges, each once.</param>
/// <param name="TotalSkillLevel">Added up.</param>
/// <param name="HighestEvolutionStage">1 Hatchling … 5 Elder; null without a buddy.</param>
/// <param name="LastActiveAt">When one of them last changed or made progress; null without a buddy.</param>
public sealed record UserSummary(
    string UserId, int BuddyCount, int ActiveBuddyCount, long Coins, IReadOnlyDictionary<string, long> Tokens, int BadgeCount, IReadOnlyList<string> Badges, long TotalSkillLevel,
    int? HighestEvolutionStage, DateTimeOffset? LastActiveAt, IReadOnlyList<UserBuddy> Buddies);

/// <summary>One of a user's buddies, newest first.</summary>
public sealed record UserBuddy(
    Guid Id, string Name, string Audience, [property: System.ComponentModel.DataAnnotations.AllowedValues("active", "archived")] string Status, int EvolutionStage, long Coins, int BadgeCount,
    long TotalSkillLevel, string? ImageUrl, string? ThumbUrl, DateTimeOffset CreatedAt);

/// <summary>A user's buddies, coins and badges together, at two addresses.</summary>
internal static class UserSummaryEndpoints
{
    private const int MaxBuddies = 100;
    private static readonly ApiError NoUser = ApiError.NotFound("User");

    public static void MapUserSummaries(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/buddies/users").WithTags("Buddies").RequirePublishable("read:buddies")
            .MapGet("/{user_id}/summary", Get).WithName("GetUserSummary").WithSummary("Get a user summary including buddy count, coins, and badges");
        routes.MapGroup("/customers/me/users").WithTags("Customers").RequireSecret()
            .MapGet("/{user_id}/summary", Get).WithName("GetCustomerUserSummary").WithSummary("Get a user summary including buddy count, coins, and badges");
    }

    private static async Task<Results<Ok<UserSummary>, ApiError>> Get(
        [FromRoute(Name = "user_id")] string userId, Principal caller, ProgressionDb db, BuddyPresenter presenter, CancellationToken ct)
    {
        var own = db.Buddies.AsNoTracking().Where(buddy => buddy.CustomerId == caller.CustomerId && buddy.UserId == userId);
        var newest = await own.OrderByDescending(buddy => buddy.Id).Take(MaxBuddies).ToListAsync(ct);
        if (newest.Count is 0 && !await db.Eggs.AnyAsync(egg => egg.CustomerId == caller.CustomerId && egg.UserId == userId, ct))
        {
            return NoUser;
        }

        var counts = await own.GroupBy(buddy => buddy.Status).Select(group => new { Status = group.Key, Count = group.Count() }).ToListAsync(ct);
        var ids = newest.Select(buddy => buddy.Id).ToArray();
        var badges = await db.BadgeAwards.Where(award => ids.Contains(award.BuddyId)).Select(award => award.BadgeKey).Distinct().Order().ToListAsync(ct);
        var lastProgress = await db.Set<BuddyStateRow>().Where(state => ids.Contains(state.BuddyId)).MaxAsync(state => (DateTimeOffset?)state.UpdatedAt, ct);
        var shown = await presenter.ShowAsync(caller.CustomerId, newest, ct);
        return TypedResults.Ok(new UserSummary(
            userId,
            counts.Sum(count => count.Count),
            counts.Where(count => count.Status is BuddyStatus.Active).Sum(count => count.Count),
            shown.Sum(buddy => buddy.Coins),
            shown.SelectMany(buddy => buddy.Tokens).GroupBy(token => token.Key).ToDictionary(token => token.Key, token => token.Sum(held => held.Value)),
            shown.Sum(buddy => buddy.Progression.BadgeCount),
            badges,
            shown.Sum(buddy => buddy.Progression.TotalSkillLevel),
            shown.Max(buddy => (int?)buddy.EvolutionStage),
            shown.Select(buddy => (DateTimeOffset?)buddy.UpdatedAt).Append(lastProgress).Max(),
            [.. shown.Select(buddy => new UserBuddy(
                buddy.Id, buddy.Name, buddy.Audience, buddy.Status, buddy.EvolutionStage, buddy.Coins, buddy.Progression.BadgeCount, buddy.Progression.TotalSkillLevel,
                buddy.ImageUrl, buddy.ThumbUrl, buddy.CreatedAt))]));
    }
}
