using Hatched.Accounts.Clients;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Polly;

namespace Hatched.Accounts.Features.ApiKeys;

/// <summary>Who the calling credential is and what it may do.</summary>
/// <param name="KeyId">The key, widget session or login; null for an embed token.</param>
/// <param name="Capabilities">What the plan includes, less what is switched off.</param>
/// <param name="Scopes"><c>*</c> for a credential that acts for the whole customer.</param>
public sealed record WhoAmIResponse(
    Guid CustomerId, PrincipalKind Kind, Guid? KeyId, string Mode, string Plan, IReadOnlyList<string> Capabilities, IReadOnlyList<string> Scopes,
    RateLimit RateLimit, EventQuotaUse EventQuota);

/// <summary>How many requests the credential may make.</summary>
/// <param name="PerDay">Null: none.</param>
public sealed record RateLimit(int PerMinute, int? PerDay);

/// <summary>The month's events.</summary>
/// <param name="Used">Events of this UTC month; null while the count is not to be had.</param>
/// <param name="Limit">Null: none.</param>
public sealed record EventQuotaUse(long? Used, long? Limit, DateTimeOffset ResetAt);

/// <summary><c>GET /auth/api-keys/whoami</c>.</summary>
internal static class WhoAmI
{
    private static readonly RateLimit BrowserLimit = new(200, 10_000);

    public static void MapWhoAmI(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/auth/api-keys/whoami", Answer).WithName("WhoAmI").WithTags("Auth")
            .WithSummary("Return the identity, plan, capabilities, and scopes of the calling credential").RequireAnyCredential();

    internal static async Task<Ok<WhoAmIResponse>> Answer(Principal principal, IngestionClient ingestion, TimeProvider clock, CancellationToken ct)
    {
        var plan = Plans.Get(principal.Plan);
        return TypedResults.Ok(new WhoAmIResponse(
            principal.CustomerId, principal.Kind, principal.CredentialId, principal.Mode, principal.Plan,
            Plans.Enabled(principal.Plan, principal.DisabledCapabilities),
            principal.ActsForCustomer ? ["*"] : principal.Scopes,
            principal.Kind is PrincipalKind.SecretKey or PrincipalKind.Service ? new RateLimit(plan.RequestsPerMinute, plan.RequestsPerDay) : BrowserLimit,
            await QuotaAsync(principal, plan, ingestion, clock, ct)));
    }

    /// <remarks>Answered without the count when Ingestion is away: this route is how clients check their key, and the key is good.</remarks>
    private static async Task<EventQuotaUse> QuotaAsync(Principal principal, Plan plan, IngestionClient ingestion, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            var quota = await ingestion.QuotaAsync(principal.CustomerId, ct);
            return new EventQuotaUse(quota.Used, quota.Limit, quota.ResetAt);
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException)
        {
            var now = clock.GetUtcNow();
            var nextMonth = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
            return new EventQuotaUse(null, principal.EventQuota ?? plan.EventsPerMonth, nextMonth);
        }
    }
}
