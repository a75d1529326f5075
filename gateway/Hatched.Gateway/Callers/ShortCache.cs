using System.Collections.Concurrent;

namespace Hatched.Gateway.Callers;

/// <summary>Keeps what another service says for a second, so that a burst costs one question and a revocation works within that second.</summary>
/// <param name="load">Asks; gets the value that stood so far and may return that very object to say "unchanged". Null: there is no such thing.</param>
/// <remarks>
/// While the other service cannot be asked, what it said last is served for up to a minute: nobody can revoke anything through a service
/// that is down, so all that this risks is a revocation in the second before it went. What was never known stays unknown.
/// </remarks>
internal sealed class ShortCache<TKey, TValue>(Func<TKey, TValue?, Task<TValue?>> load, TimeProvider clock)
    where TKey : notnull
    where TValue : class
{
    private const int Limit = 20_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(600); // from here on asked again in the background, so that callers seldom wait
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    /// <exception cref="UnreachableException">The other service does not answer and never told.</exception>
    public ValueTask<TValue?> GetAsync(TKey key, CancellationToken ct)
    {
        var entry = _entries.TryGetValue(key, out var known) ? known : Add(key);
        var answer = entry.Current;
        if (answer is null || clock.GetElapsedTime(answer.AskedAt) >= answer.For)
        {
            return new ValueTask<TValue?>(AskAndWaitAsync(key, entry, ct));
        }

        if (clock.GetElapsedTime(answer.AskedAt) >= Early && entry.Asking is null)
        {
            using (ExecutionContext.SuppressFlow()) // not part of the request that happened to come by
            {
                _ = Ask(key, entry);
            }
        }

        return new ValueTask<TValue?>(answer.Value);
    }

    /// <summary>Drops everything that matches; a question under way no longer counts either.</summary>
    public void Forget(Func<TKey, TValue, bool> matches)
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Current?.Value is not { } value ? entry.Asking is not null : matches(key, value))
            {
                _entries.TryRemove(KeyValuePair.Create(key, entry));
            }
        }
    }

    private Entry Add(TKey key)
    {
        if (_entries.Count >= Limit)
        {
            foreach (var (old, entry) in _entries)
            {
                if (entry.Current is not { Value: not null } answer || clock.GetElapsedTime(answer.AskedAt) > Fresh)
                {
                    _entries.TryRemove(KeyValuePair.Create(old, entry));
                }
            }
        }

        return _entries.GetOrAdd(key, static _ => new Entry());
    }

    private async Task<TValue?> AskAndWaitAsync(TKey key, Entry entry, CancellationToken ct)
    {
        await Ask(key, entry).WaitAsync(ct);
        return entry.Current is { } answer ? answer.Value : throw new UnreachableException();
    }

    private Task Ask(TKey key, Entry entry)
    {
        lock (entry)
        {
            return entry.Asking ??= Task.Run(() => AskAsync(key, entry));
        }
    }

    private async Task AskAsync(TKey key, Entry entry)
    {
        var askedAt = clock.GetTimestamp();
        try
        {
            entry.Current = new Answer(await load(key, entry.Current?.Value), askedAt, askedAt, Fresh);
        }
        catch (Exception e) when (e is HttpRequestException or Polly.ExecutionRejectedException)
        {
            entry.Current = entry.Current is { Value: not null } last && clock.GetElapsedTime(last.HeardAt) < Outage
                ? last with { AskedAt = clock.GetTimestamp(), For = Pause }
                : null;
        }
        finally
        {
            lock (entry)
            {
                entry.Asking = null;
            }
        }
    }

    private sealed class Entry
    {
        public volatile Answer? Current;
        public volatile Task? Asking;
    }

    /// <param name="HeardAt">When the service was asked that gave <paramref name="Value"/>.</param>
    /// <param name="AskedAt">When it was last asked, in vain or not.</param>
    private sealed record Answer(TValue? Value, long HeardAt, long AskedAt, TimeSpan For);
}

/// <summary>A service that the gateway must ask does not answer.</summary>
internal sealed class UnreachableException() : Exception("A service that knows the caller does not answer.");
