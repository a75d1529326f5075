using Hatched.Accounts.Data;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults;

namespace Hatched.Accounts.Features.Mail;

/// <summary>Writes mails into the request's transaction, sealed. Without an SMTP server they stay in the table; in Development they lie in a folder too.</summary>
/// <remarks>No log has an address or a text in it: the text holds a one-time token.</remarks>
internal sealed class Mailer(AccountsDb db, SecretBox box, Deployment deployment, DevelopmentSwitches development, TimeProvider clock, ILogger<Mailer> log)
{
    public void VerifyEmail(string recipient, string token) => Write(recipient, "Confirm your e-mail address", $"""
        Welcome to Hatched. Please confirm that this address is yours:

        {deployment.PublicUrl}/dashboard/verify-email?token={token}

        The link is good for one hour. If you did not sign up, ignore this mail.
        """);

    /// <param name="id">Of the mail.</param>
    public void ResetPassword(string recipient, string token, Guid id) => Write(recipient, "Reset your password", $"""
        Someone, hopefully you, asked for a new password for this address:

        {deployment.PublicUrl}/dashboard/reset-password?token={token}

        The link is good for one hour and works once. If it was not you, ignore this mail: nothing has changed.
        """, id);

    private void Write(string recipient, string subject, string body, Guid? id = null)
    {
        var mail = OutgoingMail.To(id ?? Guid.CreateVersion7(), recipient, subject, body, box, clock.GetUtcNow());
        db.Add(mail);
        if (development.KeepMails)
        {
            // The developer has no mailbox.
            log.LogInformation("Mail {MailId} ({Subject}) lies in {File}", mail.Id, subject, MailFolder.Drop(mail.Id, recipient, subject, body));
        }
        else
        {
            log.LogInformation("Mail {MailId} waits to be sent: {Subject}", mail.Id, subject);
        }
    }
}
