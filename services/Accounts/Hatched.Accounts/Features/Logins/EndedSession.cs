using Hatched.Accounts.Features.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Accounts.Features.Logins;

/// <summary>A dashboard token that was signed out: refused for as long as it would otherwise be good.</summary>
internal sealed class EndedSession
{
    public required Guid TokenId { get; init; }

    public required Guid CustomerId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class EndedSessionConfiguration : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> session)
    {
        session.ToTable("ended_sessions");
        session.HasKey(s => s.TokenId);
        session.Property(s => s.TokenId).ValueGeneratedNever();
        session.HasIndex(s => s.CustomerId);
        session.HasOne<Customer>().WithMany().HasForeignKey(s => s.CustomerId);
    }
}
