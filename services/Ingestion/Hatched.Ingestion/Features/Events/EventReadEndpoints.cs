using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Data;
using Hatched.Ingestion.Features.Quotas;
using Hatched.Ingestion.Features.Replays;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Ingestion.Features.Events;

/// <summary>What came in and what it did: the answer to "why didn't this event produce a reward?".</summary>
internal static class EventReadEndpoints
{
    public static readonly ApiError NoEvent = ApiError.NotFound("Event");

    public static void MapEventReads(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/events").WithTags("Events").RequireSecret().WithQuotaHeaders();
        events.MapGet("/", List).WithName("ListEvents").WithSummary("List events");
        events.MapGet("/{id}", Get).WithName("GetEvent").WithSummary("Get event");
        events.MapReplay();
    }

    public static void MapPastEvents(this IEndpointRouteBuilder internals) => internals.MapGet("/events/past", Past);

    private static Task<StoredEvent?> FindAsync(IngestionDb db, Guid customerId, string id, CancellationToken ct) =>
        db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.CustomerId == customerId && e.EventId == id, ct);

    /// <summary>With its outcome, when that is to be had.</summary>
    public static async Task<StoredEvent?> FindSettledAsync(IngestionDb db, SettleEvents settle, Guid customerId, string id, CancellationToken ct)
    {
        var found = await FindAsync(db, customerId, id, ct);
        if (found is not { Status: StoredEvent.Accepted })
        {
            return found;
        }

        await settle.UpToAsync(found, ct);
        return await FindAsync(db, customerId, id, ct);
    }

    private static async Task<Ok<CursorPage<EventSummary>>> List(
        [AsParameters] EventListQuery query, Principal caller, IngestionDb db, SettleEvents settle, CancellationToken ct)
    {
        await settle.RecentAsync(caller.CustomerId, query.UserId, ct);
        var events = db.Events.Where(e => e.CustomerId == caller.CustomerId);
        if (query.UserId is { } user)
        {
            events = events.Where(e => e.UserId == user);
        }

        events = query.Status switch
        {
            null => events,
            StoredEvent.Applied => events.Where(e => e.Status == StoredEvent.Applied), // almost all are
            // Few, and an index of the events that told them apart would be moved by every outcome.
            StoredEvent.Failed => Of(db.Set<WaitingEvent>().Where(w => w.Failed)),
            _ => Of(db.Set<WaitingEvent>().Where(w => !w.Failed)),
        };

        IQueryable<StoredEvent>[] sources = [events];
        if (query.Type is { } type)
        {
            var before = await db.EventTypes.Where(t => t.CustomerId == caller.CustomerId && t.Type == type).Select(t => t.PreviousTypes).FirstOrDefaultAsync(ct) ?? [];
            sources = [.. before.Prepend(type).Select(name => events.Where(e => e.Type == name))];
        }

        var page = await new CursorQuery(query.Limit, query.Cursor).PageByIdAsync(e => e, ct, sources);
        var ids = page.Data.Select(e => e.EventId).ToArray();
        var triggered = await db.AdminTriggers.Where(t => t.CustomerId == caller.CustomerId && ids.Contains(t.EventId)).Select(t => t.EventId).ToHashSetAsync(ct);
        return TypedResults.Ok(new CursorPage<EventSummary>([.. page.Data.Select(e => Summarise(e, triggered.Contains(e.EventId)))], page.Pagination));

        IQueryable<StoredEvent> Of(IQueryable<WaitingEvent> waiting) => events.Join(
            waiting.Where(w => w.CustomerId == caller.CustomerId), e => new { e.CustomerId, e.EventId, e.Id }, w => new { w.CustomerId, w.EventId, w.Id }, (e, _) => e);
    }

    private static async Task<Results<Ok<EventDetail>, ApiError>> Get(string id, Principal caller, IngestionDb db, SettleEvents settle, CancellationToken ct)
    {
        if (await FindSettledAsync(db, settle, caller.CustomerId, id, ct) is not { } e)
        {
            return NoEvent;
        }

        var explanations = e.ExplanationId is { } explanation
            ? await db.Database.SqlQuery<string>($"SELECT text AS \"Value\" FROM shared_texts WHERE id = {explanation}").SingleAsync(ct)
            : null;
        var trigger = await db.AdminTriggers.AsNoTracking().FirstOrDefaultAsync(t => t.CustomerId == caller.CustomerId && t.EventId == e.EventId, ct);
        return TypedResults.Ok(new EventDetail(
            e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, e.ReceivedAt, e.Status, Source(trigger is not null), e.BuddyId, Json(e.Properties), Effects(e),
            explanations is null ? null : JsonSerializer.Deserialize<IReadOnlyList<EventExplanation>>(explanations, HatchedJson.Options),
            trigger is null ? null : new EventTrigger(trigger.TriggeredBy, trigger.Reason, trigger.TriggeredAt), e.TimeZone));
    }

    // The newest, for they say most of the customer's users today; oldest first, for that is how they are replayed.
    private static async Task<Ok<PastEvents>> Past(DateTimeOffset since, Principal caller, IngestionDb db, CancellationToken ct, [Range(1, 10_000)] int limit = 5_000)
    {
        var lowest = OrderedId.Lowest(since); // the index ends there, however much came before
        var newest = await db.Events.AsNoTracking()
            .Where(e => e.CustomerId == caller.CustomerId && e.Id >= lowest && e.ReceivedAt >= since).OrderByDescending(e => e.Id).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(new PastEvents(
            [.. newest.Take(limit).Reverse().Select(e => new PastEvent(
                e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, Json(e.Properties), e.TimeZone, e.ReceivedAt))],
            newest.Count > limit));
    }

    private static EventSummary Summarise(StoredEvent e, bool triggered) => new(
        e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, e.ReceivedAt, e.Status, Source(triggered), e.BuddyId, Json(e.Properties), Effects(e),
        e.TimeZone);

    private static string Source(bool triggered) => triggered ? "admin" : "api";

    private static EventEffects? Effects(StoredEvent e) => e.Effects is null ? null : JsonSerializer.Deserialize<EventEffects>(e.Effects, HatchedJson.Options);

    public static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
