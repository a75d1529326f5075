using Hatched.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Accounts.Features.Mail;

/// <summary>A mail that was committed with the change it belongs to.</summary>
internal sealed class OutgoingMail
{
    /// <summary>How long there is use in sending it: the links in it are dead by then.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(1);

    private const string Sealed = "sealed:";

    public required Guid Id { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    /// <summary>Sealed, because it may hold a one-time token; null once sent, or when the token is too old.</summary>
    public required string? Body { get; init; }

    public int Attempts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public static OutgoingMail To(Guid id, string recipient, string subject, string body, SecretBox box, DateTimeOffset now) =>
        new() { Id = id, Recipient = recipient, Subject = subject, Body = Sealed + Convert.ToBase64String(box.Seal(body, id)), CreatedAt = now };

    /// <summary>The text of a stored body; what was stored before bodies were sealed is the text itself.</summary>
    public static string TextOf(string body, Guid id, SecretBox box) =>
        body.StartsWith(Sealed, StringComparison.Ordinal) ? box.Open(Convert.FromBase64String(body[Sealed.Length..]), id) : body;
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
