using Hatched.Gateway.Limits;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hatched.Gateway.Health;

/// <summary>The shared rate-limit windows. Without them the gateway still serves, so this is never unhealthy.</summary>
internal sealed class RedisCheck(RedisWindows redis) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        redis.IsUp ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("away: rate limits are counted in the gateway"));
}
