namespace Hatched.Gateway.Limits;

/// <summary>What Redis last said of each bucket, and what this gateway has let in on the strength of it and not yet reported.</summary>
/// <remarks>
/// Good for <see cref="Young"/> and for half of both limits, so that two gateways that have yet to hear of each other stay within them.
/// One lock for all buckets: it is held for a look-up and an addition.
/// </remarks>
internal sealed class KnownWindows(TimeProvider clock)
{
    private const int Floor = 1_000;
    private static readonly TimeSpan Young = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private int _room = Floor;

    /// <summary>How many buckets are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _buckets.Count;
            }
        }
    }

    /// <summary>Lets in whoever is far from its limits; null: Redis must be asked.</summary>
    /// <param name="isFirst">Whether a report of the bucket must be seen to; otherwise the one that is due counts this too.</param>
    /// <param name="isLifted">Limits are counted but not kept: everybody is far from them.</param>
    public Usage? TryTake(Allowance allowance, out bool isFirst, bool isLifted = false)
    {
        isFirst = false;
        lock (_lock)
        {
            if (!_buckets.TryGetValue(allowance.Key, out var bucket) || !IsYoung(bucket))
            {
                return null;
            }

            var own = bucket.UnderWay + bucket.Unreported + 1;
            var (minute, day) = (bucket.Minute + own, bucket.Day + own);
            if (!isLifted && (minute * 2 > allowance.PerMinute || day * 2 > allowance.PerDay))
            {
                return null;
            }

            bucket.Unreported++;
            isFirst = !bucket.IsDue;
            bucket.IsDue = true;
            return new(false, false, minute, day);
        }
    }

    /// <summary>A script goes out: what it has to count of what was let in already.</summary>
    /// <param name="isAwaited">By others who want in: until its answer nobody can say how full the windows are. False: it is the report that was due.</param>
    public int Begin(Allowance allowance, bool isAwaited)
    {
        lock (_lock)
        {
            if (!_buckets.TryGetValue(allowance.Key, out var bucket))
            {
                return 0;
            }

            (bucket.UnderWay, bucket.Unreported) = (bucket.Unreported, 0);
            if (isAwaited)
            {
                bucket.AskedAt = null;
            }
            else
            {
                bucket.IsDue = false;
            }

            return bucket.UnderWay;
        }
    }

    /// <summary>The answer to it: how full the windows are with all that it counted.</summary>
    /// <param name="askedAt">A timestamp of the clock.</param>
    public void Learn(Allowance allowance, long minute, long day, long askedAt)
    {
        lock (_lock)
        {
            if (!_buckets.TryGetValue(allowance.Key, out var bucket))
            {
                MakeRoom();
                _buckets.Add(allowance.Key, bucket = new Bucket());
            }

            (bucket.Minute, bucket.Day, bucket.AskedAt, bucket.UnderWay) = (minute, day, askedAt, 0);
        }
    }

    /// <summary>No answer came: the next one waits for one. What was let in since is still to be reported.</summary>
    public void Forget(Allowance allowance)
    {
        lock (_lock)
        {
            if (_buckets.TryGetValue(allowance.Key, out var bucket))
            {
                (bucket.AskedAt, bucket.UnderWay) = (null, 0);
            }
        }
    }

    private bool IsYoung(Bucket bucket) => bucket.AskedAt is { } askedAt && clock.GetElapsedTime(askedAt) <= Young;

    // Keys can be addresses, of which a flood has many. At most twice as many stay as are in use at once, and each that comes pays for looking at two.
    private void MakeRoom()
    {
        if (_buckets.Count < _room)
        {
            return;
        }

        foreach (var (key, bucket) in _buckets)
        {
            if (bucket.Unreported is 0 && !IsYoung(bucket))
            {
                _buckets.Remove(key);
            }
        }

        _room = Math.Max(Floor, _buckets.Count * 2);
    }

    private sealed class Bucket
    {
        /// <summary>How full the windows were by the last answer.</summary>
        public long Minute, Day;

        /// <summary>When that was asked for; null while nothing is known.</summary>
        public long? AskedAt;

        /// <summary>Let in since: what a script under way counts, and what none does yet.</summary>
        public int UnderWay, Unreported;

        /// <summary>Whether a report is due.</summary>
        public bool IsDue;
    }
}
