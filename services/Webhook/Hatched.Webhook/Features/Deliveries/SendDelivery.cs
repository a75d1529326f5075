using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Background;
using Hatched.ServiceDefaults.Telemetry;
using Hatched.Webhook.Features.Sending;
using Npgsql;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Makes one attempt of a claimed delivery and records it.</summary>
internal sealed class SendDelivery(DeliveryClient client, AttemptLog attempts, TimeProvider clock)
{
    /// <summary>The longest that an attempt and its record may take.</summary>
    public static readonly TimeSpan Longest = DeliveryClient.Timeout + TimeSpan.FromSeconds(2);

    private const string NoSecret = "The endpoint's signing secret cannot be opened, so nothing was sent. Rotate the secret.";

    private static readonly Counter<long> Made =
        HatchedTelemetry.Meter.CreateCounter<long>("hatched.webhooks.attempts", description: "Webhook attempts by what came of them.");

    private static readonly Histogram<double> Took =
        HatchedTelemetry.Meter.CreateHistogram<double>(
            "hatched.webhooks.duration", "s", "How long endpoints took to answer.",
            advice: new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    /// <summary>The endpoint's version after the attempt; null when nothing more may be sent to it.</summary>
    public async Task<DateTimeOffset?> Async(ClaimedDelivery delivery, CancellationToken ct)
    {
        var outgoing = delivery.Outgoing;
        Activity.Current = null; // the dispatcher's own work is nobody's parent: the attempt belongs to the trace of its cause
        using var span = HatchedTelemetry.Source.StartActivity($"deliver {outgoing.Event}", ActivityKind.Internal, delivery.TraceParent ?? "");
        span?.SetTag("hatched.request_id", outgoing.RequestId).SetTag("hatched.delivery_id", outgoing.Id).SetTag("hatched.attempt", delivery.Attempt);

        var answer = outgoing.Secrets is [] ? Unsigned() : await client.SendAsync(outgoing, ct);
        var wait = answer.IsSuccess ? null : RetrySchedule.After(delivery.Attempt, answer.Status, answer.RetryAfter, Random.Shared.NextDouble());
        var made = new MadeAttempt(outgoing.Id, delivery.EndpointId, delivery.Attempt, answer, wait);
        span?.SetTag("hatched.outcome", made.Status).SetStatus(answer.IsSuccess ? ActivityStatusCode.Ok : ActivityStatusCode.Error, made.Error);
        Took.Record(answer.Duration.TotalSeconds);
        Made.Add(1, new KeyValuePair<string, object?>("outcome", made.Status is Delivery.Pending ? "retry" : made.Status));

        return await RecordAsync(made, delivery.LeaseEnds, ct);
    }

    // Tried again by the same schedule as any other: a rotated secret, or the right key, lets it pass.
    private Answer Unsigned()
    {
        LoopMetrics.SetAside(nameof(Dispatcher), "secret");
        return new Answer(null, null, NoSecret, null, clock.GetUtcNow(), TimeSpan.Zero);
    }

    // While the lease lasts nobody else can make this attempt: a database that is briefly away costs no second POST.
    private async Task<DateTimeOffset?> RecordAsync(MadeAttempt made, long leaseEnds, CancellationToken ct)
    {
        while (true)
        {
            if (attempts.TrySubmit(made, out var recorded))
            {
                try
                {
                    return await recorded;
                }
                catch (NpgsqlException) when (Environment.TickCount64 < leaseEnds)
                {
                    await Task.Delay(500, ct);
                }
            }
            else
            {
                await Task.Delay(20, ct);
            }
        }
    }
}
