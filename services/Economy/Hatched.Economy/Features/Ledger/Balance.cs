using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Features.Ledger;

/// <summary>What one buddy holds of one token: the sum of its ledger rows, moved in their transaction.</summary>
internal sealed class Balance : IEntityTypeConfiguration<Balance>
{
    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    /// <summary><see cref="WalletKey.Coins"/> for the primary token, whatever the customer calls it.</summary>
    public required string TokenKey { get; init; }

    public long Amount { get; init; }

    public long LifetimeEarned { get; init; }

    public long LifetimeSpent { get; init; }

    /// <summary>The part of <see cref="Amount"/> that Progression did not decide.</summary>
    public long ExternalNet { get; init; }

    /// <summary>The part of <see cref="LifetimeEarned"/> that Progression did not decide.</summary>
    public long ExternalEarned { get; init; }

    /// <summary>Grows with each movement.</summary>
    public long Version { get; init; }

    public void Configure(EntityTypeBuilder<Balance> builder)
    {
        builder.ToTable("balances", table =>
        {
            table.HasCheckConstraint("ck_balances_not_negative", "balance >= 0");
            table.HasCheckConstraint("ck_balances_sums", "balance = lifetime_earned - lifetime_spent");
        });
        builder.HasKey(b => new { b.CustomerId, b.BuddyId, b.TokenKey });
        builder.Property(b => b.TokenKey).HasMaxLength(64);
        builder.Property(b => b.Amount).HasColumnName("balance");
    }
}
