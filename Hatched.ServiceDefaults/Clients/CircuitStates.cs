using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Hatched.ServiceDefaults.Telemetry;
using Polly.CircuitBreaker;

namespace Hatched.ServiceDefaults.Clients;

/// <summary>The circuits to other services as a metric: 0 closed, 1 half open, 2 open (or held open by hand).</summary>
internal static class CircuitStates
{
    private static readonly ConcurrentDictionary<string, CircuitBreakerStateProvider> Known = new(StringComparer.Ordinal);

    static CircuitStates() => HatchedTelemetry.Meter.CreateObservableGauge(
        "hatched.dependency.circuit", Measure, description: "Circuit to a service that is called: 0 closed, 1 half open, 2 open.");

    public static void Watch(string client, CircuitBreakerStateProvider state) => Known[client] = state;

    private static IEnumerable<Measurement<int>> Measure() => Known.Select(known => new Measurement<int>(
        known.Value.CircuitState switch { CircuitState.Closed => 0, CircuitState.HalfOpen => 1, _ => 2 },
        new KeyValuePair<string, object?>("client", known.Key)));
}
