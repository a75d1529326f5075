using System.Collections.Concurrent;

namespace Hatched.Sdk.Tests.Support;

/// <summary>A clock on which every wait is over at once, and is remembered. A wait of <see cref="Never"/> does not end.</summary>
internal sealed class SkippingClock : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> waits = new();
    private long elapsed;

    public static TimeSpan Never { get; } = TimeSpan.FromSeconds(15);

    /// <summary>What the client waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 4, 8, 10, 30, 0, TimeSpan.Zero) + TimeSpan.FromTicks(Interlocked.Read(ref elapsed));

    public override long GetTimestamp() => Interlocked.Read(ref elapsed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Never)
        {
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        waits.Enqueue(dueTime);
        Interlocked.Add(ref elapsed, dueTime.Ticks);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
