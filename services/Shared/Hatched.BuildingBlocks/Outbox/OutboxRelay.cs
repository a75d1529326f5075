using System.Diagnostics;
using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Messaging;
using Hatched.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hatched.BuildingBlocks.Outbox;

/// <summary>Publishes what the outbox holds, in its order, and deletes a row only when the broker has confirmed it.</summary>
/// <remarks>
/// One relay at a time per database, by a session advisory lock; the other replicas stand by. While there is something to do it looks every
/// <see cref="Round"/> and nobody notifies it; after a quiet while it sleeps, wakes on NOTIFY at commit and polls as a net. Facts
/// that wait together travel in one message, so that a busy system pays one confirm for hundreds of facts. A row may be published twice (a
/// crash between confirm and delete); receivers dedupe by <see cref="OutboxMessage.MessageId"/> or a natural key. A row that cannot be
/// published is set aside (<see cref="SetAsideRows"/>).
/// </remarks>
internal sealed class OutboxRelay(
    SessionConnections sessions, DatabaseReady ready, OutboxPublisher publisher, TimeProvider clock, ILogger<OutboxRelay> log)
    : BackgroundLoop(ready, clock, log)
{
    private const long LockKey = 0x4841_5443_4845_44; // "HATCHED"
    private const int MostFailures = 5;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(5);
    private static readonly Counter<long> Relayed = HatchedTelemetry.Meter.CreateCounter<long>(
        "hatched.outbox.relayed", description: "Outbox rows published and confirmed.");

    private readonly Dictionary<long, int> _failures = []; // by row, of those that fail while others pass
    private NpgsqlConnection? _session;
    private bool _isRelay;
    private bool _awake;
    private bool _notified;
    private long _roundBegan;
    private long _lastRow;
    private long _lastRetry;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    protected override TimeSpan StuckLimit => TimeSpan.FromSeconds(10);

    protected override async Task<bool> RoundAsync(CancellationToken ct)
    {
        _roundBegan = Stopwatch.GetTimestamp();
        var connection = _session ??= await OpenAsync(ct);
        if (!_isRelay && !await BecomeRelayAsync(connection, ct))
        {
            return false;
        }

        _notified = false;
        var rows = await OutboxRows.ReadAsync(connection, ct);
        if (rows.Count > 0)
        {
            _lastRow = _roundBegan;
            _awake = _awake || await AskAsync(connection, $"SELECT pg_try_advisory_lock({OutboxSql.AwakeKey})", ct);
            await RelayAsync(connection, rows, ct);
        }
        else if (_awake && Stopwatch.GetElapsedTime(_lastRow) > Linger)
        {
            _awake = !await AskAsync(connection, $"SELECT pg_advisory_unlock({OutboxSql.AwakeKey})", ct);
        }

        if (Stopwatch.GetElapsedTime(_lastRetry) > RetryInterval)
        {
            _lastRetry = Stopwatch.GetTimestamp();
            await SetAsideRows.RetryAsync(connection, publisher, ct);
        }

        return rows.Count is OutboxRows.BatchSize;
    }

    protected override Task RestAsync(CancellationToken ct)
    {
        if (!_isRelay)
        {
            return base.RestAsync(ct); // stands by
        }

        if (!_awake && !_notified && Stopwatch.GetElapsedTime(_lastRow) > 2 * Linger)
        {
            // Whoever found us awake, and so did not notify, has committed by now: we went on looking for a while after letting go.
            return _session!.WaitAsync(Pause, ct);
        }

        // After a pause a row goes out at once; under a stream of commits a round gathers what has come since the one before.
        return Round - Stopwatch.GetElapsedTime(_roundBegan) is { Ticks: > 0 } rest ? Task.Delay(rest, ct) : Task.CompletedTask;
    }

    protected override async ValueTask ResetAsync()
    {
        (_isRelay, _awake) = (false, false);
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            await session.DisposeAsync();
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = await sessions.OpenAsync(ct);
        // A notification that comes while a statement runs is read with that statement: waiting would not hear of it any more.
        connection.Notification += (_, _) => _notified = true;
        return connection;
    }

    private async Task<bool> BecomeRelayAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        // A deletion need not survive a crash: the row is published once more, which receivers expect. So its commit waits for no disk.
        await using (var listen = new NpgsqlCommand("LISTEN outbox; SET synchronous_commit TO off", connection))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        _isRelay = await AskAsync(connection, $"SELECT pg_try_advisory_lock({LockKey})", ct);
        if (_isRelay)
        {
            (_lastRow, _lastRetry) = (_roundBegan, 0);
            await SetAsideRows.ReviveAsync(connection, ct);
        }

        return _isRelay;
    }

    private async Task RelayAsync(NpgsqlConnection connection, List<OutboxMessage> rows, CancellationToken ct)
    {
        var outcome = await publisher.PublishAsync(rows, ct);
        await OutboxRows.DeleteAsync(connection, outcome.Published, ct);
        Relayed.Add(outcome.Published.Count);
        var hopeless = outcome.Failed.Where(row => HasFailedTooOften(row, outcome));
        await SetAsideRows.MoveAsync(connection, [.. outcome.Refused, .. hopeless], Log, ct);
        if (outcome.Published.Count + outcome.Refused.Count is 0 && outcome.Failure is { } failure)
        {
            throw new TimeoutException($"The broker takes nothing: {failure.Message}", failure);
        }
    }

    // Only the broker's own refusals count, never that it is away or slow; and one that passes the next time is forgotten.
    private bool HasFailedTooOften(RefusedRow row, PublishOutcome outcome)
    {
        if (outcome.Failure is OperationCanceledException || Outages.IsOutage(outcome.Failure!) || outcome.Published.Count is 0)
        {
            return false;
        }

        if (_failures.Count > 1_000)
        {
            _failures.Clear();
        }

        _failures[row.Message.Id] = _failures.GetValueOrDefault(row.Message.Id) + 1;
        return _failures[row.Message.Id] >= MostFailures && _failures.Remove(row.Message.Id);
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string question, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
