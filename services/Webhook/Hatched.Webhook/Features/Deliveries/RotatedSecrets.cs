using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Npgsql;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Forgets rotated secrets after their overlap.</summary>
internal sealed class RotatedSecrets(NpgsqlDataSource database, DatabaseReady ready, TimeProvider clock, ILogger<RotatedSecrets> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int Slice = 500;

    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            UPDATE webhook_endpoints SET previous_secret = NULL, previous_secret_until = NULL WHERE id = ANY(ARRAY(
                SELECT id FROM webhook_endpoints WHERE previous_secret_until < now() LIMIT {Slice} FOR NO KEY UPDATE SKIP LOCKED))
            """);
        return await command.ExecuteNonQueryAsync(ct) is Slice;
    }
}
