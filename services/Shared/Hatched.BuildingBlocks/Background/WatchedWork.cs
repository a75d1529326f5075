namespace Hatched.BuildingBlocks.Background;

/// <summary>Background work whose progress is a part of its service's readiness.</summary>
internal interface IWatchedWork
{
    /// <summary>As metrics, logs and readiness call it.</summary>
    string WorkName { get; }

    /// <summary>How long it has got nowhere; null while all is well.</summary>
    TimeSpan? Stuck { get; }

    /// <summary>The service is not ready when the work gets nowhere for longer than this.</summary>
    TimeSpan StuckLimit { get; }
}
