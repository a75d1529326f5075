namespace Hatched.AppHost.Local;

/// <summary>What the command line asks of a start.</summary>
internal sealed record LaunchOptions
{
    public required StateFolder State { get; init; }

    /// <summary>The gateway's port; null picks a free one and remembers it.</summary>
    public int? Port { get; init; }

    /// <summary>Only the launcher's own messages on the console, not the processes' logs.</summary>
    public bool Quiet { get; init; }

    /// <summary>With the Aspire dashboard, and telemetry sent to it.</summary>
    public bool Dashboard { get; init; } = true;

    public IReadOnlyDictionary<string, int> Replicas { get; init; } = new Dictionary<string, int>();

    /// <summary>The same, for a program of its own.</summary>
    public IEnumerable<string> Arguments =>
    [
        "--state-dir", State.Root,
        "--port", FormattableString.Invariant($"{Port ?? 0}"),
        .. Quiet ? new[] { "--quiet" } : [],
        .. Dashboard ? [] : new[] { "--no-dashboard" },
        .. Replicas.SelectMany(r => new[] { "--replicas", FormattableString.Invariant($"{r.Key}={r.Value}") }),
    ];
}
