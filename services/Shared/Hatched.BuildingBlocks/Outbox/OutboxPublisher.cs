using System.Diagnostics;
using System.Text.Json;
using Hatched.Contracts.Facts;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Telemetry;
using MassTransit;

namespace Hatched.BuildingBlocks.Outbox;

/// <summary>A row that did not go out.</summary>
/// <param name="Kind">One of a few words, for a metric.</param>
internal sealed record RefusedRow(OutboxMessage Message, string Kind, string Reason);

/// <summary>What became of a set of rows. Rows in none of the three were not tried.</summary>
/// <param name="Published">Confirmed by the broker.</param>
/// <param name="Refused">They can never go out from here: unknown or unreadable.</param>
/// <param name="Failed">The broker did not take them this time.</param>
/// <param name="Failure">Why, of one of those.</param>
internal sealed record PublishOutcome(
    IReadOnlyCollection<long> Published, IReadOnlyList<RefusedRow> Refused, IReadOnlyList<RefusedRow> Failed, Exception? Failure);

/// <summary>Hands rows to the broker. One that it cannot hand over says nothing about the others.</summary>
internal sealed class OutboxPublisher(IBus bus)
{
    private const int MostLoneFailures = 3;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private static readonly Dictionary<string, Type> MessageTypes =
        typeof(FactsAnnounced).Assembly.GetExportedTypes().Where(type => type.FullName is not null)
            .ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    /// <summary>Facts in one message; the others by order key: each key's in sequence, different keys side by side (pipelined
    /// confirms).</summary>
    public async Task<PublishOutcome> PublishAsync(List<OutboxMessage> rows, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Timeout);
        var results = new Results();
        List<Task> publishing = [];
        if (rows.Where(row => row.IsFact).ToList() is { Count: > 0 } facts)
        {
            publishing.Add(PublishFactsAsync(facts, results, timeout.Token));
        }

        publishing.AddRange(rows.Where(row => !row.IsFact).GroupBy(row => row.OrderKey)
            .Select(key => PublishInOrderAsync(key, results, timeout.Token)));
        await Task.WhenAll(publishing);
        ct.ThrowIfCancellationRequested();
        return results.Outcome;
    }

    private async Task PublishInOrderAsync(IEnumerable<OutboxMessage> key, Results results, CancellationToken ct)
    {
        foreach (var row in key)
        {
            if (!TryRead(row, out var message, out var refusal))
            {
                results.Refuse(refusal);
                continue;
            }

            try
            {
                using var activity = Continue("relay " + row.Type[(row.Type.LastIndexOf('.') + 1)..], row.TraceParent);
                await bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(context =>
                {
                    context.MessageId = row.MessageId;
                    context.Headers.Set(RequestIds.Header, row.RequestId);
                }), ct);
                results.Publish([row]);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                results.Fail(row, failure);
                return; // those behind it wait for it
            }
        }
    }

    // A newer replica may have written more than this one knows: what is known goes out. What is unknown altogether waits for the newer
    // one.
    private static bool TryRead(OutboxMessage row, out object message, out RefusedRow refusal)
    {
        (message, refusal) = (row, new RefusedRow(row, "unknown_type", $"The type {row.Type} is not known here."));
        if (!MessageTypes.TryGetValue(row.Type, out var type))
        {
            return false;
        }

        try
        {
            message = JsonSerializer.Deserialize(row.Body, type, HatchedJson.Tolerant)!;
            refusal = new RefusedRow(row, "unreadable", "The body is null.");
            return message is not null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException
            or InvalidOperationException or FormatException)
        {
            refusal = new RefusedRow(row, "unreadable", $"The body is no {type.Name}: {exception.GetType().Name}.");
            return false;
        }
    }

    // A set that the broker does not take is halved until what it does not take stands alone; after a few of those it is the broker's
    // trouble.
    private async Task PublishFactsAsync(List<OutboxMessage> facts, Results results, CancellationToken ct)
    {
        var sets = new Stack<List<OutboxMessage>>([facts]);
        var alone = 0;
        while (alone < MostLoneFailures && sets.TryPop(out var set))
        {
            try
            {
                await PublishSetAsync(set, ct);
                results.Publish(set);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                if (set is [var row])
                {
                    results.Fail(row, failure);
                    alone++;
                }
                else if (ct.IsCancellationRequested)
                {
                    results.Fail(set[0], failure);
                    return;
                }
                else
                {
                    sets.Push(set[(set.Count / 2)..]);
                    sets.Push(set[..(set.Count / 2)]);
                }
            }
        }
    }

    private async Task PublishSetAsync(List<OutboxMessage> facts, CancellationToken ct)
    {
        // A message has one parent. Facts of one cause keep their trace; a mixed batch carries each fact's own trace context with it.
        var causes = facts.Select(fact => fact.TraceParent).Distinct().Take(2).ToArray();
        using var activity = Continue("relay facts", causes is [var only] ? only : null);
        // A row's id is given while the buddy is locked, so that it rises with what happened to it.
        await bus.Publish(new FactsAnnounced([.. facts.Select(row => new AnnouncedFact(
            row.MessageId, row.CustomerId, row.Type, row.BuddyId, row.Body, row.OccurredAt, row.RequestId, row.TraceParent,
            row.BuddyId is null ? null : row.Id))]), ct);
    }

    private static Activity? Continue(string name, string? traceParent)
    {
        Activity.Current = null; // the relay's own wait is nobody's parent
        return HatchedTelemetry.Source.StartActivity(name, ActivityKind.Producer, traceParent ?? "");
    }

    /// <summary>Gathered by tasks side by side.</summary>
    private sealed class Results
    {
        private readonly List<long> _published = [];
        private readonly List<RefusedRow> _refused = [];
        private readonly List<RefusedRow> _failed = [];
        private Exception? _failure;

        public PublishOutcome Outcome => new(_published, _refused, _failed, _failure);

        public void Publish(IEnumerable<OutboxMessage> rows)
        {
            lock (_published)
            {
                _published.AddRange(rows.Select(row => row.Id));
            }
        }

        public void Refuse(RefusedRow row)
        {
            lock (_published)
            {
                _refused.Add(row);
            }
        }

        public void Fail(OutboxMessage row, Exception failure)
        {
            lock (_published)
            {
                _failed.Add(new RefusedRow(row, "not_taken", failure.Message.Length > 300 ? failure.Message[..300] : failure.Message));
                _failure ??= failure;
            }
        }
    }
}
