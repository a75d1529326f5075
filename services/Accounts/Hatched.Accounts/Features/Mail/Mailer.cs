using Hatched.Accounts.Data;

namespace Hatched.Accounts.Features.Mail;

/// <summary>Writes mails into the request's transaction. Without an SMTP server they stay in the table, and the log tells of them.</summary>
internal sealed class Mailer(AccountsDb db, Deployment deployment, IHostEnvironment environment, TimeProvider clock, ILogger<Mailer> log)
{
    public void VerifyEmail(string recipient, string token) => Write(recipient, "Confirm your e-mail address", $"""
        Welcome to Hatched. Please confirm that this address is yours:

        {deployment.PublicUrl}/dashboard/verify-email?token={token}

        The link is good for one hour. If you did not sign up, ignore this mail.
        """);

    public void ResetPassword(string recipient, string token) => Write(recipient, "Reset your password", $"""
        Someone, hopefully you, asked for a new password for this address:

        {deployment.PublicUrl}/dashboard/reset-password?token={token}

        The link is good for one hour and works once. If it was not you, ignore this mail: nothing has changed.
        """);

    private void Write(string recipient, string subject, string body)
    {
        var mail = new OutgoingMail { Id = Guid.CreateVersion7(), Recipient = recipient, Subject = subject, Body = body, CreatedAt = clock.GetUtcNow() };
        db.Add(mail);
        if (environment.IsDevelopment())
        {
            log.LogInformation("Mail to {Recipient}: {Subject}\n{Body}", recipient, subject, body); // the developer has no mailbox
        }
        else
        {
            log.LogInformation("Mail {MailId} waits to be sent: {Subject}", mail.Id, subject); // no address in the log
        }
    }
}
