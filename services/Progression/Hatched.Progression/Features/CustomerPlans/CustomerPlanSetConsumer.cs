using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.CustomerPlans;

/// <summary>Keeps what evaluations need to know of a customer's plan; older and repeated news change nothing.</summary>
internal sealed class CustomerPlanSetConsumer(ProgressionDb db) : IConsumer<CustomerPlanSet>
{
    public Task Consume(ConsumeContext<CustomerPlanSet> context)
    {
        var (customerId, plan, disabled, asOf, zone) = context.Message;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO customer_plans AS known (customer_id, plan, disabled_capabilities, as_of, default_time_zone)
            VALUES ({customerId}, {plan}, {disabled.ToArray()}, {asOf}, {zone})
            ON CONFLICT (customer_id) DO UPDATE SET plan = excluded.plan, disabled_capabilities = excluded.disabled_capabilities, as_of = excluded.as_of,
                default_time_zone = excluded.default_time_zone
            WHERE known.as_of < excluded.as_of
            """,
            context.CancellationToken);
    }
}
