using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hatched.BuildingBlocks.Http;

/// <summary>Forgets idempotency keys after their 24 hours.</summary>
internal sealed class IdempotencySweeper(
    NpgsqlDataSource database, DatabaseReady ready, TimeProvider clock, ILogger<IdempotencySweeper> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int Slice = 5_000;

    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        // The place in the table, not the key: nothing else has to be looked up again for the deletion.
        await using var command = database.CreateCommand($"""
            DELETE FROM idempotency_records WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM idempotency_records WHERE created_at < $1 ORDER BY created_at LIMIT {Slice} FOR UPDATE SKIP LOCKED))
            """);
        command.Parameters.Add(new() { Value = Clock.GetUtcNow() - IdempotencyRecord.Lifetime });
        return await command.ExecuteNonQueryAsync(ct) is Slice;
    }
}
