using System.Text.Json;
using Hatched.Accounts.Clients;
using Hatched.Accounts.Data;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.OpenApi;

namespace Hatched.Accounts.Features.Customers;

/// <summary>The <c>/customers/me</c> resource: the customer's own profile, settings and audiences.</summary>
internal static class CustomerEndpoints
{
    private const string MultiAudience = "multi_audience";
    private static readonly ApiError NoCustomer = ApiError.NotFound("Customer");
    private static readonly ApiError InUse = ApiError.Conflict("A buddy uses an audience that the new list leaves out.");
    private static readonly ApiError Locked = new(403, "plan_feature_locked", "Your plan includes fewer audiences.");
    private static readonly ApiError SwitchedOff = new(403, "capability_disabled", $"{MultiAudience} is switched off in your workspace's settings.");

    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/customers/me").WithTags("Customers").RequireSecret();

        me.MapGet("", GetCustomer).WithName("GetCustomer").WithSummary("Get the current customer");
        me.MapPatch("", UpdateCustomer).WithName("UpdateCustomer").WithSummary("Update the current customer's name or company")
            .Example("""{"name":"Example Learning","company":"Example Ltd"}""");
        me.MapPatch("/settings", UpdateSettings).WithName("UpdateCustomerSettings").WithSummary("Merge changes into the customer settings")
            .WithDescription("""
                A free JSON object, at most 32 KiB once merged. Each key that is sent replaces the stored one; null removes it.
                The keys of the schema have a meaning and are checked; any other is kept as it is.
                """)
            .AddOpenApiOperationTransformer(DescribeSettingsAsync)
            .Example("""{"max_active_eggs":5,"auto_evolve":true,"feature_toggles":{"kudos":false},"widget_size":"md"}""");
        me.MapPatch("/audiences", ReplaceAudiences).WithName("ReplaceAudiences").WithSummary("Replace the customer audience list")
            .Refuses("plan_feature_locked", "capability_disabled", "conflict")
            .Example("""{"audiences":[{"key":"default","label":"Learners","brief":"Adults who learn in the evening."},{"key":"teachers","label":"Teachers","brief":"They run the courses."}]}""");
    }

    internal static async Task<Results<Ok<CustomerResponse>, ApiError>> GetCustomer(
        Principal principal, AccountsDb db, Deployment deployment, CancellationToken ct) =>
        await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == principal.CustomerId, ct) is { } customer
            ? TypedResults.Ok(CustomerResponse.Of(customer, deployment))
            : NoCustomer;

    internal static async Task<Results<Ok<CustomerResponse>, ApiError>> UpdateCustomer(
        UpdateCustomerRequest request, Principal principal, AccountsDb db, Deployment deployment, TimeProvider clock, CancellationToken ct)
    {
        if (await db.LockCustomerAsync(principal.CustomerId, ct) is not { } customer)
        {
            return NoCustomer;
        }

        customer.Name = request.Name ?? customer.Name;
        customer.Company = request.Company is "" ? null : request.Company ?? customer.Company;
        customer.UpdatedAt = clock.GetUtcNow();
        return TypedResults.Ok(CustomerResponse.Of(customer, deployment));
    }

    internal static async Task<Results<Ok<CustomerResponse>, ApiError>> UpdateSettings(
        JsonElement changes, Principal principal, AccountsDb db, Deployment deployment, TimeProvider clock, CancellationToken ct)
    {
        if (await db.LockCustomerAsync(principal.CustomerId, ct) is not { } customer)
        {
            return NoCustomer;
        }

        var (settings, faults) = CustomerSettings.Merge(customer.Settings, changes);
        if (faults.Count > 0)
        {
            return ApiError.Invalid(faults);
        }

        customer.Replace(settings);
        customer.UpdatedAt = clock.GetUtcNow();
        return TypedResults.Ok(CustomerResponse.Of(customer, deployment));
    }

    internal static async Task<Results<Ok<CustomerResponse>, ApiError>> ReplaceAudiences(
        ReplaceAudiencesRequest request, Principal principal, AccountsDb db, Deployment deployment, ProgressionClient progression,
        TimeProvider clock, CancellationToken ct)
    {
        if (await db.LockCustomerAsync(principal.CustomerId, ct) is not { } customer)
        {
            return NoCustomer;
        }

        if (Refusal(request.Audiences.Count, customer) is { } refusal)
        {
            return refusal;
        }

        var removed = customer.Audiences.Select(audience => audience.Key).Except(request.Audiences.Select(audience => audience.Key)).ToList();
        if (removed.Count > 0)
        {
            var used = await progression.AudiencesInUseAsync(customer.Id, ct);
            if (removed.Intersect(used).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } kept)
            {
                return InUse.With(new { Audiences = kept });
            }
        }

        customer.Replace([.. request.Audiences.Select(audience => new Audience(audience.Key, audience.Label, audience.Brief))]);
        customer.UpdatedAt = clock.GetUtcNow();
        return TypedResults.Ok(CustomerResponse.Of(customer, deployment));
    }

    private static async Task DescribeSettingsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var known = await context.GetOrCreateSchemaAsync(typeof(KnownSettings), null, ct);
        known.AdditionalPropertiesAllowed = true;
        known.AdditionalProperties = null;
        operation.RequestBody!.Content!["application/json"].Schema = known;
    }

    private static ApiError? Refusal(int audiences, Customer customer)
    {
        if (Plans.Get(customer.Plan).MaxAudiences is { } most && audiences > most)
        {
            return Locked.With(new
            {
                Feature = MultiAudience,
                RequiredPlan = Plans.All.First(plan => plan.MaxAudiences is not { } limit || audiences <= limit).Key,
                CurrentPlan = customer.Plan,
                UpgradeUrl = "/dashboard/billing",
            });
        }

        return audiences > 1 && customer.DisabledCapabilities.Contains(MultiAudience) ? SwitchedOff : null;
    }
}
