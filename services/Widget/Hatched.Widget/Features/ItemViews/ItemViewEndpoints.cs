using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Clients;
using Hatched.Widget.Data;
using Hatched.Widget.Features.Actions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Features.ItemViews;

/// <summary>Which items of the shop are looked at; once a buddy, item and day.</summary>
internal static class ItemViewEndpoints
{
    private static readonly ApiError NoItem = ApiError.NotFound("Item");

    public static void MapItemViews(this IEndpointRouteBuilder widget) => widget.MapPost("/marketplace/items/{id}/track-view", Record)
        .WithName("TrackWidgetItemView").WithTags("Widget API").WithSummary("Track marketplace item impression")
        .WithDescription("Counted once a day. An item that the buddy does not see is 404.").RequireWidget().RequireCapability("marketplace").Refuses("resource_not_found");

    private static async Task<Results<NoContent, ApiError>> Record(
        Guid id, Principal caller, WidgetDb db, EconomyClient economy, ProgressionClient progression, TimeProvider clock, CancellationToken ct)
    {
        var (customer, buddy) = (caller.CustomerId, caller.BuddyId!.Value);
        if (!(await Shop.OfAsync(caller, economy, progression, ct)).SelectMany(market => market.Items).Any(item => item.Id == id))
        {
            return NoItem;
        }

        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO item_views (customer_id, buddy_id, item_id, day) VALUES ({customer}, {buddy}, {id}, {day}) ON CONFLICT DO NOTHING", ct);
        return TypedResults.NoContent();
    }
}
