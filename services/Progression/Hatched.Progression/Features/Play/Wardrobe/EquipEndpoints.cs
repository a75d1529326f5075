using System.ComponentModel.DataAnnotations;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Internal;
using Hatched.Contracts.Messages;
using Hatched.Progression.Clients;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Operations;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Wardrobe;

/// <summary>Items to put on and to take off; at least one of either.</summary>
public sealed record EquipRequest([MaxLength(50)] IReadOnlyList<Guid>? Equip = null, [MaxLength(50)] IReadOnlyList<Guid>? Unequip = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Equip?.Count ?? 0) + (Unequip?.Count ?? 0) is 0)
        {
            yield return new ValidationResult("name at least one item in equip or unequip", [nameof(Equip)]);
        }
        else if (Equip is not null && Unequip is not null && Equip.Intersect(Unequip).Any())
        {
            yield return new ValidationResult("an item cannot be in equip and in unequip", [nameof(Unequip)]);
        }
    }
}

/// <summary>The change is accepted; the picture follows.</summary>
/// <param name="Cached">True when nothing had to be drawn; then there is no operation and the change is complete.</param>
public sealed record EquipAccepted(bool Accepted, Guid? OperationId, string Status, string AppearanceStatus, bool Cached);

/// <summary><c>PATCH /buddies/{id}/equipped-items</c>: at most four items, one a category, accessories stack.</summary>
internal static class EquipEndpoints
{
    private const int MaxWorn = 4;
    private static readonly ApiError NotOwned = ApiError.NotFound("An item that this buddy owns");
    private static readonly ApiError TooMany = new(400, "too_many_items", $"A buddy wears at most {MaxWorn} items. Take something off first.");
    private static readonly ApiError Clash = new(400, "category_conflict", "Only accessories stack: take the other item of the category off first.");

    public static void MapWardrobe(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/buddies/{buddy_id}/equipped-items").WithTags("Buddies").RequireSecret().RequireCapability("marketplace")
            .MapPatch("/", Equip).WithName("EquipItems").WithSummary("Equip or unequip items on a buddy").Refuses("too_many_items", "category_conflict");

    private static async Task<Results<Accepted<EquipAccepted>, Ok<EquipAccepted>, ApiError>> Equip(
        [FromRoute(Name = "buddy_id")] Guid buddyId, EquipRequest request, Principal caller, ProgressionDb db, EconomyClient economy, EquipOperation equip,
        TimeProvider clock, CancellationToken ct)
    {
        if (await LockedBuddy.TakeAsync(db, caller.CustomerId, buddyId, ct) is not { } locked)
        {
            return BuddyEndpoints.NoBuddy;
        }

        var buddy = locked.Buddy;
        if (buddy.Status is BuddyStatus.Archived)
        {
            return BuddyEndpoints.IsArchived;
        }

        var off = request.Unequip ?? [];
        var on = (request.Equip ?? []).Distinct().ToArray();
        Guid[] wanted = [.. buddy.EquippedItemIds.Except(off), .. on.Except(buddy.EquippedItemIds)];
        if (wanted.Length > MaxWorn)
        {
            return TooMany.With(new { Max = MaxWorn, Attempted = wanted.Length });
        }

        var items = wanted.Length is 0 ? [] : await economy.FindItemsAsync(caller.CustomerId, wanted, buddyId, ct);
        if (on.Except(items.Select(item => item.ItemId)).Any())
        {
            return NotOwned;
        }

        if (items.Where(item => item.Category is not "accessory").GroupBy(item => item.Category).FirstOrDefault(slot => slot.Count() > 1) is { } clash)
        {
            return Clash.With(new { Category = clash.Key, ConflictingItemIds = clash.Select(item => item.ItemId) });
        }

        if (wanted.ToHashSet().SetEquals(buddy.EquippedItemIds) && buddy.AppearanceStatus is AppearanceStatus.Ready)
        {
            return TypedResults.Ok(new EquipAccepted(true, null, "completed", "ready", true));
        }

        var now = clock.GetUtcNow();
        // While the buddy evolves it is drawn at the stage to come: this picture is newer than that of the evolution.
        var stage = await db.Operations.Where(o => o.BuddyId == buddyId && o.Type == OperationType.Evolve
            && (o.Status == OperationStatus.Pending || o.Status == OperationStatus.Processing)).Select(o => o.ToStage).FirstOrDefaultAsync(ct) ?? buddy.EvolutionStage;
        buddy.EquippedItemIds = [.. items.OrderBy(item => item.LayerOrder).ThenBy(item => item.ItemId).Select(item => item.ItemId)];
        buddy.Outfit = [.. items.Select(Drawn).UnionBy(buddy.Outfit, item => item.ItemId)]; // a cancelled change goes back to what was
        var operation = await equip.BeginAsync(locked, stage, now, ct);
        return TypedResults.Accepted($"/api/v1/operations/{operation.Id}", new EquipAccepted(true, operation.Id, "pending", "pending", false));
    }

    private static WornItem Drawn(ItemBrief item) => new(item.ItemId, item.Key, item.Category, item.LayerOrder);
}
