using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;

namespace Hatched.Ingestion.Features.Events;

/// <summary>The later stages of the way: has accepted events evaluated and stores what came of it. Idempotent as a whole.</summary>
internal sealed class DriveEvents(ProgressionClient progression, OutcomeStore store)
{
    /// <summary>The stored effects by customer and event id.</summary>
    public async Task<Dictionary<(Guid, string), string>> RunAsync(IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        var answer = await progression.EvaluateAsync(events, ct);
        await store.StoreAsync(answer, ct);
        return answer.Outcomes.ToDictionary(outcome => (outcome.CustomerId, outcome.EventId), outcome => outcome.Effects.Text);
    }
}
