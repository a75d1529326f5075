using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Facts;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Telemetry;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hatched.BuildingBlocks.Outbox;

/// <summary>Publishes what the outbox holds, in its order, and deletes a row only when the broker has confirmed it.</summary>
/// <remarks>
/// One relay at a time per database, by a session advisory lock; the other replicas stand by. While there is something to do it looks every
/// <see cref="Round"/> and nobody notifies it; after a quiet while it sleeps, wakes on NOTIFY at commit and polls as a net. Facts
/// that wait together travel in one message, so that a busy system pays one confirm for hundreds of facts. A row may be published twice (a crash between confirm and delete); receivers dedupe by <see cref="OutboxMessage.MessageId"/> or a natural key.
/// </remarks>
internal sealed class OutboxRelay(SessionConnections sessions, DatabaseReady ready, IBus bus, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int BatchSize = 500;
    private const long LockKey = 0x4841_5443_4845_44; // "HATCHED"
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(15);
    private static readonly Counter<long> Relayed = HatchedTelemetry.Meter.CreateCounter<long>("hatched.outbox.relayed", description: "Outbox rows published and confirmed.");
    private static readonly Gauge<long> Backlog = HatchedTelemetry.Meter.CreateGauge<long>("hatched.outbox.batch", description: "Rows found at the last look; 500 means that more wait.");
    private static readonly Dictionary<string, Type> MessageTypes =
        typeof(FactsAnnounced).Assembly.GetExportedTypes().Where(type => type.FullName is not null).ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RelayAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The outbox relay starts again in a second: {Reason}", exception.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task RelayAsync(CancellationToken ct)
    {
        await using var connection = await sessions.OpenAsync(ct);
        // A deletion need not survive a crash: the row is published once more, which receivers expect. So its commit waits for no disk.
        await using (var listen = new NpgsqlCommand("LISTEN outbox; SET synchronous_commit TO off", connection))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        while (!await AskAsync(connection, $"SELECT pg_try_advisory_lock({LockKey})", ct))
        {
            await Task.Delay(PollInterval, ct);
        }

        // A notification that comes while a statement runs is read with that statement: waiting would not hear of it any more.
        var news = false;
        connection.Notification += (_, _) => news = true;
        var awake = false;
        var lastRow = Stopwatch.GetTimestamp();
        while (!ct.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            news = false;
            var rows = await ReadAsync(connection, ct);
            Backlog.Record(rows.Count);
            if (rows.Count > 0)
            {
                lastRow = began;
                awake = awake || await AskAsync(connection, $"SELECT pg_try_advisory_lock({OutboxSql.AwakeKey})", ct);
                await PublishAsync(rows, ct);
                await DeleteAsync(connection, rows, ct);
                Relayed.Add(rows.Count);
            }
            else if (awake && Stopwatch.GetElapsedTime(lastRow) > Linger)
            {
                awake = !await AskAsync(connection, $"SELECT pg_advisory_unlock({OutboxSql.AwakeKey})", ct);
            }
            else if (!awake && !news && Stopwatch.GetElapsedTime(lastRow) > 2 * Linger)
            {
                // Whoever found us awake, and so did not notify, has committed by now: we went on looking for a while after letting go.
                await connection.WaitAsync(PollInterval, ct);
                continue;
            }

            // After a pause a row goes out at once; under a stream of commits a round gathers what has come since the one before.
            if (rows.Count < BatchSize && Round - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, ct);
            }
        }
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string question, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task DeleteAsync(NpgsqlConnection connection, List<OutboxMessage> rows, CancellationToken ct)
    {
        await using var delete = new NpgsqlCommand("DELETE FROM outbox WHERE id = ANY($1)", connection)
        {
            Parameters = { new() { Value = rows.Select(row => row.Id).ToArray() } },
        };
        await delete.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<OutboxMessage>> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            SELECT id, message_id, order_key, type, is_fact, customer_id, buddy_id, body, request_id, trace_parent, occurred_at
            FROM outbox ORDER BY id LIMIT {BatchSize}
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<OutboxMessage> rows = [];
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new OutboxMessage
            {
                Id = reader.GetInt64(0),
                MessageId = reader.GetGuid(1),
                OrderKey = reader.GetGuid(2),
                Type = reader.GetString(3),
                IsFact = reader.GetBoolean(4),
                CustomerId = reader.GetGuid(5),
                BuddyId = reader.IsDBNull(6) ? null : reader.GetGuid(6),
                Body = reader.GetString(7),
                RequestId = reader.IsDBNull(8) ? null : reader.GetString(8),
                TraceParent = reader.IsDBNull(9) ? null : reader.GetString(9),
                OccurredAt = reader.GetFieldValue<DateTimeOffset>(10),
            });
        }

        return rows;
    }

    // Facts in one message; the others by order key: each key's in sequence, different keys side by side (pipelined confirms).
    private async Task PublishAsync(List<OutboxMessage> rows, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(PublishTimeout);
        List<Task> publishing = [];
        if (rows.Where(row => row.IsFact).ToList() is { Count: > 0 } facts)
        {
            publishing.Add(PublishFactsAsync(facts, timeout.Token));
        }

        publishing.AddRange(rows.Where(row => !row.IsFact).GroupBy(row => row.OrderKey).Select(async key =>
        {
            foreach (var row in key)
            {
                using var activity = Continue("relay " + row.Type[(row.Type.LastIndexOf('.') + 1)..], row.TraceParent);
                var type = MessageTypes[row.Type];
                var message = JsonSerializer.Deserialize(row.Body, type, HatchedJson.Options)!;
                await bus.Publish(message, type, Pipe.Execute<PublishContext>(context =>
                {
                    context.MessageId = row.MessageId;
                    context.Headers.Set(RequestIds.Header, row.RequestId);
                }), timeout.Token);
            }
        }));
        await Task.WhenAll(publishing);
    }

    private async Task PublishFactsAsync(List<OutboxMessage> facts, CancellationToken ct)
    {
        // A message has one parent. Facts of one cause keep their trace; a mixed batch carries each fact's own trace context with it.
        var causes = facts.Select(fact => fact.TraceParent).Distinct().Take(2).ToArray();
        using var activity = Continue("relay facts", causes is [var only] ? only : null);
        await bus.Publish(new FactsAnnounced([.. facts.Select(row => new AnnouncedFact(
            row.MessageId, row.CustomerId, row.Type, row.BuddyId, row.Body, row.OccurredAt, row.RequestId, row.TraceParent))]), ct);
    }

    private static Activity? Continue(string name, string? traceParent)
    {
        Activity.Current = null; // the relay's own wait is nobody's parent
        return HatchedTelemetry.Source.StartActivity(name, ActivityKind.Producer, traceParent ?? "");
    }
}
