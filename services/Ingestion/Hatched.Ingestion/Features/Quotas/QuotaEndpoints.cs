using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Ingestion.Features.Quotas;

/// <summary>What Accounts shows in <c>whoami</c>.</summary>
internal static class QuotaEndpoints
{
    public static void MapQuotas(this IEndpointRouteBuilder internals) => internals.MapGet("/quota", Get);

    private static async Task<Ok<EventQuota>> Get(Principal caller, QuotaHeaders quotas, TimeProvider clock, CancellationToken ct)
    {
        var month = Quota.MonthOf(clock.GetUtcNow());
        // The caller is a service: the limit is the customer's plan's, which Accounts knows.
        return TypedResults.Ok(new EventQuota(await quotas.UsedAsync(caller.CustomerId, month, ct), null, Quota.ResetAfter(month)));
    }
}
