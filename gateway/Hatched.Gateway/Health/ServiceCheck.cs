using System.Text.Json;
using Hatched.Gateway.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hatched.Gateway.Health;

/// <summary>One service with its database and broker, in its own words, asked at most once a second.</summary>
internal sealed class ServiceCheck(string service, IHttpClientFactory clients, IConfiguration configuration, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<HealthCheckResult>? _asked;
    private long _askedAt;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_asked is null || clock.GetElapsedTime(_askedAt) > Fresh)
            {
                _askedAt = clock.GetTimestamp();
                _asked = AskAsync();
            }

            return _asked;
        }
    }

    // With several replicas the service is as well as the best of them.
    private async Task<HealthCheckResult> AskAsync()
    {
        var answers = await Task.WhenAll(Proxy.Addresses(configuration, service).Select(AskAsync));
        return answers.DefaultIfEmpty(HealthCheckResult.Unhealthy("not configured")).MaxBy(answer => answer.Status);
    }

    private async Task<HealthCheckResult> AskAsync(string address)
    {
        try
        {
            using var http = clients.CreateClient(nameof(ServiceCheck));
            using var answer = await http.GetAsync($"{address.TrimEnd('/')}/health/ready");
            using var report = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
            var checks = report.RootElement.GetProperty("checks").EnumerateObject()
                .ToDictionary(check => NameOf(check.Name), check => (object)(check.Value.GetString() ?? "unavailable"), StringComparer.Ordinal);
            return answer.IsSuccessStatusCode
                ? HealthCheckResult.Healthy(data: checks)
                : HealthCheckResult.Unhealthy("not ready", data: checks);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or KeyNotFoundException)
        {
            return HealthCheckResult.Unhealthy("unreachable");
        }
    }

    private string NameOf(string check) => check switch
    {
        "masstransit-bus" => $"broker:{service}",
        _ when check.EndsWith($":{service}", StringComparison.Ordinal) => check,
        _ => $"{check}:{service}",
    };
}
