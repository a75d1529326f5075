using Hatched.BuildingBlocks.Batching;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Ingestion.Features.Events;

/// <summary>A well-formed event of a known customer, on its way in.</summary>
/// <param name="QuotaLimit">What its customer may send this month; null: no limit.</param>
internal sealed record InboundEvent(EventToEvaluate Event, long? QuotaLimit);

/// <summary>What became of an inbound event: its outcome, none yet, or a refusal.</summary>
/// <param name="Effects">The JSON as it is stored, so that every copy of an event has the same answer to the letter.</param>
internal sealed record EventResult(string? Effects, ApiError? Refusal = null);

/// <summary>An event after the first stage: refused, known with its outcome, or stored and still to be driven on.</summary>
/// <param name="ToDrive">The event as it is stored, when it has no outcome yet.</param>
internal sealed record AcceptedEvent(string? Effects, ApiError? Refusal = null, EventToDrive? ToDrive = null)
{
    /// <summary>What the second stage makes of it; null inside: no outcome yet.</summary>
    public Task<string?>? Outcome { get; init; }
}

/// <summary>The first stage of an event's way: accepts as many as wait together in one commit and hands them on in their order.</summary>
/// <remarks>
/// One set at a time: while it is stored the next one gathers, and while the second stage works on this one the next is stored. A user's events
/// keep their order, and a repeat finds the outcome of the first or waits for it.
/// </remarks>
internal sealed class EventPipe(EventStore store, EventDriver driver) : Batcher<InboundEvent, AcceptedEvent>(partitions: 1, maxBatch: 500, maxWaiting: 8_000)
{
    /// <summary>False when too many events wait already: nothing of this one was stored.</summary>
    /// <param name="result">Complete when the event has its outcome, or cannot have one now.</param>
    public bool TrySend(InboundEvent e, out Task<EventResult> result)
    {
        var taken = TrySubmit(e, out var accepted);
        result = taken ? SettleAsync(accepted) : Task.FromResult(new EventResult(null));
        return taken;
    }

    protected override async Task<IReadOnlyList<AcceptedEvent>> HandleAsync(IReadOnlyList<InboundEvent> items, CancellationToken ct)
    {
        using var span = EventSpan.Start("accept events", items, item => item.Event.TraceParent);
        var accepted = await store.AcceptAsync(items, ct);
        var driven = new Dictionary<(Guid, string), Task<string?>>();
        var results = new AcceptedEvent[items.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = accepted[i];
            if (accepted[i].ToDrive is { Event: var e } toDrive)
            {
                if (!driven.TryGetValue((e.CustomerId, e.EventId), out var outcome))
                {
                    driven[(e.CustomerId, e.EventId)] = outcome = await driver.SubmitAsync(toDrive, ct); // waits while the second stage is full
                }

                results[i] = accepted[i] with { Outcome = outcome };
            }
        }

        return results;
    }

    private static async Task<EventResult> SettleAsync(Task<AcceptedEvent> accepting)
    {
        var accepted = await accepting;
        return new EventResult(accepted.Outcome is { } outcome ? await outcome : accepted.Effects, accepted.Refusal);
    }
}
