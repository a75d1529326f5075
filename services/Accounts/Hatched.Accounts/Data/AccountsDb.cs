using Hatched.Accounts.Features.ApiKeys;
using Hatched.Accounts.Features.Customers;
using Hatched.Accounts.Features.Erasures;
using Hatched.Accounts.Features.Logins;
using Hatched.Accounts.Features.Mail;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Hatched.Accounts.Data;

/// <summary>Customers, their logins and keys, and the mail that goes to them.</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options) : ServiceDb(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Login> Logins => Set<Login>();

    public DbSet<OneTimeToken> OneTimeTokens => Set<OneTimeToken>();

    public DbSet<EndedSession> EndedSessions => Set<EndedSession>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    /// <summary>The customer, its row locked: what is read is what the change is built on.</summary>
    public async Task<Customer?> LockCustomerAsync(Guid customerId, CancellationToken ct) =>
        (await Customers.FromSql($"SELECT * FROM customers WHERE id = {customerId} FOR UPDATE").ToListAsync(ct)).FirstOrDefault();

    /// <summary>Tells the other services what a new customer may use, and what a known one may use from now on.</summary>
    /// <remarks>Here and not where plans and settings are set: whoever sets them cannot forget it.</remarks>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Customer>().Where(ChangesWhatItMayUse).ToList())
        {
            var customer = entry.Entity;
            Send(new CustomerPlanSet(customer.Id, customer.Plan, customer.DisabledCapabilities, customer.UpdatedAt, customer.DefaultTimeZone), customer.Id);
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private static bool ChangesWhatItMayUse(EntityEntry<Customer> customer) => customer.State is EntityState.Added
        || (customer.State is EntityState.Modified
            && (customer.Property(c => c.Plan).IsModified || customer.Property(c => c.DisabledCapabilities).IsModified
                || customer.Property(c => c.DefaultTimeZone).IsModified));
}
