using System.Net;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;

namespace Hatched.Ingestion.Features.Events;

/// <summary>The later stages of the way at a stretch, for what the pipe has left: has accepted events evaluated and stores what came of it. Idempotent as a whole.</summary>
internal sealed class DriveEvents(ProgressionClient progression, OutcomeStore store)
{
    /// <param name="ct">Ends the wait for Progression; what it has answered is stored.</param>
    /// <returns>Those whose buddy somebody else holds at the moment: their turn is later.</returns>
    /// <exception cref="HttpRequestException">500: some of the events cannot be applied. The others are stored.</exception>
    public async Task<IReadOnlyList<EventKey>> RunAsync(IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        var answer = await progression.EvaluateAsync(events, ct);
        if (answer.Outcomes.Count > 0)
        {
            await store.StoreAsync(answer, CancellationToken.None);
        }

        if (answer.Unapplied?.Count(e => !e.IsHeldUp) is > 0 and var count)
        {
            throw new HttpRequestException(
                $"{count} of {events.Count} events cannot be applied.", null, HttpStatusCode.InternalServerError);
        }

        return [.. (answer.Unapplied ?? []).Select(e => new EventKey(e.CustomerId, e.EventId))];
    }
}
