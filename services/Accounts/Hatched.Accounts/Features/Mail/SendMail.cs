using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Hatched.Accounts.Features.Mail;

/// <summary>A mail to be sent.</summary>
internal sealed record WaitingMail(Guid Id, string Recipient, string Subject, string Body);

/// <summary>What came of a try.</summary>
/// <param name="Reached">Whether the server was there at all: if not, that says nothing about the mail.</param>
internal sealed record MailTry(Guid Id, bool Sent, bool Reached, Exception? Failure);

/// <summary>Sends one mail over a connection of its own, within a limit: a server that falls silent holds up this mail alone.</summary>
internal sealed class SendMail(IOptions<SmtpOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<MailTry> TryAsync(WaitingMail mail)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var smtp = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        var reached = false;
        try
        {
            var server = options.Value;
            var security = server.Tls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
            await smtp.ConnectAsync(server.Host!, server.Port, security, patience.Token);
            if (server.User is { } user)
            {
                await smtp.AuthenticateAsync(user, server.Password ?? "", patience.Token);
            }

            reached = true;
            using var message = Message(mail, server.From);
            await smtp.SendAsync(message, patience.Token);
            return new MailTry(mail.Id, Sent: true, Reached: true, null);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new MailTry(mail.Id, Sent: false, reached, failure);
        }
    }

    private static MimeMessage Message(WaitingMail mail, string from) => new(
        [MailboxAddress.Parse(from)], [MailboxAddress.Parse(mail.Recipient)], mail.Subject,
        new TextPart("plain") { Text = mail.Body.ReplaceLineEndings("\r\n") });
}
