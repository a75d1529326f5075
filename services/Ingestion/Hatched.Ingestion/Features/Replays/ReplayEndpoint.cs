using System.ComponentModel.DataAnnotations;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;
using Hatched.Ingestion.Data;
using Hatched.Ingestion.Features.Events;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Ingestion.Features.Replays;

/// <summary>Which rules to try the event under.</summary>
/// <param name="ConfigVersionId">Any version of yours; absent: the draft, or the published version where there is no draft.</param>
public sealed record ReplayEventRequest(Guid? ConfigVersionId = null);

/// <summary>What a stored event would do under other rules: tried from the state that it met, and compared with what it did.</summary>
internal static class ReplayEndpoint
{
    private const string OnlyDryRuns = "dry_run must be true: every replay is a dry run, nothing is ever applied by one";

    // A read, though a POST: it changes nothing, so there is nothing that an Idempotency-Key could keep from happening twice.
    public static void MapReplay(this IEndpointRouteBuilder events) =>
        events.MapPost("/{id}/replay", Replay).WithName("ReplayEvent").WithSummary("Replay an event under other rules, as a dry run")
            .WithDescription("""
                Tries a stored event under a config version (your draft, unless you name another) from the state that it met, and names what would differ from what it did,
                field by field and rule by rule. Nothing is changed, posted or announced by it, so it may be sent as often as you like.
                """);

    /// <param name="dryRun">Must be true: there are no other replays.</param>
    private static async Task<Results<Ok<EventReplay>, ApiError>> Replay(
        string id, ReplayEventRequest? request, Principal caller, IngestionDb db, SettleEvents settle, ProgressionClient progression,
        [FromQuery(Name = "dry_run"), Required, AllowedValues(true, ErrorMessage = OnlyDryRuns)] bool? dryRun,
        CancellationToken ct)
    {
        if (await EventReadEndpoints.FindSettledAsync(db, settle, caller.CustomerId, id, ct) is not { } e)
        {
            return EventReadEndpoints.NoEvent;
        }

        if (dryRun is null) // the attributes are not asked about a query that is absent
        {
            return ApiError.Invalid("dry_run", OnlyDryRuns);
        }

        await settle.UpToAsync(e, ct); // what came before it must be known by its outcome as well
        var (earlier, truncated) = await EarlierEvents.ReadAsync(db, e, ct);
        return TypedResults.Ok(await progression.ReplayAsync(
            new EventToReplay(
                new EventToEvaluate(e.CustomerId, e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, EventReadEndpoints.Json(e.Properties), e.RequestId,
                    TimeZone: e.TimeZone, ReceivedAt: e.ReceivedAt),
                request?.ConfigVersionId, earlier, truncated),
            ct));
    }
}
