using System.Diagnostics;
using Hatched.BuildingBlocks.Batching;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Telemetry;

namespace Hatched.Ingestion.Features.Events;

/// <summary>A well-formed event of a known customer, on its way in.</summary>
/// <param name="QuotaLimit">What its customer may send this month; null: no limit.</param>
internal sealed record InboundEvent(EventToEvaluate Event, long? QuotaLimit);

/// <summary>What became of an inbound event: its stored outcome, none yet, or a refusal.</summary>
/// <param name="Effects">The stored JSON, so that every copy of an event has the same answer to the letter.</param>
/// <param name="ToDrive">The event as it is stored, when it has no outcome yet.</param>
internal sealed record EventResult(string? Effects, ApiError? Refusal = null, EventToEvaluate? ToDrive = null);

/// <summary>Accept, evaluate, store the outcome: each stage for as many events as wait together.</summary>
/// <remarks>
/// A user's events go through one partition, which keeps their order and lets a repeat find the outcome of the first. When evaluation
/// is not to be had, the events stand accepted and the sweep drives them again.
/// </remarks>
internal sealed class EventPipe(EventStore store, DriveEvents drive, ILogger<EventPipe> log)
    : Batcher<InboundEvent, EventResult>(partitions: 4, maxBatch: 250, maxWaiting: 2_000)
{
    private long _warned;

    protected override int PartitionKey(InboundEvent item) => HashCode.Combine(item.Event.CustomerId, item.Event.UserId);

    protected override async Task<IReadOnlyList<EventResult>> HandleAsync(IReadOnlyList<InboundEvent> items, CancellationToken ct)
    {
        using var span = Trace(items);
        var accepted = await store.AcceptAsync(items, ct);
        var toDrive = accepted.Select(result => result.ToDrive).OfType<EventToEvaluate>().DistinctBy(Key).ToArray();
        if (toDrive.Length is 0)
        {
            return accepted;
        }

        Dictionary<(Guid, string), string> outcomes = [];
        try
        {
            outcomes = await drive.RunAsync(toDrive, ct);
        }
        catch (Exception exception) when (exception is ApiException || BuildingBlocks.Messaging.Outages.IsOutage(exception))
        {
            Warn(toDrive.Length, exception);
        }

        return [.. accepted.Select(result => result.ToDrive is { } e ? new EventResult(outcomes.GetValueOrDefault(Key(e))) : result)];
    }

    // Every set meets the same outage: a line a second is enough to know of it.
    private void Warn(int count, Exception outage)
    {
        var (now, last) = (Environment.TickCount64, Volatile.Read(ref _warned));
        if (now - last >= 1000 && Interlocked.CompareExchange(ref _warned, now, last) == last)
        {
            log.LogWarning("{Count} events wait for the next sweep: {Reason}", count, outage.Message);
        }
    }

    // A set has one parent, the request that came first; it links to the others.
    private static Activity? Trace(IReadOnlyList<InboundEvent> items)
    {
        Activity.Current = null;
        var causes = items.Select(item => item.Event.TraceParent).OfType<string>().Distinct().ToArray();
        if (causes.Length is 0)
        {
            return null;
        }

        var span = HatchedTelemetry.Source.StartActivity(
            "apply events",
            ActivityKind.Internal,
            ActivityContext.Parse(causes[0], null),
            tags: [new("hatched.events", items.Count)],
            links: causes.Skip(1).Take(100).Select(cause => new ActivityLink(ActivityContext.Parse(cause, null))));
        // Nobody listens here: the caller's trace context goes on all the same.
        return span ?? new Activity("apply events").SetParentId(causes[0]).Start();
    }

    private static (Guid, string) Key(EventToEvaluate e) => (e.CustomerId, e.EventId);
}
