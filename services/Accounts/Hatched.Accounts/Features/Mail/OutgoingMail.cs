using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Accounts.Features.Mail;

/// <summary>A mail that was committed with the change it belongs to.</summary>
internal sealed class OutgoingMail
{
    public required Guid Id { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    /// <summary>Plain text; null once sent, because it may hold a one-time token.</summary>
    public required string? Body { get; init; }

    public int Attempts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("outgoing_mails");
        mail.Property(m => m.Recipient).HasMaxLength(254);
        mail.Property(m => m.Subject).HasMaxLength(200);
        mail.HasIndex(m => m.Id, "ix_outgoing_mails_waiting").HasFilter("sent_at IS NULL");
    }
}
