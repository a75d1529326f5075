using Hatched.BuildingBlocks.Http;
using Hatched.Ingestion.Data;
using Hatched.Ingestion.Features.Quotas;
using Hatched.Ingestion.Features.Tallies;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Ingestion.Features.EventTypes;

/// <summary><c>GET /events/types</c>: every type that occurred or is registered, how often, and whether anybody knows it.</summary>
internal static class OccurredTypesEndpoint
{
    public static void MapOccurredTypes(this IEndpointRouteBuilder routes) => routes.MapGroup("/events").WithTags("Events").RequireSecret().WithQuotaHeaders()
        .MapGet("/types", List).WithName("ListOccurredEventTypes").WithSummary("List distinct event types")
        .WithDescription($"Most frequent first. Of types that are not registered, the {TypeTallies.MostUnregistered} most frequent.");

    private static async Task<Ok<WholeList<OccurredType>>> List(Principal caller, IngestionDb db, TypeTallies tallies, CancellationToken ct)
    {
        var registered = await EventTypeEndpoints.AllAsync(db, caller.CustomerId, ct);
        var owners = registered.SelectMany(type => type.Names, (type, name) => (type, name)).ToDictionary(pair => pair.name, pair => pair.type, StringComparer.Ordinal);
        var occurred = await tallies.ReadAsync(caller.CustomerId, [.. owners.Keys], ct);
        var counts = occurred.ToLookup(tally => owners.GetValueOrDefault(tally.Type));
        return TypedResults.Ok(new WholeList<OccurredType>([.. registered.Select(type => Sum(type, [.. counts[type]]))
            .Concat(counts[null].Select(tally => new OccurredType(tally.Type, false, null, null, tally.Events, tally.FirstAt, tally.LastAt)))
            .OrderByDescending(type => type.Count).ThenBy(type => type.Type, StringComparer.Ordinal)]));
    }

    private static OccurredType Sum(EventType type, TypeTally[] tallies) => new(
        type.Type, true, type.Id, type.Label, tallies.Sum(tally => tally.Events),
        tallies.Length is 0 ? null : tallies.Min(tally => tally.FirstAt), tallies.Length is 0 ? null : tallies.Max(tally => tally.LastAt));
}
