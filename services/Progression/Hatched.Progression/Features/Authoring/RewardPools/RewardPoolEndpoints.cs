using Hatched.Progression.Clients;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Authoring.RewardPools;

/// <summary>What a coin rule has paid, whichever version of it: from its first coin to the one just credited.</summary>
/// <param name="Grants">How often it has paid, since ever.</param>
/// <param name="CoinsPaid">Since ever.</param>
/// <param name="Lucky">Null for a rule without luck.</param>
/// <param name="Since">The first day of <paramref name="Days"/>.</param>
/// <param name="Days">The last 30 UTC days, today included.</param>
public sealed record RewardPoolTelemetry(
    Guid RuleId, string Name, string EventType, bool IsActive, long Grants, long CoinsPaid, DateTimeOffset? LastPaidAt, LuckTelemetry? Lucky, DateOnly Since,
    IReadOnlyList<RewardPoolDay> Days);

/// <summary>Whether luck is as it should be.</summary>
/// <param name="Chance">As the rule has it now.</param>
/// <param name="Bonus">As the rule has it now.</param>
/// <param name="Wins">How often a grant came with the bonus, since ever.</param>
/// <param name="ObservedChance">Wins a grant; null before the first grant.</param>
public sealed record LuckTelemetry(double Chance, long Bonus, long Wins, double? ObservedChance);

/// <summary>What the rule paid on a day.</summary>
/// <param name="LuckyGrants">Those of the grants that came with the bonus.</param>
public sealed record RewardPoolDay(DateOnly Date, long Grants, long CoinsPaid, long LuckyGrants);

/// <summary><c>GET /coin-rules/{id}/reward-pool/telemetry</c>, from Economy's ledger.</summary>
internal static class RewardPoolEndpoints
{
    private const int Window = 30;
    private static readonly ApiError NoRule = ApiError.NotFound("Coin rule");

    public static void MapRewardPools(this IEndpointRouteBuilder routes) => routes.MapGroup("/coin-rules/{id}/reward-pool").WithTags("Coin Rules").RequireSecret()
        .MapGet("/telemetry", Get).WithName("GetRewardPoolTelemetry").WithSummary("Reward pool telemetry");

    private static async Task<Results<Ok<RewardPoolTelemetry>, ApiError>> Get(
        Guid id, Drafts drafts, EconomyClient economy, Principal caller, TimeProvider clock, CancellationToken ct)
    {
        if ((await drafts.CurrentAsync(caller.CustomerId, ct)).CoinRules.FirstOrDefault(rule => rule.Id == id) is not { } rule)
        {
            return NoRule;
        }

        var paid = await economy.PayoutsAsync(caller.CustomerId, $"coin_rule:{id}", ct);
        var (grants, wins) = (paid.Days.Sum(day => day.Grants), paid.Days.Sum(day => day.LuckyGrants));
        var byDay = paid.Days.ToDictionary(day => day.Day);
        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1 - Window);
        return TypedResults.Ok(new RewardPoolTelemetry(
            id, rule.Name, rule.EventType, rule.IsActive, grants, paid.Days.Sum(day => day.Amount), paid.LastAt,
            rule.Lucky is { } luck ? new LuckTelemetry(luck.Chance, luck.Bonus, wins, grants is 0 ? null : (double)wins / grants) : null,
            since,
            [.. Enumerable.Range(0, Window).Select(i => since.AddDays(i)).Select(date =>
                byDay.TryGetValue(date, out var day) ? new RewardPoolDay(date, day.Grants, day.Amount, day.LuckyGrants) : new RewardPoolDay(date, 0, 0, 0))]));
    }
}
