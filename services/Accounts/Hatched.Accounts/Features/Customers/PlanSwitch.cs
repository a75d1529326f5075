using System.ComponentModel.DataAnnotations;
using Hatched.Accounts.Data;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Customers;

/// <param name="Plan">A key of the table of plans.</param>
public sealed record SwitchPlanRequest([property: AllowedValues("starter", "growth", "pro", "enterprise")] string Plan);

/// <summary>Puts a customer on a plan without anybody paying: in Development only, for tests. The gateway routes nothing under /internal.</summary>
internal static class PlanSwitch
{
    private static readonly ApiError NoCustomer = ApiError.NotFound("Customer");

    public static void MapPlanSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/customers/{id}/plan", Switch).WithName("SwitchCustomerPlan");

    internal static async Task<Results<NoContent, ApiError>> Switch(Guid id, SwitchPlanRequest request, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Customers.FirstOrDefaultAsync(c => c.Id == id, ct) is not { } customer)
        {
            return NoCustomer;
        }

        customer.Plan = request.Plan;
        customer.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
