using Hatched.Imaging.Features.Procedural;
using Hatched.Imaging.Features.Procedural.Rendering;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hatched.Imaging.Features.Rendering;

/// <summary>Ready when a picture has come out once; that first one also pays for loading and compiling everything.</summary>
internal sealed class RasterizerHealth : IHealthCheck
{
    private static readonly BuddyLook Sample = new("first light", 1, "cute", 5, []);
    private volatile bool drawn;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            drawn = drawn || Rasterizer.ToPng(ProceduralArtist.Draw(Sample), Picture.Size).Length > 0;
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (Exception exception) when (exception is RasterizationException or DllNotFoundException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("librsvg or cairo cannot be used"));
        }
    }
}
