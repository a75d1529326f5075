using System.Diagnostics.Metrics;
using System.Net;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Messaging;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;
using Polly.Timeout;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Drives accepted events without an outcome again, until they have one. Any replica: locks that are only tried share the work.</summary>
/// <remarks>
/// A set that Progression refuses is halved until the events that it refuses stand alone: those are counted and set aside, the others go on
/// in the same round. A set that takes too long is cut by customer: the customer that it waits for is left alone for a moment.
/// </remarks>
internal sealed class EventSweeper(
    SessionConnections sessions, DatabaseReady ready, DriveEvents drive, TimeProvider clock, ILogger<EventSweeper> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int MaxAttempts = 20;

    /// <summary>Younger events are on their way through the pipe.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4); // for one set
    private static readonly TimeSpan SlowPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeldUpPause = TimeSpan.FromSeconds(2);
    private static readonly Counter<long> Swept =
        HatchedTelemetry.Meter.CreateCounter<long>("hatched.events.swept", description: "Events that a sweep drove to their outcome.");

    private readonly EventsSetAside _aside = new(clock);
    private NpgsqlConnection? _session;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        var session = _session ??= await sessions.OpenAsync(ct);
        var waiting = await AcceptedEvents.TakeAsync(session, Clock.GetUtcNow() - Grace, _aside.Now(), ct);
        if (waiting.Events.Count + waiting.Unreadable.Count is 0)
        {
            return false;
        }

        Log.LogInformation("{Count} accepted events are driven again", waiting.Events.Count);
        foreach (var key in waiting.Unreadable)
        {
            await SetAsideAsync(session, key, "unreadable", "its row cannot be read", ct);
        }

        await DriveAsync(session, waiting.Events, ct);
        await AcceptedEvents.ReleaseAsync(session);
        return waiting.Events.Count is AcceptedEvents.SetSize;
    }

    // A failed round leaves with its session, and so with its locks.
    protected override async ValueTask ResetAsync()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            await session.DisposeAsync();
        }
    }

    private async Task DriveAsync(NpgsqlConnection session, List<EventToEvaluate> events, CancellationToken ct)
    {
        var sets = new Stack<List<EventToEvaluate>>(events is [] ? [] : [events]);
        while (sets.TryPop(out var set))
        {
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
                patience.CancelAfter(Patience);
                var heldUp = await drive.RunAsync(set, patience.Token);
                Swept.Add(set.Count - heldUp.Count);
                set.ForEach(e => _aside.Forget(KeyOf(e)));
                foreach (var key in heldUp)
                {
                    _aside.Leave(key, HeldUpPause); // the others must not queue behind them
                }
            }
            catch (Exception exception) when (IsTooSlow(exception) && !ct.IsCancellationRequested)
            {
                CutByCustomer(set, sets);
            }
            catch (Exception exception) when (IsRefusal(exception))
            {
                if (set is [var alone])
                {
                    await SetAsideAsync(session, KeyOf(alone), "refused", exception.Message, ct);
                    continue;
                }

                sets.Push(set[(set.Count / 2)..]);
                sets.Push(set[..(set.Count / 2)]);
            }
        }
    }

    private void CutByCustomer(List<EventToEvaluate> set, Stack<List<EventToEvaluate>> sets)
    {
        var customers = set.GroupBy(e => e.CustomerId).Select(customer => customer.ToList()).ToList();
        if (customers is [var slow])
        {
            LoopMetrics.SetAside(WorkName, "slow", slow.Count);
            slow.ForEach(e => _aside.Leave(KeyOf(e), SlowPause));
            return;
        }

        customers.ForEach(sets.Push);
    }

    private async Task SetAsideAsync(NpgsqlConnection session, EventKey key, string kind, string reason, CancellationToken ct)
    {
        await AcceptedEvents.CountAsync(session, key, MaxAttempts, ct);
        LoopMetrics.SetAside(WorkName, kind);
        if (_aside.Add(key))
        {
            // Its id is the customer's own and may name a person: in the database it is the one with attempts.
            Log.LogError("An event of customer {CustomerId} cannot be evaluated and is set aside: {Reason}", key.CustomerId, reason);
        }
    }

    private static EventKey KeyOf(EventToEvaluate e) => new(e.CustomerId, e.EventId);

    private static bool IsTooSlow(Exception exception) =>
        exception is OperationCanceledException or TimeoutRejectedException or TimeoutException;

    // An answer, or an error of our own over the set, is about what is in it. That nobody answers, or is too busy to, is not.
    private static bool IsRefusal(Exception exception) => exception is HttpRequestException { StatusCode: { } status }
        ? status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
            or HttpStatusCode.Unauthorized)
        : exception is not OperationCanceledException && !Outages.IsOutage(exception);
}
