using Hatched.BuildingBlocks.Http;
using Hatched.Ingestion.Data;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Ingestion.Features.EventTypes;

/// <summary>The <c>/event-types</c> resource: the registry of what a customer sends.</summary>
internal static class EventTypeEndpoints
{
    private const int MostTypes = 500;
    private static readonly ApiError NoType = ApiError.NotFound("Event type");
    private static readonly ApiError Taken = ApiError.Conflict("Another event type has this name, or had it before. details.event_type_id names it.");
    private static readonly ApiError Full = ApiError.Conflict($"There can be at most {MostTypes} event types.", new { Max = MostTypes });
    private static readonly ApiError TooOften = ApiError.Conflict($"An event type keeps at most {EventType.MostPreviousTypes} previous names. Register a new one.");

    public static void MapEventTypes(this IEndpointRouteBuilder routes)
    {
        var types = routes.MapGroup("/event-types").WithTags("Event Types").RequireSecret();
        types.MapGet("", List).WithName("ListEventTypes").WithSummary("List event types");
        types.MapPost("", Register).WithName("RegisterEventType").WithSummary("Register an event type").Refuses("conflict");
        types.MapGet("/{id}", Get).WithName("GetEventType").WithSummary("Get an event type");
        types.MapPut("/{id}", Update).WithName("UpdateEventType").WithSummary("Update or rename an event type").Refuses("conflict")
            .WithDescription("A rename keeps the past: events of the old name are listed and counted under the new one, and those still sent under the old name too. Rules name event types by themselves and are not changed.");
        types.MapDelete("/{id}", Delete).WithName("DeleteEventType").WithSummary("Delete an event type")
            .WithDescription("Takes the type off the registry. Its events stay, under the names that they were sent with.");
    }

    private static async Task<Ok<WholeList<EventTypeResponse>>> List(Principal caller, IngestionDb db, CancellationToken ct) =>
        TypedResults.Ok(new WholeList<EventTypeResponse>([.. (await AllAsync(db, caller.CustomerId, ct)).Select(EventTypeResponse.Of)]));

    private static async Task<Results<Ok<EventTypeResponse>, ApiError>> Get(Guid id, Principal caller, IngestionDb db, CancellationToken ct) =>
        await db.EventTypes.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id && t.CustomerId == caller.CustomerId, ct) is { } type
            ? TypedResults.Ok(EventTypeResponse.Of(type))
            : NoType;

    private static async Task<Results<Created<EventTypeResponse>, ApiError>> Register(
        EventTypeRequest request, Principal caller, IngestionDb db, TimeProvider clock, CancellationToken ct)
    {
        await LockAsync(db, caller.CustomerId, ct);
        var types = await AllAsync(db, caller.CustomerId, ct);
        if (types.Find(other => other.Names.Contains(request.Type)) is { } owner)
        {
            return Taken.With(new { EventTypeId = owner.Id });
        }

        if (types.Count >= MostTypes)
        {
            return Full;
        }

        var now = clock.GetUtcNow();
        var type = new EventType
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = caller.CustomerId,
            Type = request.Type,
            Label = request.Label,
            Description = request.Description,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(type);
        return TypedResults.Created($"/api/v1/event-types/{type.Id}", EventTypeResponse.Of(type));
    }

    private static async Task<Results<Ok<EventTypeResponse>, ApiError>> Update(
        Guid id, EventTypeRequest request, Principal caller, IngestionDb db, TimeProvider clock, CancellationToken ct)
    {
        await LockAsync(db, caller.CustomerId, ct);
        if (await db.EventTypes.FirstOrDefaultAsync(t => t.Id == id && t.CustomerId == caller.CustomerId, ct) is not { } type)
        {
            return NoType;
        }

        if ((await AllAsync(db, caller.CustomerId, ct)).Find(other => other.Id != id && other.Names.Contains(request.Type)) is { } owner)
        {
            return Taken.With(new { EventTypeId = owner.Id });
        }

        type.Rename(request.Type);
        if (type.PreviousTypes.Length > EventType.MostPreviousTypes)
        {
            return TooOften;
        }

        (type.Label, type.Description, type.UpdatedAt) = (request.Label, request.Description, clock.GetUtcNow());
        return TypedResults.Ok(EventTypeResponse.Of(type));
    }

    private static async Task<Results<NoContent, ApiError>> Delete(Guid id, Principal caller, IngestionDb db, CancellationToken ct) =>
        await db.EventTypes.Where(t => t.Id == id && t.CustomerId == caller.CustomerId).ExecuteDeleteAsync(ct) > 0 ? TypedResults.NoContent() : NoType;

    internal static Task<List<EventType>> AllAsync(IngestionDb db, Guid customerId, CancellationToken ct) =>
        db.EventTypes.AsNoTracking().Where(t => t.CustomerId == customerId).OrderByDescending(t => t.Id).ToListAsync(ct);

    // A name, present or past, belongs to one type: whoever gives names to a customer's types does it alone.
    private static async Task LockAsync(IngestionDb db, Guid customerId, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({customerId.ToString()}, 19))", ct);
}
