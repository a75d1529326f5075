using Hatched.BuildingBlocks.Batching;
using Hatched.BuildingBlocks.Messaging;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Ingestion.Features.Events;

/// <summary>A stored event that has no outcome here.</summary>
/// <param name="IsRepeat">It was stored before it came this time, perhaps long ago, and perhaps given up since.</param>
internal sealed record EventToDrive(EventToEvaluate Event, bool IsRepeat);

/// <summary>What the second stage made of an event.</summary>
/// <param name="Effects">Null: no outcome yet.</param>
/// <param name="Later">Comes with the outcome when the event could not go with its set.</param>
internal readonly record struct DrivenEvent(string? Effects, Task<string?>? Later = null);

/// <summary>The second stage of an event's way: evaluation and postings, for as many as wait together.</summary>
/// <remarks>
/// <para>
/// One set at a time, so that a user's events keep their order and the next set is the larger: two at a time cost each event more than they saved.
/// An event whose buddy somebody else holds leaves its set and goes on beside it (<see cref="HeldUpEvents"/>). When evaluation is not to be had, the events stand accepted and the sweep drives them again.
/// </para>
/// <para>
/// What evaluation answers is durable, so senders hear it at once and <see cref="OutcomeWriter"/> stores it with the events behind them. When that
/// is lost in a crash, the event stands accepted, and a repeat, a read or the sweep fetches the same outcome. Reads settle only what is young
/// (<see cref="SettleEvents"/>): a repeat may be of any age, so its outcome is stored before its answer.
/// </para>
/// </remarks>
internal sealed class EventDriver(
    ProgressionClient progression, OutcomeStore store, OutcomeWriter writer, HeldUpEvents heldUp, ILogger<EventDriver> log)
    : Batcher<EventToDrive, DrivenEvent>(partitions: 1, maxBatch: 500, maxWaiting: 1_000)
{
    private long _warned;

    protected override async Task<IReadOnlyList<DrivenEvent>> HandleAsync(IReadOnlyList<EventToDrive> items, CancellationToken ct)
    {
        using var span = EventSpan.Start("apply events", items, item => item.Event.TraceParent);
        var results = new DrivenEvent[items.Count];
        // A user's events keep their order: whoever has some that are held up has the next ones behind them.
        var set = Enumerable.Range(0, items.Count).Where(i => !heldUp.TryJoin(items[i], out results[i])).ToArray();
        if (set.Length > 0)
        {
            await DriveAsync(items, set, results, ct);
        }

        return results;
    }

    private async Task DriveAsync(IReadOnlyList<EventToDrive> items, int[] set, DrivenEvent[] results, CancellationToken ct)
    {
        try
        {
            // A repeat that came while the first was under way stands here a second time.
            var answer = await progression.EvaluateAsync([.. set.Select(i => items[i].Event).DistinctBy(Key)], ct);
            if (answer.Outcomes.Count > 0)
            {
                await (set.Any(i => items[i].IsRepeat) ? store.StoreAsync(answer, ct) : writer.AddAsync(answer, ct));
            }

            var outcomes = answer.Outcomes.ToDictionary(outcome => (outcome.CustomerId, outcome.EventId), outcome => outcome.Effects.Text);
            var busy = answer.Unapplied?.Where(e => e.IsHeldUp).Select(e => (e.CustomerId, e.EventId)).ToHashSet();
            foreach (var i in set)
            {
                var key = Key(items[i].Event);
                results[i] = busy?.Contains(key) is true ? heldUp.Add(items[i]) : new DrivenEvent(outcomes.GetValueOrDefault(key));
            }
        }
        catch (Exception exception) when (exception is ApiException || Outages.IsOutage(exception))
        {
            Warn(set.Length, exception); // their results say that they have no outcome yet
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
