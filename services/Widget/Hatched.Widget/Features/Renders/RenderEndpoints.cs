using System.ComponentModel.DataAnnotations;
using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Features.Renders;

/// <summary>What a page has shown.</summary>
/// <param name="LoaderVersion">As <c>HatchedWidgets.version</c> says it.</param>
public sealed record RenderedRequest([StringLength(64, MinimumLength = 1)] string LoaderVersion, [MinLength(1), MaxLength(20)] IReadOnlyList<RenderedWidget> Widgets);

/// <summary>A mount, and how long it took from the script to the first paint.</summary>
/// <param name="Ms">0…60,000.</param>
public sealed record RenderedWidget([RegularExpression("^[a-z][a-z-]{0,31}$")] string Mount, [Range(0, 60_000)] int Ms);

/// <summary>Where widgets are shown, told once a page view.</summary>
internal static class RenderEndpoints
{
    private const int MostOrigins = 50;

    public static void MapRenders(this IEndpointRouteBuilder widget) => widget.MapPost("/rendered", Record)
        .WithName("RecordWidgetRender").WithTags("Widget API").WithSummary("Record a successful widget render")
        .WithDescription("Once a page view. The site is the host of the `Origin` header.").RequireWidget();

    private static async Task<NoContent> Record(RenderedRequest request, Principal caller, WidgetDb db, TimeProvider clock, HttpContext context, CancellationToken ct)
    {
        var origin = Uri.TryCreate(context.Request.Headers.Origin, UriKind.Absolute, out var site) ? site.Host : "unknown";
        var (customer, now, version) = (caller.CustomerId, clock.GetUtcNow(), request.LoaderVersion);
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        // In one order for all, so that two pages at once wait for each other and not in a circle.
        var mounts = request.Widgets.Select(widget => widget.Mount).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        await db.Database.ExecuteSqlAsync($"""
            WITH known AS (SELECT DISTINCT origin FROM widget_renders WHERE customer_id = {customer} AND day = {day}),
            site AS (SELECT CASE WHEN {origin} IN (SELECT origin FROM known) OR (SELECT count(*) FROM known) < {MostOrigins} THEN {origin} ELSE 'other' END AS origin)
            INSERT INTO widget_renders AS r (customer_id, day, mount, origin, renders, last_at, version)
            SELECT {customer}, {day}, mount, site.origin, 1, {now}, {version} FROM unnest({mounts}) AS mount, site
            ON CONFLICT (customer_id, day, mount, origin) DO UPDATE SET renders = r.renders + 1, last_at = excluded.last_at, version = excluded.version
            """, ct);
        return TypedResults.NoContent();
    }
}
