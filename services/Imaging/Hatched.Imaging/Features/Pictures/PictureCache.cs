using Microsoft.Extensions.Caching.Memory;

namespace Hatched.Imaging.Features.Pictures;

/// <summary>The pictures asked for lately, at most 64 MiB of them. What is drawn for a request is drawn one at a time.</summary>
/// <remarks>Anyone may ask for the icon of any key: the queue leaves processors free for the buddies that someone waits for.</remarks>
internal sealed class PictureCache : IDisposable
{
    private const long Budget = 64 * 1024 * 1024;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Budget });
    private readonly SemaphoreSlim easel = new(1);

    /// <summary>From memory, else by <paramref name="load"/>; null is not remembered.</summary>
    public async Task<byte[]?> GetAsync(string name, Func<Task<byte[]?>> load)
    {
        if (cache.TryGetValue(name, out byte[]? known))
        {
            return known;
        }

        return await load() is { } png ? Keep(name, png) : null;
    }

    /// <summary>From memory; null when it is not there.</summary>
    public byte[]? Find(string name) => cache.TryGetValue(name, out byte[]? known) ? known : null;

    /// <summary>From memory, else drawn in turn.</summary>
    public async Task<byte[]> GetOrDrawAsync(string name, Func<byte[]> draw, CancellationToken ct)
    {
        if (cache.TryGetValue(name, out byte[]? known))
        {
            return known!;
        }

        await easel.WaitAsync(ct);
        try
        {
            return cache.TryGetValue(name, out known) ? known! : Keep(name, draw());
        }
        finally
        {
            easel.Release();
        }
    }

    public void Forget(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            cache.Remove(name);
        }
    }

    public void Dispose()
    {
        cache.Dispose();
        easel.Dispose();
    }

    private byte[] Keep(string name, byte[] png) => cache.Set(name, png, new MemoryCacheEntryOptions { Size = png.Length });
}
