using System.Threading.Channels;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Npgsql;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Listens for commits of new deliveries and wakes the dispatcher.</summary>
internal sealed class DeliveryWakeUps(SessionConnections sessions, DatabaseReady ready, TimeProvider clock, ILogger<DeliveryWakeUps> log)
    : BackgroundLoop(ready, clock, log)
{
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private NpgsqlConnection? _session;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(15);

    /// <summary>Has the dispatcher look now.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Until somebody wakes, or for <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken ct)
    {
        using var poll = CancellationTokenSource.CreateLinkedTokenSource(ct);
        poll.CancelAfter(longest);
        await ((Task)_wake.Reader.WaitToReadAsync(poll.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _wake.Reader.TryRead(out _);
    }

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        if (_session is null)
        {
            _session = await sessions.OpenAsync(ct);
            _session.Notification += (_, _) => Wake();
            await using var listen = new NpgsqlCommand("LISTEN deliveries", _session);
            await listen.ExecuteNonQueryAsync(ct);
            return false;
        }

        // A server that is gone without a word is noticed by asking it something.
        await using var probe = new NpgsqlCommand("SELECT 1", _session);
        await probe.ExecuteNonQueryAsync(ct);
        return false;
    }

    protected override Task RestAsync(CancellationToken ct) => _session!.WaitAsync(Pause, ct);

    protected override async ValueTask ResetAsync()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            await session.DisposeAsync();
        }
    }
}
