using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Messages;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Eggs;
using Hatched.Progression.Features.Play.Events;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hatched.Progression.Features.Play.Erasures;

/// <summary>Removes a user's eggs and buddies with everything that hangs on them, once a request.</summary>
/// <remarks>
/// The outcomes of events are not found from here: Ingestion, which knows the user's events, has them forgotten by <c>/internal/events/forget</c>.
/// Config versions hold no user. Locks are taken as the end of an operation takes them: operation, egg, state.
/// </remarks>
internal sealed class EraseBuddies(ProgressionDb db, SecretBox box, TimeProvider clock)
{
    public async Task RunAsync(EraseUser request, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({request.RequestId.ToString()}, 13))", ct); // deliveries one after the other
        if (await db.Erasures.AsNoTracking().FirstOrDefaultAsync(e => e.RequestId == request.RequestId, ct) is not { } erasure)
        {
            var (buddies, images) = await EraseAsync(request.CustomerId, request.UserId, ct);
            erasure = new Erasure
            {
                RequestId = request.RequestId,
                CustomerId = request.CustomerId,
                BuddyIds = buddies,
                ImageUrls = images,
                ErasedAt = clock.GetUtcNow(),
            };
            db.Add(erasure);
            await db.ForgetSetAsideRowsAsync(buddies, ct);
            await ErasedAnswers.ForgetAsync(db, box, new EraseTraces(request.RequestId, request.CustomerId, request.UserId, buddies, images), ct);
        }

        db.Send(new EraseTraces(request.RequestId, request.CustomerId, request.UserId, erasure.BuddyIds, erasure.ImageUrls), request.RequestId);
        db.Send(new ErasureConfirmed(request.RequestId, "progression"), request.RequestId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<(Guid[] Buddies, string[] Images)> EraseAsync(Guid customerId, string userId, CancellationToken ct)
    {
        var eggs = await db.Eggs.Where(egg => egg.CustomerId == customerId && egg.UserId == userId).Select(egg => egg.Id).ToArrayAsync(ct);
        var born = db.Buddies.Where(buddy => buddy.CustomerId == customerId && buddy.UserId == userId).Select(buddy => buddy.Id);
        var buddies = await born.ToArrayAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM operations WHERE egg_id = ANY({eggs}) OR buddy_id = ANY({buddies}) ORDER BY id FOR UPDATE", ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM eggs WHERE id = ANY({eggs}) ORDER BY id FOR UPDATE", ct);

        // What was hatching meanwhile has a buddy by now, or an operation that names it.
        var hatching = db.Operations.Where(operation => eggs.Contains(operation.EggId!.Value) && operation.BuddyId != null).Select(operation => operation.BuddyId!.Value);
        buddies = await born.Union(hatching).ToArrayAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM buddy_states WHERE buddy_id = ANY({buddies}) ORDER BY buddy_id FOR UPDATE", ct);

        var images = await ImagesAsync(buddies, ct);
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var table in TablesOfBuddies())
        {
            batch.BatchCommands.Add(Delete(table, "buddy_id", buddies));
        }

        batch.BatchCommands.Add(Delete("buddies", "id", buddies));
        batch.BatchCommands.Add(Delete("eggs", "id", eggs));
        await batch.ExecuteNonQueryAsync(ct);
        return (buddies, images);
    }

    private async Task<string[]> ImagesAsync(Guid[] buddies, CancellationToken ct)
    {
        var shown = await db.Buddies.Where(buddy => buddies.Contains(buddy.Id)).Select(buddy => new { buddy.ImageUrl, buddy.BaseImageUrl }).ToListAsync(ct);
        var drawn = await db.Operations.Where(operation => buddies.Contains(operation.BuddyId!.Value)).Select(operation => operation.ImageUrl).ToListAsync(ct);
        var past = await db.Evolutions.Where(step => buddies.Contains(step.BuddyId)).Select(step => step.ImageUrl).ToListAsync(ct);
        return [.. shown.SelectMany(buddy => new[] { buddy.ImageUrl, buddy.BaseImageUrl }).Concat(drawn).Concat(past).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    // Read from the model: a table that is added later is erased without being named here.
    private IEnumerable<string> TablesOfBuddies() => db.Model.GetEntityTypes()
        .Where(entity => entity.FindProperty(nameof(Operations.Operation.BuddyId)) is not null
            && entity.ClrType != typeof(OutboxMessage) && entity.ClrType != typeof(EventOutcomeRow) && entity.ClrType != typeof(Egg))
        .Select(entity => entity.GetTableName()!);

    private static NpgsqlBatchCommand Delete(string table, string column, Guid[] ids) =>
        new($"DELETE FROM {table} WHERE {column} = ANY($1)") { Parameters = { new() { Value = ids } } };
}
