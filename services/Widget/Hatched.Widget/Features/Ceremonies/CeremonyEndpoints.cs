using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Features.Ceremonies;

/// <summary>When the user saw the buddy hatch.</summary>
/// <param name="CompletedAt">The first time, on whatever device.</param>
public sealed record CompletedCeremony(DateTimeOffset CompletedAt, bool AlreadyCompleted);

/// <summary>Remembers that a ceremony was held: the first device to say so wins.</summary>
internal static class CeremonyEndpoints
{
    public static void MapCeremonies(this IEndpointRouteBuilder widget) => widget.MapPost("/buddy/hatched", Complete)
        .WithName("CompleteHatchCeremony").WithTags("Widget API").WithSummary("Record that the hatch ceremony completed for the widget buddy").RequireScope("read");

    private static async Task<Ok<CompletedCeremony>> Complete(Principal caller, WidgetDb db, TimeProvider clock, CancellationToken ct)
    {
        var (buddy, customer, now) = (caller.BuddyId!.Value, caller.CustomerId, clock.GetUtcNow());
        var first = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO ceremonies (buddy_id, kind, customer_id, completed_at) VALUES ({buddy}, {Ceremony.Hatch}, {customer}, {now}) ON CONFLICT DO NOTHING", ct);
        var held = await db.Ceremonies.AsNoTracking().SingleAsync(ceremony => ceremony.BuddyId == buddy && ceremony.Kind == Ceremony.Hatch, ct);
        return TypedResults.Ok(new CompletedCeremony(held.CompletedAt, first is 0));
    }
}
