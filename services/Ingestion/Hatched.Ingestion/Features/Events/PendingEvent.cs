using System.Runtime.ExceptionServices;
using Hatched.BuildingBlocks.Messaging;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Ingestion.Features.Events;

/// <summary>An event that was handed in: first it is stored for good, then it has its outcome.</summary>
/// <remarks>What its sender may be told follows from how far it is.</remarks>
internal sealed class PendingEvent
{
    /// <summary>It is not known to be stored. It may be all the same, so its sender is told to repeat it, not that it is lost.</summary>
    internal static readonly ApiError NotStored = new(
        503,
        "service_unavailable",
        "The event could not be stored in time. Send it again with the same event_id: it counts once, however often it comes.");

    private static readonly EventResult NoOutcomeYet = new(null);
    private readonly Task<AcceptedEvent> _accepting;
    private readonly Task<EventResult> _settling;

    /// <param name="accepting">Complete when the commit that stores the event is done, or the event is refused.</param>
    public PendingEvent(Task<AcceptedEvent> accepting) => (_accepting, _settling) = (accepting, SettleAsync(accepting));

    /// <summary>Its outcome when it comes within <paramref name="patience"/>; otherwise what holds by then.</summary>
    public async Task<EventResult> WithinAsync(TimeSpan patience, CancellationToken ct)
    {
        await EndOrPatienceAsync(_settling, patience, ct);
        return Now();
    }

    /// <summary>The same for events of one request: they are waited for together.</summary>
    public static async Task<EventResult[]> WithinAsync(IReadOnlyCollection<PendingEvent> events, TimeSpan patience, CancellationToken ct)
    {
        await EndOrPatienceAsync(Task.WhenAll(events.Select(e => e._settling)), patience, ct);
        return [.. events.Select(e => e.Now())];
    }

    private EventResult Now()
    {
        if (_settling.IsCompletedSuccessfully)
        {
            return _settling.Result;
        }

        if (_accepting.IsCompletedSuccessfully)
        {
            return NoOutcomeYet;
        }

        if (_accepting.Exception?.InnerException is { } fault && !Outages.IsOutage(fault))
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return new EventResult(null, NotStored);
    }

    private static async Task EndOrPatienceAsync(Task task, TimeSpan patience, CancellationToken ct) =>
        await task.WaitAsync(patience, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task<EventResult> SettleAsync(Task<AcceptedEvent> accepting)
    {
        var accepted = await accepting;
        if (accepted.Outcome is not { } outcome)
        {
            return new EventResult(accepted.Effects, accepted.Refusal);
        }

        var driven = await outcome;
        return new EventResult(driven.Later is { } later ? await later : driven.Effects);
    }
}
