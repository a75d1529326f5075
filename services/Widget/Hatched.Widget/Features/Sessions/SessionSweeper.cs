using Hatched.BuildingBlocks.Data;
using Npgsql;

namespace Hatched.Widget.Features.Sessions;

/// <summary>Forgets sessions a day after they have ended: nobody can ask for them any more, and they name a user.</summary>
internal sealed class SessionSweeper(NpgsqlDataSource database, DatabaseReady ready, TimeProvider clock, ILogger<SessionSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await using var command = database.CreateCommand("DELETE FROM widget_sessions WHERE expires_at < $1");
                command.Parameters.Add(new() { Value = clock.GetUtcNow() - Kept });
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                log.LogWarning("Ended widget sessions stay until the next hour: {Reason}", exception.Message);
            }
        }
        while (await hourly.WaitForNextTickAsync(stoppingToken));
    }
}
