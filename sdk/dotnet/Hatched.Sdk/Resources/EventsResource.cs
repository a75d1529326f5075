using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>Events: what your users do, and what it gives.</summary>
public sealed class EventsResource
{
    private readonly Transport transport;

    internal EventsResource(Transport transport) => this.transport = transport;

    /// <summary>Sends an event. Sent again under the same <see cref="SendEventParams.EventId"/>, it changes nothing and gives the same effects.</summary>
    /// <param name="e">What happened.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>What it gave. <see cref="EventEffects.Pending"/>: it is stored, and that is still to come.</returns>
    /// <exception cref="EventQuotaExceededException">The plan's events of this month are used up.</exception>
    public async Task<EventEffects> SendAsync(SendEventParams e, CancellationToken cancellationToken = default) => (await transport.SendAsync(
        ApiRequest.Post("/events").With(e, HatchedJson.Default.SendEventParams), HatchedJson.Default.EventAnswer, cancellationToken).ConfigureAwait(false)).Outcome;

    /// <summary>Sends 1 to 500 events in one call. Each is judged by itself: one that is refused does not hold up the rest.</summary>
    /// <param name="events">What happened.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>What became of each, in the same order.</returns>
    public async Task<EventBatchResult> SendBatchAsync(IReadOnlyList<SendEventParams> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var request = ApiRequest.Post("/events/batch").With(new BatchBody(events), HatchedJson.Default.BatchBody);
        var answer = await transport.SendAsync(request, HatchedJson.Default.BatchAnswer, cancellationToken).ConfigureAwait(false);
        return new EventBatchResult { Results = [.. answer.Results.Select(result => result.Entry)] };
    }

    /// <summary>Reads an event, what it did, and why each rule acted or did not.</summary>
    /// <param name="eventId">Your own id of it.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The event.</returns>
    public Task<EventDetail> GetAsync(string eventId, CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Get(Of(eventId)), HatchedJson.Default.EventDetail, cancellationToken);

    /// <summary>Reads a page of events, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The page.</returns>
    public async Task<Page<EventRecord>> ListAsync(ListEventsParams? filter = null, CancellationToken cancellationToken = default) => (await transport.SendAsync(
        ApiRequest.Get("/events").Query("user_id", filter?.UserId).Query("type", filter?.Type).Query("status", filter?.Status?.Value)
            .Query("cursor", filter?.Cursor).Query("limit", filter?.Limit),
        HatchedJson.Default.EventRecords, cancellationToken).ConfigureAwait(false)).Page;

    /// <summary>Reads all events, newest first, page by page as they are asked for.</summary>
    /// <param name="filter">Which; from its cursor on.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <returns>The events.</returns>
    public IAsyncEnumerable<EventRecord> ListAllAsync(ListEventsParams? filter = null, CancellationToken cancellationToken = default) =>
        Paging.ByCursorAsync(filter?.Cursor, (cursor, cancellationToken) => ListAsync((filter ?? new()) with { Cursor = cursor }, cancellationToken), cancellationToken);

    /// <summary>Asks what an event would give under other rules. Changes nothing.</summary>
    /// <param name="eventId">Your own id of it.</param>
    /// <param name="configVersionId">The rules; the draft when absent, or the published version where there is no draft.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>What it would give, beside what it gave.</returns>
    public Task<EventReplay> ReplayAsync(string eventId, string? configVersionId = null, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Post(Of(eventId, "/replay")).Query("dry_run", "true").With(new ReplayBody(configVersionId), HatchedJson.Default.ReplayBody), HatchedJson.Default.EventReplay, cancellationToken);

    private static string Of(string eventId, string rest = "") => $"/events/{ApiRequest.Segment(eventId)}{rest}";
}
