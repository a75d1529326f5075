using Hatched.Accounts.Features.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Accounts.Features.Logins;

/// <summary>A person who may sign in to a customer's dashboard.</summary>
internal sealed class Login
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>Normalised, unique over all customers.</summary>
    public required string Email { get; init; }

    public required string PasswordHash { get; set; }

    public DateTimeOffset? EmailVerifiedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The one form in which an address is stored and looked up.</summary>
    public static string Normalise(string email) => email.Trim().ToLowerInvariant();
}

internal sealed class LoginConfiguration : IEntityTypeConfiguration<Login>
{
    public void Configure(EntityTypeBuilder<Login> login)
    {
        login.ToTable("logins");
        login.Property(l => l.Email).HasMaxLength(254);
        login.Property(l => l.PasswordHash).HasMaxLength(200);
        login.HasIndex(l => l.Email).IsUnique();
        login.HasOne<Customer>().WithMany().HasForeignKey(l => l.CustomerId);
    }
}
