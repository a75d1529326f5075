using Hatched.Contracts.Internal;
using Hatched.Progression.Clients;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Events;

/// <summary>The second stage of an event's way: Ingestion hands over sets of accepted events.</summary>
internal static class EventsEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder internals) => internals.MapPost("/events/evaluate", Evaluate).DisableValidation();

    // Two steps, each idempotent: applied here in one transaction, then posted to Economy. When Economy is away the events stay
    // applied and Ingestion asks again until they are posted as well.
    private static async Task<Ok<EventOutcomes>> Evaluate(EvaluateEvents request, ApplyEvents apply, EconomyClient economy, CancellationToken ct)
    {
        var applied = await apply.ApplyAsync(request.Events, ct);
        PostingToMake[] postings = [.. applied.SelectMany(outcome => outcome.Postings)];
        if (postings.Length > 0)
        {
            await economy.PostAsync(postings, ct);
        }

        return TypedResults.Ok(new EventOutcomes(
            [.. applied.Select(one => one.Outcome)],
            applied.DistinctBy(one => one.Outcome.ExplanationId).ToDictionary(one => one.Outcome.ExplanationId, one => new RawJson(one.Explanation))));
    }
}
