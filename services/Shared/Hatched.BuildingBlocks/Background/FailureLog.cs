using System.Data.Common;
using Hatched.BuildingBlocks.Messaging;
using Microsoft.Extensions.Logging;

namespace Hatched.BuildingBlocks.Background;

/// <summary>Tells of each kind of failure once, then again every ten minutes with how often it came: not a stack trace a second.</summary>
public sealed class FailureLog(ILogger log, TimeProvider clock)
{
    private const int MaxKinds = 100;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);

    /// <returns>The kind of the failure, for a metric.</returns>
    public string Tell(string work, Exception failure)
    {
        var name = KindOf(failure);
        lock (_kinds)
        {
            return Tell(work, name, failure);
        }
    }

    private string Tell(string work, string name, Exception failure)
    {
        if (!_kinds.TryGetValue(name, out var kind) && _kinds.Count < MaxKinds)
        {
            _kinds[name] = kind = new Kind();
        }

        if (kind is null)
        {
            return "other";
        }

        kind.Count++;
        if (kind.ToldAt is not { } told || clock.GetUtcNow() - told > Quiet)
        {
            log.LogWarning(
                Outages.IsOutage(failure) ? null : failure,
                "{Work} failed and goes on: {Reason} ({Count} times since the last line of this kind)",
                work, failure.Message, kind.Count);
            (kind.ToldAt, kind.Count) = (clock.GetUtcNow(), 0);
        }

        return name;
    }

    private static string KindOf(Exception failure) => failure switch
    {
        DbException { SqlState: { } state } => $"{failure.GetType().Name}:{state}",
        HttpRequestException { StatusCode: { } status } => $"{failure.GetType().Name}:{(int)status}",
        _ => failure.GetType().Name,
    };

    private sealed class Kind
    {
        public DateTimeOffset? ToldAt { get; set; }

        public int Count { get; set; }
    }
}
