using System.Collections.Concurrent;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;

namespace Hatched.Widget.Features.Builds;

/// <summary>Which release the unversioned addresses lead to, and every file that was asked for lately.</summary>
/// <remarks>A replica serves its own build under those addresses, so that a rolling upgrade passes from one whole build to the next.</remarks>
internal sealed class CurrentBuild(
    BuildFolder folder, BuildStore store, IConfiguration configuration, DatabaseReady ready, TimeProvider clock, ILogger<CurrentBuild> log)
    : BackgroundLoop(ready, clock, log)
{
    private const int MostKept = 300;
    private readonly ConcurrentDictionary<(string Version, string Path), BuiltFile> _kept = new();
    private DateTime? _builtAt;
    private string? _own;

    /// <summary>Rolls every page that has pinned nothing back, or forward, to one version.</summary>
    private readonly string? _pinned = configuration["Hatched:WidgetVersion"] is { Length: > 0 } pinned ? pinned : null;

    // A build of somebody who works on the widgets is served as soon as it is there, and a first one may be made while the system starts.
    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    /// <summary>Null while there is no build at all.</summary>
    public async Task<string?> VersionAsync(CancellationToken ct) => _pinned ?? _own ?? await store.NewestAsync(ct);

    public async Task<BuiltFile?> FindAsync(string version, string path, CancellationToken ct)
    {
        if (_kept.TryGetValue((version, path), out var kept))
        {
            return kept;
        }

        if (await store.FindAsync(version, path, ct) is not { } found)
        {
            return null;
        }

        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        return _kept[(version, path)] = found;
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        var builtAt = folder.BuiltAt();
        if (builtAt is null || builtAt == _builtAt || folder.Read() is not { } build)
        {
            return false;
        }

        if (!await store.StoreAsync(build, ct))
        {
            Log.LogError("Version {Version} of the widgets is known with other bytes. Those that were stored first are served: raise the version.", build.Version);
        }

        (_own, _builtAt) = (build.Version, builtAt);
        return false;
    }
}
