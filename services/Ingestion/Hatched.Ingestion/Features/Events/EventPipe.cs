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
    public Task<DrivenEvent>? Outcome { get; init; }
}

/// <summary>The first stage of an event's way: accepts as many as wait together in one commit and hands them on in their order.</summary>
/// <remarks>
/// One set at a time: while it is stored the next one gathers, and while the second stage works on this one the next is stored. A user's events
/// keep their order, and a repeat finds the outcome of the first or waits for it.
/// </remarks>
internal sealed class EventPipe(EventStore store, EventDriver driver) : Batcher<InboundEvent, AcceptedEvent>(partitions: 1, maxBatch: 500, maxWaiting: 8_000)
{
    /// <summary>How long what is stored waits for room in the second stage; then it is left to the sweep.</summary>
    private static readonly TimeSpan HandOnPatience = TimeSpan.FromSeconds(1);

    private static readonly Task<DrivenEvent> NoOutcomeYet = Task.FromResult<DrivenEvent>(default);

    /// <summary>Null when too many events wait already: nothing of this one was stored.</summary>
    public PendingEvent? TrySend(InboundEvent e) => TrySubmit(e, out var accepting) ? new PendingEvent(accepting) : null;

    protected override async Task<IReadOnlyList<AcceptedEvent>> HandleAsync(IReadOnlyList<InboundEvent> items, CancellationToken ct)
    {
        using var span = EventSpan.Start("accept events", items, item => item.Event.TraceParent);
        var accepted = await store.AcceptAsync(items, ct);
        using var patience = new CancellationTokenSource(HandOnPatience);
        var driven = new Dictionary<(Guid, string), Task<DrivenEvent>>();
        var results = new AcceptedEvent[items.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = accepted[i];
            if (accepted[i].ToDrive is { Event: var e } toDrive)
            {
                if (!driven.TryGetValue((e.CustomerId, e.EventId), out var outcome))
                {
                    driven[(e.CustomerId, e.EventId)] = outcome = await HandOnAsync(toDrive, patience.Token);
                }

                results[i] = accepted[i] with { Outcome = outcome };
            }
        }

        return results;
    }

    private async ValueTask<Task<DrivenEvent>> HandOnAsync(EventToDrive stored, CancellationToken patience)
    {
        try
        {
            return await driver.SubmitAsync(stored, patience);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return NoOutcomeYet;
        }
    }
}
