namespace Hatched.Ingestion.Features.Events;

/// <summary>Accepted events that this process leaves alone for a while, so that they stand before nobody.</summary>
/// <remarks>
/// In memory deliberately: how often an event has failed is counted with the event, and after a restart each is tried at once. Every
/// replica keeps its own; an event that fails is tried by each of them, a few times an hour.
/// </remarks>
internal sealed class EventsSetAside(TimeProvider clock)
{
    private const int Most = 5_000;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly Dictionary<EventKey, Rest> _resting = [];

    /// <summary>What is not to be tried now.</summary>
    public IReadOnlyList<EventKey> Now()
    {
        var now = clock.GetUtcNow();
        return [.. _resting.Where(one => one.Value.Until > now).Select(one => one.Key)];
    }

    /// <summary>It failed for a reason of its own: twice as long as the last time.</summary>
    /// <returns>True the first time.</returns>
    public bool Add(EventKey key)
    {
        var pause = _resting.TryGetValue(key, out var before) ? before.Pause * 2 : FirstPause;
        Leave(key, pause < LongestPause ? pause : LongestPause);
        return before is null;
    }

    /// <summary>It, or its customer, is not to be had at the moment; that says nothing about the event.</summary>
    public void Leave(EventKey key, TimeSpan pause)
    {
        if (_resting.Count >= Most)
        {
            _resting.Clear(); // they are tried once more; those that fail are back at once
        }

        _resting[key] = new Rest(clock.GetUtcNow() + pause, pause);
    }

    public void Forget(EventKey key) => _resting.Remove(key);

    private sealed record Rest(DateTimeOffset Until, TimeSpan Pause);
}

/// <summary>A customer's name for an event.</summary>
internal readonly record struct EventKey(Guid CustomerId, string EventId);
