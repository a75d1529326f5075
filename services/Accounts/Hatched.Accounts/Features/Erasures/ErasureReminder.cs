using Hatched.Accounts.Data;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Messages;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hatched.Accounts.Features.Erasures;

/// <summary>Tells the services again of erasures that are not confirmed after a while, until they are: whatever became of the first message.</summary>
internal sealed class ErasureReminder(IServiceScopeFactory scopes, DatabaseReady ready, TimeProvider clock, ILogger<ErasureReminder> log) : BackgroundService
{
    private const int SetSize = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        using var tick = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await RemindAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or DbUpdateException)
            {
                log.LogWarning("Erasures are reminded of later: {Reason}", exception.Message);
            }
        }
        while (await tick.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RemindAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (now, before) = (clock.GetUtcNow(), clock.GetUtcNow() - Patience);
        var waiting = await db.Erasures.FromSql($"""
            SELECT * FROM erasures WHERE status = 'pending' AND told_at < {before} ORDER BY told_at LIMIT {SetSize} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var erasure in waiting)
        {
            erasure.ToldAt = now;
            db.Send(new EraseUser(erasure.Id, erasure.CustomerId, erasure.UserId!), erasure.Id);
            log.LogWarning("Erasure {RequestId} waits for {Services}: all are told again", erasure.Id, string.Join(", ", Erasure.Services.Except(erasure.Confirmed)));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
