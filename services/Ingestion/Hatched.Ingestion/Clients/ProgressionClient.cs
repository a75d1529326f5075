using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;

namespace Hatched.Ingestion.Clients;

/// <summary>Progression applies events.</summary>
internal sealed class ProgressionClient(HttpClient http)
{
    /// <summary>How long a set may take; its requests hear 202 earlier than that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Each event exactly once, however often it is asked for.</summary>
    public Task<EventOutcomes> EvaluateAsync(IReadOnlyList<EventToEvaluate> events, CancellationToken ct) =>
        http.AskAsync<EventOutcomes>(HttpMethod.Post, "/internal/events/evaluate", new EvaluateEvents(events), events[0].CustomerId, ct);

    /// <summary>What an event would do under other rules. An unknown version is a 404, passed on.</summary>
    public Task<EventReplay> ReplayAsync(EventToReplay replay, CancellationToken ct) =>
        http.AskAsync<EventReplay>(HttpMethod.Post, "/internal/events/replay", replay, replay.Event.CustomerId, ct);

    /// <summary>Removes what was noted of events that are being erased.</summary>
    public Task ForgetAsync(Guid customerId, IReadOnlyList<string> eventIds, CancellationToken ct) =>
        http.TellAsync(HttpMethod.Post, "/internal/events/forget", new ForgetEvents(customerId, eventIds), customerId, ct);
}
