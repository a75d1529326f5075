using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Hatched.Imaging.Features.Pictures;

/// <summary>Who may wait for an icon to be drawn: few at once of one address, and no more a minute than a page that is new to us needs.</summary>
/// <remarks>Anybody may ask for the icon of any key, and each takes some 12 ms of a processor. Icons that are drawn already pass by here.</remarks>
internal sealed class DrawingQueue(TimeProvider clock)
{
    private const int MostWaiting = 64;
    private const int MostOfOneAddress = 8;
    private const int MostAMinute = 600;

    private readonly ConcurrentDictionary<string, Share> _shares = new(StringComparer.Ordinal);
    private int _waiting;
    private long _minute;

    /// <summary>A place in the queue, to be disposed; false when the address, or everybody, has as many as there are.</summary>
    public bool TryEnter(string address, [NotNullWhen(true)] out IDisposable? place)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref _minute, minute) != minute)
        {
            _shares.Clear();
        }

        place = null;
        var share = _shares.GetOrAdd(address, static _ => new Share());
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        if (Interlocked.Increment(ref share.Waiting) > MostOfOneAddress || Interlocked.Increment(ref share.Drawn) > MostAMinute)
        {
            Interlocked.Decrement(ref share.Waiting);
            Interlocked.Decrement(ref _waiting);
            return false;
        }

        place = new Place(this, share);
        return true;
    }

    private sealed class Share
    {
        public int Waiting;
        public int Drawn;
    }

    private sealed class Place(DrawingQueue queue, Share share) : IDisposable
    {
        public void Dispose()
        {
            Interlocked.Decrement(ref share.Waiting);
            Interlocked.Decrement(ref queue._waiting);
        }
    }
}
