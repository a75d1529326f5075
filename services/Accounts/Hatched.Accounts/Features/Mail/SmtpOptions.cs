using System.ComponentModel.DataAnnotations;

namespace Hatched.Accounts.Features.Mail;

/// <summary>The SMTP server, from <c>Hatched:Smtp</c>.</summary>
internal sealed class SmtpOptions
{
    /// <summary>Not set: mails are written and logged, and not sent.</summary>
    public string? Host { get; init; }

    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>STARTTLS.</summary>
    public bool Tls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    [Required]
    public string From { get; init; } = "Hatched <no-reply@hatched.local>";
}
