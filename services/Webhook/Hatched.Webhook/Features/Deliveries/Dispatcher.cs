using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Claims what is due and sends it, each endpoint in a lane of its own: a slow or dead one holds up nobody else.</summary>
/// <remarks>
/// Every replica dispatches. It wakes on NOTIFY when deliveries are committed and looks once a second for retries that have become due.
/// At its end it finishes what is in flight and gives the rest back; if it is killed, leases run out and others go on.
/// </remarks>
internal sealed class Dispatcher(SessionConnections sessions, DatabaseReady ready, ClaimDeliveries claims, SendDelivery send, ILogger<Dispatcher> log)
    : BackgroundService
{
    private const int MaxHeld = 4096;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(8);
    private static readonly UpDownCounter<int> InFlight =
        HatchedTelemetry.Meter.CreateUpDownCounter<int>("hatched.webhooks.in_flight", description: "Webhook requests on their way.");

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Lane> _lanes = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _abandon = new();
    private bool _stopping;

    public override void Dispose()
    {
        _abandon.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        try
        {
            await Task.WhenAll(UntilStopped(ListenAsync, stoppingToken), UntilStopped(ClaimAsync, stoppingToken));
        }
        finally
        {
            await FinishAsync();
        }
    }

    private async Task UntilStopped(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException)
            {
                log.LogWarning("Webhook dispatch starts again in a second: {Reason}", exception.Message);
                await Task.Delay(PollInterval, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await sessions.OpenAsync(ct);
        await using (var listen = new NpgsqlCommand("LISTEN deliveries", connection))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        while (true)
        {
            await connection.WaitAsync(ct);
            _wake.Writer.TryWrite(true);
        }
    }

    private async Task ClaimAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var (busy, room) = Room();
            if (room is 0 || await claims.TakeAsync(busy, Lane.Load, room, ct) is not { Count: > 0 } claimed)
            {
                using var poll = CancellationTokenSource.CreateLinkedTokenSource(ct);
                poll.CancelAfter(PollInterval);
                await ((Task)_wake.Reader.WaitToReadAsync(poll.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _wake.Reader.TryRead(out _);
                continue;
            }

            foreach (var delivery in claimed)
            {
                Start(delivery);
            }
        }
    }

    private (Guid[] Busy, int Room) Room()
    {
        lock (_gate)
        {
            return ([.. _lanes.Where(lane => lane.Value.Waiting.Count >= Lane.LowWater).Select(lane => lane.Key)],
                Math.Max(0, MaxHeld - _lanes.Values.Sum(lane => lane.Held)));
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
                log.LogWarning(exception, "An attempt of webhook delivery {DeliveryId} was not recorded and will be made again", delivery.Outgoing.Id);
            }
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
                    _wake.Writer.TryWrite(true);
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

    private async Task FinishAsync()
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
        catch (NpgsqlException exception)
        {
            log.LogWarning("{Count} webhook deliveries wait until their leases run out: {Reason}", unsent.Length, exception.Message);
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
