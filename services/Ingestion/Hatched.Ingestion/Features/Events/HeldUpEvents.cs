using Hatched.BuildingBlocks.Messaging;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Events whose buddy somebody else holds: they are asked for again until it is free, beside everybody else's.</summary>
/// <remarks>
/// A line a customer, in the order in which the events came; a user who has events in it has the next ones there too.
/// Nothing is lost with it: what waits here is stored, and what waits too long is left to the sweep.
/// </remarks>
internal sealed class HeldUpEvents(ProgressionClient progression, OutcomeStore store, ILogger<HeldUpEvents> log)
{
    private const int MaxWaiting = 1_000; // a customer's
    private const int SetSize = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<Waiting>> _lines = [];
    private volatile int _count;

    /// <summary>Puts the event behind others of its user, when some are held up.</summary>
    public bool TryJoin(EventToDrive item, out DrivenEvent driven)
    {
        driven = default;
        if (_count is 0)
        {
            return false;
        }

        lock (_lock)
        {
            if (!_lines.TryGetValue(item.Event.CustomerId, out var line)
                || !line.Exists(waiting => waiting.Item.Event.UserId == item.Event.UserId))
            {
                return false;
            }

            driven = Append(line, item);
            return true;
        }
    }

    /// <summary>Puts an event in its customer's line.</summary>
    public DrivenEvent Add(EventToDrive item)
    {
        lock (_lock)
        {
            if (_lines.TryGetValue(item.Event.CustomerId, out var line))
            {
                return Append(line, item);
            }

            _lines.Add(item.Event.CustomerId, line = []);
            _count = _lines.Count;
            var driven = Append(line, item);
            _ = Task.Run(() => WorkAsync(item.Event.CustomerId, line));
            return driven;
        }
    }

    private static DrivenEvent Append(List<Waiting> line, EventToDrive item)
    {
        if (line.Count >= MaxWaiting)
        {
            return default; // stored as it is, it has the sweep
        }

        var waiting = new Waiting(
            item,
            new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously),
            Environment.TickCount64 + (long)Patience.TotalMilliseconds);
        line.Add(waiting);
        return new DrivenEvent(null, waiting.Done.Task);
    }

    private async Task WorkAsync(Guid customerId, List<Waiting> line)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause);
            if (Next(customerId, line) is not { } set)
            {
                return;
            }

            if (await DriveAsync(set, line))
            {
                pause = FirstPause / 2;
            }
        }
    }

    /// <summary>What comes next; null when nothing waits any more and the line is closed.</summary>
    private Waiting[]? Next(Guid customerId, List<Waiting> line)
    {
        lock (_lock)
        {
            var now = Environment.TickCount64;
            Leave(line, line.FindAll(waiting => waiting.Until < now), _ => null);
            if (line.Count > 0)
            {
                return [.. line.Take(SetSize)];
            }

            _lines.Remove(customerId);
            _count = _lines.Count;
            return null;
        }
    }

    /// <returns>Whether any of the set has been applied.</returns>
    private async Task<bool> DriveAsync(Waiting[] set, List<Waiting> line)
    {
        try
        {
            EventToEvaluate[] events = [.. set.Select(waiting => waiting.Item.Event).DistinctBy(e => e.EventId)];
            var answer = await progression.EvaluateAsync(events, CancellationToken.None);
            if (answer.Outcomes.Count > 0)
            {
                await store.StoreAsync(answer, CancellationToken.None);
            }

            var outcomes = answer.Outcomes.ToDictionary(outcome => outcome.EventId, outcome => outcome.Effects.Text, StringComparer.Ordinal);
            var busy = (answer.Unapplied ?? []).Where(e => e.IsHeldUp).Select(e => e.EventId).ToHashSet(StringComparer.Ordinal);
            lock (_lock)
            {
                Leave(
                    line,
                    [.. set.Where(waiting => !busy.Contains(waiting.Item.Event.EventId))],
                    waiting => outcomes.GetValueOrDefault(waiting.Item.Event.EventId));
            }

            return busy.Count < set.Length;
        }
        catch (Exception exception)
        {
            // Nobody awaits this: whatever it is, the line goes on, and what it cannot have now it leaves to the sweep.
            var isOutage = exception is ApiException || Outages.IsOutage(exception);
            log.LogWarning(
                isOutage ? null : exception, "{Count} events that were held up wait for the next sweep: {Reason}", set.Length, exception.Message);
            lock (_lock)
            {
                Leave(line, set, _ => null);
            }

            return false;
        }
    }

    private static void Leave(List<Waiting> line, IReadOnlyCollection<Waiting> leaving, Func<Waiting, string?> effects)
    {
        if (leaving.Count is 0)
        {
            return;
        }

        var gone = leaving.ToHashSet();
        line.RemoveAll(gone.Contains);
        foreach (var waiting in leaving)
        {
            waiting.Done.TrySetResult(effects(waiting));
        }
    }

    private sealed record Waiting(EventToDrive Item, TaskCompletionSource<string?> Done, long Until);
}
