using Hatched.Accounts.Data;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Messages;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Erasures;

/// <summary>Tells the services again of erasures that are not confirmed after a while, until they are: whatever became of the first message.</summary>
internal sealed class ErasureReminder(IServiceScopeFactory scopes, DatabaseReady ready, TimeProvider clock, ILogger<ErasureReminder> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int SetSize = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    protected override TimeSpan Pause => TimeSpan.FromSeconds(10);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = Clock.GetUtcNow();
        var waiting = await db.Erasures.FromSql($"""
            SELECT * FROM erasures WHERE status = 'pending' AND told_at < {now - Patience} ORDER BY told_at LIMIT {SetSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var erasure in waiting)
        {
            erasure.ToldAt = now;
            db.Send(new EraseUser(erasure.Id, erasure.CustomerId, erasure.UserId!), erasure.Id);
            Log.LogWarning("Erasure {RequestId} waits for {Services}: all are told again", erasure.Id, string.Join(", ", Erasure.Services.Except(erasure.Confirmed)));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return waiting.Count is SetSize;
    }
}
