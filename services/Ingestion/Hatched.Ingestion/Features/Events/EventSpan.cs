using System.Diagnostics;
using Hatched.ServiceDefaults.Telemetry;

namespace Hatched.Ingestion.Features.Events;

/// <summary>The span of a set: it has one parent, the request that came first, and links to the others.</summary>
internal static class EventSpan
{
    public static Activity? Start<T>(string name, IReadOnlyList<T> items, Func<T, string?> cause)
    {
        Activity.Current = null;
        if (!HatchedTelemetry.Source.HasListeners())
        {
            // Nobody listens here: the caller's trace context goes on all the same.
            return items.Select(cause).FirstOrDefault(parent => parent is not null) is { } first ? new Activity(name).SetParentId(first).Start() : null;
        }

        var causes = items.Select(cause).OfType<string>().Distinct().ToArray();
        return causes.Length is 0 ? null : HatchedTelemetry.Source.StartActivity(
            name,
            ActivityKind.Internal,
            ActivityContext.Parse(causes[0], null),
            tags: [new("hatched.events", items.Count)],
            links: causes.Skip(1).Take(100).Select(other => new ActivityLink(ActivityContext.Parse(other, null))));
    }
}
