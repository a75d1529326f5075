using System.Security.Cryptography;
using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Clients;
using Hatched.Widget.Features.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Widget.Features.Actions;

/// <summary>What a user does in a widget: look at the shop, buy, dress, track.</summary>
internal static class ActionEndpoints
{
    public static void MapActions(this IEndpointRouteBuilder widget)
    {
        var actions = widget.MapGroup("").WithTags("Widget API");
        actions.MapGet("/marketplace", Marketplace).WithName("GetWidgetMarketplace").WithSummary("Get widget marketplace").RequireWidget().RequireCapability("marketplace");
        actions.MapPost("/track", Track).WithName("TrackWidgetEvent").WithSummary("Track event from browser")
            .WithDescription("An event_id that a browser chooses lives in a room of its buddy: the event is stored, answered and found as `widget:{buddy_id}:{event_id}`.")
            .RequireScope(WidgetScopes.Track)
            .IdempotentByKey().Refuses("event_quota_exceeded").PassesOn("EventAnswer").PassesOn("EventAnswer", StatusCodes.Status202Accepted);
        actions.MapPost("/purchase", Purchase).WithName("PurchaseWidgetItem").WithSummary("Purchase item").RequireScope(WidgetScopes.Purchase)
            .RequireCapability("marketplace").Refuses("insufficient_balance", "progression_not_spendable").PassesOn("PurchaseResponse");
        actions.MapPost("/equip", Equip).WithName("EquipWidgetItems").WithSummary("Equip or unequip items").RequireScope(WidgetScopes.Equip)
            .RequireCapability("marketplace").Refuses("too_many_items", "category_conflict")
            .PassesOn("EquipAccepted").PassesOn("EquipAccepted", StatusCodes.Status202Accepted);
        actions.MapPost("/appearance/rerender", Rerender).WithName("RerenderWidgetAppearance").WithSummary("Rerender stage base").RequireScope(WidgetScopes.Equip)
            .PassesOn("RerenderAccepted", StatusCodes.Status202Accepted);
    }

    private static async Task<Ok<WholeList<WidgetMarketplace>>> Marketplace(Principal caller, EconomyClient economy, ProgressionClient progression, CancellationToken ct) =>
        TypedResults.Ok(new WholeList<WidgetMarketplace>(await Shop.OfAsync(caller, economy, progression, ct)));

    private static async Task<IResult> Track(
        TrackRequest request, Principal caller, IngestionClient ingestion, ProgressionClient progression, HttpContext context, CancellationToken ct)
    {
        if (await progression.FindBuddyAsync(caller.CustomerId, caller.BuddyId!.Value, ct) is not { } buddy)
        {
            return ApiError.NotFound("Buddy");
        }

        var body = new
        {
            EventId = request.EventId is { } chosen ? KeyRooms.BrowserEventId(caller.BuddyId.Value, chosen) : EventIdOf(request, context, caller),
            UserId = caller.UserId!,
            request.Type,
            buddy.Audience,
            request.Properties,
            request.TimeZone,
        };
        return await Forward.SendAsync(ingestion.Http, HttpMethod.Post, "/api/v1/events", body, context, caller, ct, repeatable: true);
    }

    // Ingestion dedupes by event_id alone, so an Idempotency-Key becomes one, together with what it was used for: a key is free again after its day.
    private static string EventIdOf(TrackRequest request, HttpContext context, Principal caller) => Forward.KeyOf(context, caller) is { Length: > 0 } key
        ? $"{key}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, HatchedJson.Options))[..8])}"
        : $"widget:{Guid.CreateVersion7()}";

    private static Task<IResult> Purchase(PurchaseRequest request, Principal caller, EconomyClient economy, HttpContext context, CancellationToken ct) =>
        Forward.SendAsync(economy.Http, HttpMethod.Post, $"/api/v1/buddies/{caller.BuddyId}/purchase-item", request, context, caller, ct);

    private static Task<IResult> Equip(WidgetEquipRequest request, Principal caller, ProgressionClient progression, HttpContext context, CancellationToken ct) =>
        Forward.SendAsync(progression.Http, HttpMethod.Patch, $"/api/v1/buddies/{caller.BuddyId}/equipped-items", request, context, caller, ct);

    private static Task<IResult> Rerender(Principal caller, ProgressionClient progression, HttpContext context, CancellationToken ct) =>
        Forward.SendAsync(progression.Http, HttpMethod.Post, $"/api/v1/buddies/{caller.BuddyId}/appearance/rerender", null, context, caller, ct);
}
