using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.Imaging.Features.Procedural.Rendering;

namespace Hatched.Imaging.Features.Rendering;

/// <summary>Draws one buddy at start, for nobody; the service is ready when that has worked.</summary>
internal sealed class Rehearsal(IServiceScopeFactory scopes, DatabaseReady ready, TimeProvider clock, ILogger<Rehearsal> log)
    : StartupTask(ready, clock, log)
{
    private volatile string _obstacle = "rehearsing";

    protected override string Obstacle => _obstacle;

    protected override async Task RunAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RenderBuddy>().RehearseAsync(ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            _obstacle = Rasterizer.IsUnusable(exception) ? "librsvg or cairo cannot be used" : "unreachable database";
            throw;
        }
    }
}
