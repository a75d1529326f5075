using System.ComponentModel.DataAnnotations;
using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Data;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Operations;

/// <summary>Work that takes a moment, and what became of it.</summary>
/// <param name="Id">The same as <paramref name="OperationId"/>.</param>
/// <param name="Status">Final from <c>completed</c> on.</param>
/// <param name="Result">Null until it is completed.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
public sealed record OperationResponse(
    Guid OperationId,
    Guid Id,
    [property: AllowedValues("hatch", "equip_item", "evolve", "rerender")] string Type,
    [property: AllowedValues("pending", "processing", "completed", "failed", "cancelled")] string Status,
    OperationResult? Result, string? Error, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>What a completed operation made.</summary>
public sealed record OperationResult(Guid? BuddyId, Guid? EggId, string? ImageUrl, int? EvolutionStage, IReadOnlyList<Guid> EquippedItemIds);

/// <summary>Work that has begun: ask <c>GET /operations/{id}</c> what became of it.</summary>
public sealed record OperationAccepted(bool Accepted, Guid OperationId, string Status);

/// <param name="Type">Only those of this type.</param>
/// <param name="Status">Only those with this status.</param>
/// <param name="BuddyId">Only those of this buddy.</param>
/// <param name="Limit">How many entries a page holds.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before; absent for the first page.</param>
public sealed record OperationListQuery(
    [property: FromQuery(Name = "type"), AllowedValues(null, "hatch", "equip_item", "evolve", "rerender", ErrorMessage = "type must be hatch, equip_item, evolve or rerender")] string? Type,
    [property: FromQuery(Name = "status"), AllowedValues(null, "pending", "processing", "completed", "failed", "cancelled", ErrorMessage = "status must be pending, processing, completed, failed or cancelled")] string? Status,
    [property: FromQuery(Name = "buddy_id")] Guid? BuddyId,
    [property: FromQuery(Name = "limit"), Range(1, 200)] int Limit = 50,
    [property: FromQuery(Name = "cursor")] string? Cursor = null);

/// <summary>The <c>/operations</c> resource: what became of a hatch, an equip, an evolve.</summary>
internal static class OperationEndpoints
{
    internal static readonly ApiError NoOperation = ApiError.NotFound("Operation");

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        var operations = routes.MapGroup("/operations").WithTags("Operations");
        operations.MapGet("/", List).WithName("ListOperations").WithSummary("List operations with optional type and status filters").RequirePublishable("read:operations");
        operations.MapGet("/{id}", Get).WithName("GetOperation").WithSummary("Get an operation by its ID").RequirePublishable("read:operations");
        operations.MapPost("/{id}/cancel", Cancel).WithName("CancelOperation").WithSummary("Cancel a pending or processing operation").RequireSecret();
    }

    private static async Task<Ok<CursorPage<OperationResponse>>> List(
        [AsParameters] OperationListQuery query, Principal caller, ProgressionDb db, CancellationToken ct)
    {
        var operations = db.Operations.Where(operation => operation.CustomerId == caller.CustomerId);
        if (query.Type is { } typeName && Parse<OperationType>(typeName) is var type)
        {
            operations = operations.Where(operation => operation.Type == type);
        }

        if (query.Status is { } statusName && Parse<OperationStatus>(statusName) is var status)
        {
            operations = operations.Where(operation => operation.Status == status);
        }

        if (query.BuddyId is { } buddy)
        {
            operations = operations.Where(operation => operation.BuddyId == buddy);
        }

        return TypedResults.Ok(await new CursorQuery(query.Limit, query.Cursor).PageByIdAsync(operations, Show, ct));
    }

    private static async Task<Results<Ok<OperationResponse>, ApiError>> Get(Guid id, Principal caller, ProgressionDb db, CancellationToken ct) =>
        await db.Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id && o.CustomerId == caller.CustomerId, ct) is { } operation
            ? TypedResults.Ok(Show(operation))
            : NoOperation;

    private static async Task<Results<Ok<OperationResponse>, ApiError>> Cancel(
        Guid id, Principal caller, ProgressionDb db, EndOperation end, TimeProvider clock, CancellationToken ct)
    {
        // Locked, as the news of the picture locks it: of the two, the later finds what the earlier made of it.
        if (await db.Operations.FromSql($"SELECT *, xmin FROM operations WHERE id = {id} AND customer_id = {caller.CustomerId} FOR UPDATE")
            .FirstOrDefaultAsync(ct) is not { } operation)
        {
            return NoOperation;
        }

        if (!operation.TryCancel(clock.GetUtcNow()))
        {
            return ApiError.Conflict(
                $"The operation has ended already: {HatchedJson.Name(operation.Status.ToString())}.", new { Status = HatchedJson.Name(operation.Status.ToString()) });
        }

        await end.UndoAsync(operation, "cancelled", ct);
        return TypedResults.Ok(Show(operation));
    }

    internal static OperationResponse Show(Operation operation) => new(
        operation.Id,
        operation.Id,
        HatchedJson.Name(operation.Type.ToString()),
        HatchedJson.Name(operation.Status.ToString()),
        operation.Status is OperationStatus.Completed
            ? new OperationResult(operation.BuddyId, operation.EggId, operation.ImageUrl, operation.ToStage, operation.ItemIds)
            : null,
        operation.Error,
        operation.CreatedAt,
        operation.UpdatedAt);

    private static T Parse<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name.Replace("_", ""), ignoreCase: true);
}
