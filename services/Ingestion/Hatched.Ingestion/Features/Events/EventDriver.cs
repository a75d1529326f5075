using Hatched.BuildingBlocks.Batching;
using Hatched.BuildingBlocks.Messaging;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Ingestion.Features.Events;

/// <summary>A stored event that has no outcome here.</summary>
/// <param name="IsRepeat">It was stored before it came this time, perhaps long ago, and perhaps given up since.</param>
internal sealed record EventToDrive(EventToEvaluate Event, bool IsRepeat);

/// <summary>The second stage of an event's way: evaluation and postings, for as many as wait together.</summary>
/// <remarks>
/// <para>
/// One set at a time, so that a user's events keep their order and the next set is the larger: two at a time cost each event more than they saved.
/// When evaluation is not to be had, the events stand accepted and the sweep drives them again.
/// </para>
/// <para>
/// What evaluation answers is durable, so senders hear it at once and <see cref="OutcomeWriter"/> stores it with the events behind them. When that
/// is lost in a crash, the event stands accepted, and a repeat, a read or the sweep fetches the same outcome. Reads settle only what is young
/// (<see cref="SettleEvents"/>): a repeat may be of any age, so its outcome is stored before its answer.
/// </para>
/// </remarks>
internal sealed class EventDriver(ProgressionClient progression, OutcomeStore store, OutcomeWriter writer, ILogger<EventDriver> log)
    : Batcher<EventToDrive, string?>(partitions: 1, maxBatch: 500, maxWaiting: 1_000)
{
    private long _warned;

    protected override async Task<IReadOnlyList<string?>> HandleAsync(IReadOnlyList<EventToDrive> items, CancellationToken ct)
    {
        using var span = EventSpan.Start("apply events", items, item => item.Event.TraceParent);
        try
        {
            // A repeat that came while the first was under way stands here a second time.
            var answer = await progression.EvaluateAsync([.. items.Select(item => item.Event).DistinctBy(Key)], ct);
            await (items.Any(item => item.IsRepeat) ? store.StoreAsync(answer, ct) : writer.AddAsync(answer, ct));
            var outcomes = answer.Outcomes.ToDictionary(outcome => (outcome.CustomerId, outcome.EventId), outcome => outcome.Effects.Text);
            return [.. items.Select(item => outcomes.GetValueOrDefault(Key(item.Event)))];
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
