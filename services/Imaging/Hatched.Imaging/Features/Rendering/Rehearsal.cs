using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Messaging;
using Hatched.Imaging.Features.Procedural.Rendering;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hatched.Imaging.Features.Rendering;

/// <summary>Draws one buddy at start, for nobody; the service is ready when that has worked.</summary>
internal sealed class Rehearsal(IServiceScopeFactory scopes, DatabaseReady database, ILogger<Rehearsal> log) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private volatile string? obstacle = "rehearsing";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(obstacle is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(obstacle));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WaitAsync(stoppingToken);
        while (obstacle is not null)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<RenderBuddy>().RehearseAsync(stoppingToken);
                obstacle = null;
            }
            catch (Exception exception) when (Rasterizer.IsUnusable(exception) || Outages.IsOutage(exception))
            {
                obstacle = Rasterizer.IsUnusable(exception) ? "librsvg or cairo cannot be used" : "unreachable database";
                log.LogWarning("No picture could be drawn yet, trying again: {Reason}", exception.Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }
}
