using System.Text.Json;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Accounts.Features.Customers;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.ToTable("customers", table =>
        {
            table.HasCheckConstraint("ck_customers_plan", "plan IN ('starter', 'growth', 'pro', 'enterprise')");
            table.HasCheckConstraint("ck_customers_status", "status IN ('active', 'suspended')");
            table.HasCheckConstraint("ck_customers_credits", "welcome_credits_left >= 0 AND paid_credits >= 0 AND promo_credits >= 0");
            table.HasCheckConstraint("ck_customers_max_active_eggs", "max_active_eggs BETWEEN 1 AND 20");
            table.HasCheckConstraint("ck_customers_audiences", """audiences @> '[{"key": "default"}]'""");
        });
        customer.Property(c => c.Name).HasMaxLength(200);
        customer.Property(c => c.Company).HasMaxLength(200);
        customer.Property(c => c.Email).HasMaxLength(254);
        customer.Property(c => c.Plan).HasMaxLength(20);
        customer.Property(c => c.DefaultTimeZone).HasMaxLength(64);
        customer.Property(c => c.Status).HasMaxLength(20);
        customer.Property(c => c.Settings).HasColumnType("json"); // json and not jsonb: numbers and order stay as sent
        customer.Property(c => c.Audiences).HasColumnType("jsonb").HasConversion(
            audiences => JsonSerializer.Serialize(audiences, HatchedJson.Options),
            json => JsonSerializer.Deserialize<List<Audience>>(json, HatchedJson.Options)!,
            new ValueComparer<IReadOnlyList<Audience>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
        customer.Property(c => c.DisabledCapabilities).HasColumnType("text[]");
    }
}
