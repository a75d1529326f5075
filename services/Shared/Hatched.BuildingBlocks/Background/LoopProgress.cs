using System.Diagnostics;

namespace Hatched.BuildingBlocks.Background;

/// <summary>Since when a piece of background work gets nowhere: from the start of a round until one has ended well.</summary>
internal sealed class LoopProgress
{
    private long _since;

    /// <summary>Null while all is well or nothing is to be done.</summary>
    public TimeSpan? Stuck => Volatile.Read(ref _since) is var since and not 0 ? Stopwatch.GetElapsedTime(since) : null;

    /// <summary>A round begins, or has failed: the time runs from the first of them.</summary>
    public void Begin() => Interlocked.CompareExchange(ref _since, Stopwatch.GetTimestamp(), 0);

    public void Succeed() => Volatile.Write(ref _since, 0);
}
