using System.Diagnostics;
using System.Threading.Channels;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Stores outcomes behind their answers, in sets: the first of a quiet moment at once, under a stream in rounds.</summary>
/// <remarks>
/// Whoever waits for an event is answered before this, for what happened is durable in Progression and Economy by then; a read that must show it
/// has it stored first (<see cref="SettleEvents"/>). What cannot be stored is left to the sweep, which fetches the same outcome.
/// Hosted before the driver, so that it ends after it, and not before what the driver left is stored.
/// </remarks>
internal sealed class OutcomeWriter(OutcomeStore store, DatabaseReady ready, TimeProvider clock, ILogger<OutcomeWriter> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int MaxWaiting = 2_000;
    private const int MaxSet = 1_000;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<(EventOutcome Outcome, RawJson Explanation)> _waiting =
        Channel.CreateBounded<(EventOutcome, RawJson)>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private long _roundBegan;

    /// <summary>Hands outcomes over; waits while too many are still to be stored.</summary>
    public async Task AddAsync(EventOutcomes answer, CancellationToken ct)
    {
        foreach (var outcome in answer.Outcomes)
        {
            await _waiting.Writer.WriteAsync((outcome, answer.Explanations[outcome.ExplanationId]), ct);
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken); // waits for the rest to be stored, as long as the host grants
    }

    protected override TimeSpan Pause => Round;

    /// <summary>While nothing is stored, events wait: the next set is tried soon.</summary>
    protected override TimeSpan LongestBackOff => TimeSpan.FromMilliseconds(100);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        _roundBegan = Stopwatch.GetTimestamp();
        return await StoreWaitingAsync() is MaxSet;
    }

    protected override async Task RestAsync(CancellationToken ct)
    {
        if (Round - Stopwatch.GetElapsedTime(_roundBegan) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, ct);
        }

        await _waiting.Reader.WaitToReadAsync(ct);
    }

    protected override async Task FinishAsync()
    {
        while (await StoreWaitingAsync() > 0)
        {
        }
    }

    private async Task<int> StoreWaitingAsync()
    {
        List<EventOutcome> outcomes = [];
        Dictionary<Guid, RawJson> explanations = [];
        while (outcomes.Count < MaxSet && _waiting.Reader.TryRead(out var next))
        {
            outcomes.Add(next.Outcome);
            explanations[next.Outcome.ExplanationId] = next.Explanation;
        }

        if (outcomes.Count > 0)
        {
            // What fails is left to the sweep: the next set must not suffer from it.
            using var patience = new CancellationTokenSource(Patience);
            await store.StoreAsync(new EventOutcomes(outcomes, explanations), patience.Token);
        }

        return outcomes.Count;
    }
}
