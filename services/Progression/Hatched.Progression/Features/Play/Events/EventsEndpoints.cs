using System.Net;
using Hatched.Contracts.Internal;
using Hatched.Progression.Clients;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>The second stage of an event's way: Ingestion hands over sets of accepted events.</summary>
internal static class EventsEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder internals) => internals.MapPost("/events/evaluate", Evaluate).DisableValidation();

    // Two steps, each idempotent: applied here in one transaction, then posted to Economy. When Economy is away the events stay
    // applied and Ingestion asks again until they are posted as well.
    private static async Task<Ok<EventOutcomes>> Evaluate(EvaluateEvents request, ApplyEvents apply, EconomyClient economy, CancellationToken ct)
    {
        var (applied, unapplied) = await apply.ApplyAsync(request.Events, ct);
        PostingToMake[] postings = [.. applied.SelectMany(outcome => outcome.Postings)];
        if (postings.Length > 0)
        {
            var refused = await PostAsync(economy, postings, ct);
            if (refused.Count > 0)
            {
                var unposted = applied.Where(one => one.Postings.Any(posting => refused.Contains(posting.CustomerId))).ToHashSet();
                unapplied = [.. unapplied, .. unposted.Select(one => new UnappliedEvent(one.Outcome.CustomerId, one.Outcome.EventId, IsHeldUp: false))];
                applied = [.. applied.Where(one => !unposted.Contains(one))];
            }
        }

        return TypedResults.Ok(new EventOutcomes(
            [.. applied.Select(one => one.Outcome)],
            applied.DistinctBy(one => one.Outcome.ExplanationId).ToDictionary(one => one.Outcome.ExplanationId, one => new RawJson(one.Explanation)),
            unapplied.Count > 0 ? unapplied : null));
    }

    /// <summary>The customers whose postings Economy does not take: they must not keep the others' from being made.</summary>
    private static async Task<HashSet<Guid>> PostAsync(EconomyClient economy, PostingToMake[] postings, CancellationToken ct)
    {
        try
        {
            await economy.PostAsync(postings, ct);
            return [];
        }
        catch (Exception exception) when (IsRefusal(exception) && postings.DistinctBy(posting => posting.CustomerId).Count() > 1)
        {
            HashSet<Guid> refused = [];
            foreach (var customer in postings.GroupBy(posting => posting.CustomerId))
            {
                try
                {
                    await economy.PostAsync([.. customer], ct);
                }
                catch (Exception own) when (IsRefusal(own))
                {
                    refused.Add(customer.Key);
                }
            }

            return refused;
        }
    }

    private static bool IsRefusal(Exception exception) => exception is ApiException or HttpRequestException { StatusCode: HttpStatusCode.InternalServerError };
}
