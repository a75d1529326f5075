using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;

namespace Hatched.Ingestion.Features.Events;

/// <summary>The later stages of the way at a stretch, for what the pipe has left: has accepted events evaluated and stores what came of it. Idempotent as a whole.</summary>
internal sealed class DriveEvents(ProgressionClient progression, OutcomeStore store)
{
    /// <param name="ct">Ends the wait for Progression; what it has answered is stored.</param>
    public async Task RunAsync(IReadOnlyList<EventToEvaluate> events, CancellationToken ct) =>
        await store.StoreAsync(await progression.EvaluateAsync(events, ct), CancellationToken.None);
}
