using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Hatched.ServiceDefaults.Telemetry;

namespace Hatched.Gateway.Limits;

/// <summary>This process's own windows, for while Redis is away.</summary>
internal sealed class LocalWindows(TimeProvider clock)
{
    private const int Limit = 50_000; // a bucket takes about a kilobyte

    private static readonly Counter<long> Counted =
        HatchedTelemetry.Meter.CreateCounter<long>("hatched.rate_limit.counted_locally", description: "Requests counted in this process because Redis was away.");

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    public Usage Take(Allowance allowance)
    {
        Counted.Add(1);
        var bucket = Open(allowance);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        lock (bucket)
        {
            var minute = bucket.Minute.At(now / WindowShape.MinuteSlotMs);
            var day = bucket.Day.At(now / WindowShape.DaySlotMs);
            if (minute >= allowance.PerMinute || day >= allowance.PerDay)
            {
                return new(minute >= allowance.PerMinute, day >= allowance.PerDay, minute, day);
            }

            bucket.Minute.Add(1);
            bucket.Day.Add(1);
            return new(false, false, minute + 1, day + 1);
        }
    }

    /// <summary>Counts requests that were let in already, beyond the limits too.</summary>
    public void Count(Allowance allowance, int letIn)
    {
        Counted.Add(letIn);
        var bucket = Open(allowance);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        lock (bucket)
        {
            bucket.Minute.At(now / WindowShape.MinuteSlotMs);
            bucket.Minute.Add(letIn);
            bucket.Day.At(now / WindowShape.DaySlotMs);
            bucket.Day.Add(letIn);
        }
    }

    private Bucket Open(Allowance allowance)
    {
        if (_buckets.Count >= Limit)
        {
            _buckets.Clear(); // only a flood of addresses during an outage comes here; forgetting is kinder than growing
        }

        return _buckets.GetOrAdd(allowance.Key, static _ => new Bucket());
    }

    private sealed class Bucket
    {
        public Ring Minute { get; } = new();

        public Ring Day { get; } = new();
    }

    private sealed class Ring
    {
        private readonly int[] _counts = new int[WindowShape.Slots];
        private long _slot;
        private long _sum;

        /// <summary>What is in the window that ends with <paramref name="slot"/>.</summary>
        public long At(long slot)
        {
            for (var left = Math.Min(slot - _slot, WindowShape.Slots); left > 0; left--)
            {
                ref var count = ref _counts[(slot - left + 1) % WindowShape.Slots];
                _sum -= count;
                count = 0;
            }

            _slot = Math.Max(_slot, slot);
            return _sum;
        }

        public void Add(int count)
        {
            _counts[_slot % WindowShape.Slots] += count;
            _sum += count;
        }
    }
}
