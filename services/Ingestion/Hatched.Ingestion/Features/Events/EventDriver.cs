using Hatched.BuildingBlocks.Batching;
using Hatched.BuildingBlocks.Messaging;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Ingestion.Features.Events;

/// <summary>The second stage of an event's way: evaluation, postings and the stored outcome, for as many as wait together.</summary>
/// <remarks>
/// Two sets at a time, a user's events always in the same one of them: while one is with Economy the other is evaluated. When evaluation is not
/// to be had, the events stand accepted and the sweep drives them again.
/// </remarks>
internal sealed class EventDriver(DriveEvents drive, ILogger<EventDriver> log) : Batcher<EventToEvaluate, string?>(partitions: 2, maxBatch: 250, maxWaiting: 1_000)
{
    private long _warned;

    protected override int PartitionKey(EventToEvaluate item) => HashCode.Combine(item.CustomerId, item.UserId);

    protected override async Task<IReadOnlyList<string?>> HandleAsync(IReadOnlyList<EventToEvaluate> items, CancellationToken ct)
    {
        using var span = EventSpan.Start("apply events", items, item => item.TraceParent);
        try
        {
            // A repeat that came while the first was under way stands here a second time.
            var outcomes = await drive.RunAsync([.. items.DistinctBy(Key)], ct);
            return [.. items.Select(item => outcomes.GetValueOrDefault(Key(item)))];
        }
        catch (Exception exception) when (exception is ApiException || Outages.IsOutage(exception))
        {
            Warn(items.Count, exception);
            return new string?[items.Count];
        }
    }

    private static (Guid, string) Key(EventToEvaluate e) => (e.CustomerId, e.EventId);

    // Every set meets the same outage: a line a second is enough to know of it.
    private void Warn(int count, Exception outage)
    {
        var (now, last) = (Environment.TickCount64, Volatile.Read(ref _warned));
        if (now - last >= 1000 && Interlocked.CompareExchange(ref _warned, now, last) == last)
        {
            log.LogWarning("{Count} events wait for the next sweep: {Reason}", count, outage.Message);
        }
    }
}
