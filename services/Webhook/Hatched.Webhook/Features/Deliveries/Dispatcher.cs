using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Telemetry;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Claims what is due and sends it, each endpoint in a lane of its own: a slow or dead one holds up nobody else.</summary>
/// <remarks>
/// Every replica dispatches. It wakes on NOTIFY when deliveries are committed and looks once a second for retries that have become due.
/// At its end it finishes what is in flight and gives the rest back; if it is killed, leases run out and others go on.
/// </remarks>
internal sealed class Dispatcher(
    DatabaseReady ready, DeliveryWakeUps wakeUps, ClaimDeliveries claims, SendDelivery send, TimeProvider clock, ILogger<Dispatcher> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int MaxHeld = 4096;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30); // an attempt and its record take much less
    private static readonly UpDownCounter<int> InFlight =
        HatchedTelemetry.Meter.CreateUpDownCounter<int>("hatched.webhooks.in_flight", description: "Webhook requests on their way.");

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Lane> _lanes = [];
    private readonly FailureLog _failures = new(log, clock);
    private readonly CancellationTokenSource _abandon = new();
    private long _lastEnded = Stopwatch.GetTimestamp();
    private bool _stopping;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    public override void Dispose()
    {
        _abandon.Dispose();
        base.Dispose();
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        var (busy, room) = Room();
        if (room is 0)
        {
            return Stopwatch.GetElapsedTime(Volatile.Read(ref _lastEnded)) < LongestTurn
                ? false
                : throw new InvalidOperationException("All turns are taken and none ends.");
        }

        // With less room an endpoint gets less: many that stall must not take it all.
        var claimed = await claims.TakeAsync(busy, room > MaxHeld / 2 ? Lane.Load : Lane.Width, room, ct);
        claimed.ForEach(Start);
        return claimed.Count > 0;
    }

    protected override Task RestAsync(CancellationToken ct) => wakeUps.WaitAsync(Pause, ct);

    private (Guid[] Busy, int Room) Room()
    {
        lock (_gate)
        {
            var room = Math.Max(0, MaxHeld - _lanes.Values.Sum(lane => lane.Held));
            var enough = room > MaxHeld / 2 ? Lane.LowWater : 1;
            return ([.. _lanes.Where(lane => lane.Value.Waiting.Count >= enough).Select(lane => lane.Key)], room);
        }
    }

    private void Start(ClaimedDelivery delivery)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(delivery.EndpointId, out var lane))
            {
                _lanes[delivery.EndpointId] = lane = new Lane();
            }

            lane.Waiting.Enqueue(delivery);
            if (lane.InFlight < Lane.Width)
            {
                lane.InFlight++;
                _ = Task.Run(() => WorkAsync(delivery.EndpointId, lane), CancellationToken.None); // what runs is finished, see FinishAsync
            }
        }
    }

    private async Task WorkAsync(Guid endpoint, Lane lane)
    {
        InFlight.Add(1);
        while (Next(endpoint, lane) is { } delivery)
        {
            try
            {
                if (await send.Async(delivery, _abandon.Token) != delivery.Version)
                {
                    await DropAsync(lane, delivery.Version); // changed, switched off or deleted: what was claimed under the old state is not sent
                }
            }
            catch (Exception exception)
            {
                // Whatever it was, this delivery's lease runs out and it is tried again; the lane must live on.
                var kind = _failures.Tell($"The attempt of webhook delivery {delivery.Outgoing.Id}", exception);
                LoopMetrics.Failed(nameof(SendDelivery), kind);
            }

            Volatile.Write(ref _lastEnded, Stopwatch.GetTimestamp());
        }

        InFlight.Add(-1);
    }

    private ClaimedDelivery? Next(Guid endpoint, Lane lane)
    {
        lock (_gate)
        {
            while (!_stopping && lane.Waiting.TryDequeue(out var delivery))
            {
                if (lane.Waiting.Count == Lane.LowWater - 1)
                {
                    wakeUps.Wake();
                }

                // Too little of the lease is left for a full timeout: it is about to become anybody's, and must not be sent by two.
                if (delivery.LeaseEnds - Environment.TickCount64 > SendDelivery.Longest.TotalMilliseconds)
                {
                    return delivery;
                }
            }

            if (--lane.InFlight is 0 && lane.Waiting.Count is 0)
            {
                _lanes.Remove(endpoint);
            }

            return null;
        }
    }

    private Task DropAsync(Lane lane, DateTimeOffset version)
    {
        ClaimedDelivery[] dropped;
        lock (_gate)
        {
            dropped = [.. lane.Waiting.Where(waiting => waiting.Version == version)];
            var kept = lane.Waiting.Where(waiting => waiting.Version != version).ToArray();
            lane.Waiting.Clear();
            foreach (var delivery in kept)
            {
                lane.Waiting.Enqueue(delivery);
            }
        }

        return claims.ReleaseAsync(dropped, CancellationToken.None);
    }

    protected override async Task FinishAsync()
    {
        ClaimedDelivery[] unsent;
        lock (_gate)
        {
            _stopping = true;
            unsent = [.. _lanes.Values.SelectMany(lane => lane.Waiting)];
        }

        try
        {
            await claims.ReleaseAsync(unsent, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Log.LogWarning("{Count} webhook deliveries wait until their leases run out: {Reason}", unsent.Length, exception.Message);
        }

        for (var waited = TimeSpan.Zero; waited < Farewell && AnyInFlight(); waited += TimeSpan.FromMilliseconds(50))
        {
            await Task.Delay(50, CancellationToken.None);
        }

        await _abandon.CancelAsync();
    }

    private bool AnyInFlight()
    {
        lock (_gate)
        {
            return _lanes.Values.Any(lane => lane.InFlight > 0);
        }
    }
}
