using System.Diagnostics;
using Hatched.Contracts.Facts;
using Hatched.ServiceDefaults.Telemetry;
using Hatched.Webhook.Data;
using Hatched.Webhook.Features.Configs;
using Hatched.Webhook.Features.Sending;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Webhook.Features.Deliveries;

/// <summary>Writes a delivery a fact and subscribed endpoint, as one set; facts that have theirs already change nothing.</summary>
internal sealed class EnqueueDeliveries(NpgsqlDataSource database, TimeProvider clock)
{
    public async Task ForAsync(IReadOnlyList<AnnouncedFact> facts, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await SubscribersAsync(connection, facts, ct) is not { Count: > 0 } endpoints)
        {
            return;
        }

        var erased = await ErasedAsync(connection, facts, ct);
        List<Activity> spans = [];
        try
        {
            var now = clock.StorableNow();
            var rows = (
                from fact in facts
                where fact.BuddyId is not { } buddy || !erased.Contains(buddy)
                let subscribed = endpoints.Where(e => e.CustomerId == fact.CustomerId && e.Wants(fact.Name)).ToArray()
                where subscribed.Length > 0
                let trace = Continue(fact, spans)
                let payload = FactBody.Of(fact.Payload, fact.Id, fact.OccurredAt, fact.Sequence)
                from endpoint in subscribed
                select new Row(Guid.CreateVersion7(now), endpoint.Id, fact, payload, trace)).ToArray();
            if (rows.Length > 0)
            {
                await InsertAsync(connection, rows, now, ct);
                await transaction.CommitAsync(ct);
            }
        }
        finally
        {
            spans.ForEach(span => span.Dispose());
        }
    }

    // Their rows stay locked against deletion until the commit, so that the deliveries' foreign keys hold.
    private static async Task<List<Subscriber>> SubscribersAsync(NpgsqlConnection connection, IReadOnlyList<AnnouncedFact> facts, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id, customer_id, events FROM webhook_endpoints WHERE customer_id = ANY($1) AND status = 'active' ORDER BY id FOR KEY SHARE", connection)
        {
            Parameters = { new() { Value = facts.Select(fact => fact.CustomerId).Distinct().ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Subscriber> found = [];
        while (await reader.ReadAsync(ct))
        {
            found.Add(new Subscriber(reader.GetGuid(0), reader.GetGuid(1), [.. reader.GetFieldValue<string[]>(2)]));
        }

        return found;
    }

    // After the lock on the endpoints, which an erasure holds to its end.
    private static async Task<HashSet<Guid>> ErasedAsync(NpgsqlConnection connection, IReadOnlyList<AnnouncedFact> facts, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT buddy_id FROM erased_buddies WHERE buddy_id = ANY($1)", connection)
        {
            Parameters = { new() { Value = facts.Select(fact => fact.BuddyId).OfType<Guid>().Distinct().ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        HashSet<Guid> found = [];
        while (await reader.ReadAsync(ct))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    // A batch mixes facts of many requests: each goes on in the trace of its own cause, not in that of the message.
    private static string? Continue(AnnouncedFact fact, List<Activity> spans)
    {
        if (fact.TraceParent is null || !ActivityContext.TryParse(fact.TraceParent, null, isRemote: true, out var cause))
        {
            return fact.TraceParent;
        }

        var around = Activity.Current;
        var span = HatchedTelemetry.Source.StartActivity(
            $"enqueue {fact.Name}", ActivityKind.Internal, around?.TraceId == cause.TraceId ? around.Context : cause);
        Activity.Current = around;
        if (span is null)
        {
            return fact.TraceParent;
        }

        span.SetTag("hatched.request_id", fact.RequestId);
        spans.Add(span);
        return span.Id;
    }

    private static async Task InsertAsync(NpgsqlConnection connection, Row[] rows, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            INSERT INTO deliveries (id, customer_id, endpoint_id, fact_id, event, payload, request_id, trace_parent, buddy_id,
                on_request, status, attempts, next_attempt_at, created_at)
            SELECT id, customer_id, endpoint_id, fact_id, event, payload, request_id, trace_parent, buddy_id, false, 'pending', 0, now(), $10
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                AS r (id, customer_id, endpoint_id, fact_id, event, payload, request_id, trace_parent, buddy_id)
            ON CONFLICT (endpoint_id, fact_id) DO NOTHING
            """, connection)
        {
            Parameters =
            {
                Array(rows, r => r.Id, NpgsqlDbType.Uuid),
                Array(rows, r => r.Fact.CustomerId, NpgsqlDbType.Uuid),
                Array(rows, r => r.EndpointId, NpgsqlDbType.Uuid),
                Array(rows, r => r.Fact.Id, NpgsqlDbType.Uuid),
                Array(rows, r => r.Fact.Name, NpgsqlDbType.Text),
                Array(rows, r => r.Payload, NpgsqlDbType.Text),
                Array(rows, r => r.Fact.RequestId, NpgsqlDbType.Text),
                Array(rows, r => r.Trace, NpgsqlDbType.Text),
                Array(rows, r => r.Fact.BuddyId, NpgsqlDbType.Uuid),
                new() { Value = now },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record Row(Guid Id, Guid EndpointId, AnnouncedFact Fact, string Payload, string? Trace);

    private sealed record Subscriber(Guid Id, Guid CustomerId, HashSet<string> Events)
    {
        public bool Wants(string fact) => Events.Contains(WebhookEndpoint.Everything) || Events.Contains(fact);
    }
}
