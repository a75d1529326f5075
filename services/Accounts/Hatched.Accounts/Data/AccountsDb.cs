using Hatched.Accounts.Features.ApiKeys;
using Hatched.Accounts.Features.Customers;
using Hatched.Accounts.Features.Erasures;
using Hatched.Accounts.Features.Logins;
using Hatched.Accounts.Features.Mail;
using Hatched.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Data;

/// <summary>Customers, their logins and keys, and the mail that goes to them.</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options) : ServiceDb(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Login> Logins => Set<Login>();

    public DbSet<OneTimeToken> OneTimeTokens => Set<OneTimeToken>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    /// <summary>The customer, its row locked: what is read is what the change is built on.</summary>
    public async Task<Customer?> LockCustomerAsync(Guid customerId, CancellationToken ct) =>
        (await Customers.FromSql($"SELECT * FROM customers WHERE id = {customerId} FOR UPDATE").ToListAsync(ct)).FirstOrDefault();
}
