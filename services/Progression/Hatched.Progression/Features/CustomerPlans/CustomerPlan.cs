using System.Collections.Frozen;
using Hatched.Rules;
using Hatched.ServiceDefaults.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.CustomerPlans;

/// <summary>What Accounts last said of a customer's plan: events come on behalf of a customer, without its principal.</summary>
internal sealed class CustomerPlan
{
    private static readonly (string Name, Capabilities Capability)[] Evaluated =
    [
        ("badges", Capabilities.Badges), ("streaks", Capabilities.Streaks), ("tokens", Capabilities.Tokens), ("paths", Capabilities.Paths),
        ("evolution", Capabilities.Evolution),
    ];

    private static readonly FrozenDictionary<string, Capabilities> LackedByPlan =
        Plans.All.ToFrozenDictionary(plan => plan.Key, plan => Among(name => !plan.Capabilities.Contains(name)), StringComparer.Ordinal);

    public required Guid CustomerId { get; init; }

    public required string Plan { get; init; }

    public required string[] DisabledCapabilities { get; init; }

    /// <summary>The setting <c>default_time_zone</c>; null: UTC.</summary>
    public string? DefaultTimeZone { get; init; }

    /// <summary>Since when it is so: what is older is passed over.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What evaluations pass over. A customer or a plan that is not known has what the least plan includes.</summary>
    public static Capabilities Lacking(string? plan, IReadOnlyList<string>? disabled) =>
        (LackedByPlan.TryGetValue(plan ?? "", out var lacking) ? lacking : LackedByPlan[Plans.All[0].Key])
        | (disabled is { Count: > 0 } ? Among(disabled.Contains) : Capabilities.None);

    private static Capabilities Among(Func<string, bool> isLacking) =>
        Evaluated.Where(row => isLacking(row.Name)).Aggregate(Capabilities.None, (lacking, row) => lacking | row.Capability);
}

internal sealed class CustomerPlanConfiguration : IEntityTypeConfiguration<CustomerPlan>
{
    public void Configure(EntityTypeBuilder<CustomerPlan> plan)
    {
        plan.ToTable("customer_plans");
        plan.HasKey(p => p.CustomerId);
        plan.Property(p => p.CustomerId).ValueGeneratedNever();
        plan.Property(p => p.Plan).HasMaxLength(20);
        plan.Property(p => p.DefaultTimeZone).HasMaxLength(64);
    }
}
