using Hatched.Accounts.Data;
using Hatched.Accounts.Features.Mail;
using Hatched.Contracts.Messages;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Logins;

/// <summary>Mails a one-time token where the address is a login's. Behind the answer, whose time must not tell whether it is.</summary>
internal sealed class PasswordResetRequestedConsumer(AccountsDb db, OneTimeTokens tokens, Mailer mailer) : IConsumer<PasswordResetRequested>
{
    public async Task Consume(ConsumeContext<PasswordResetRequested> context)
    {
        var (request, email) = context.Message;
        var ct = context.CancellationToken;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Logins.AsNoTracking().FirstOrDefaultAsync(l => l.Email == email, ct) is not { } login
            || await db.OutgoingMails.AnyAsync(mail => mail.Id == request, ct))
        {
            return;
        }

        mailer.ResetPassword(email, await tokens.IssueAsync(login.Id, OneTimeToken.PasswordReset, ct), request);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
