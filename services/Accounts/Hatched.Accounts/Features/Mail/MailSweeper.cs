using Hatched.Accounts.Data;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Mail;

/// <summary>Forgets mails: their texts with the tokens in them when those are dead, sent or not; the rest, an address, after a day.</summary>
internal sealed class MailSweeper(IServiceScopeFactory scopes, DatabaseReady ready, TimeProvider clock, ILogger<MailSweeper> log) : BackgroundLoop(ready, clock, log)
{
    private const int SetSize = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override TimeSpan Pause => TimeSpan.FromSeconds(30);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var mails = scope.ServiceProvider.GetRequiredService<AccountsDb>().Set<OutgoingMail>();
        var (dead, old) = (Clock.GetUtcNow() - OutgoingMail.MaxAge, Clock.GetUtcNow() - Kept);
        var texts = await mails.Where(mail => mail.Body != null && mail.CreatedAt < dead).OrderBy(mail => mail.Id).Take(SetSize)
            .ExecuteUpdateAsync(mail => mail.SetProperty(m => m.Body, (string?)null), ct);
        var rows = await mails.Where(mail => mail.CreatedAt < old).OrderBy(mail => mail.Id).Take(SetSize).ExecuteDeleteAsync(ct);
        return texts is SetSize || rows is SetSize;
    }
}
