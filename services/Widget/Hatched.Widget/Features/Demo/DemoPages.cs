using System.Reflection;
using Hatched.ServiceDefaults.Http;
using Hatched.Widget.Clients;
using Hatched.Widget.Data;
using Hatched.Widget.Features.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Widget.Features.Demo;

/// <summary>What the demo page embeds its widgets with.</summary>
public sealed record DemoToken(string Token);

/// <summary>In Development: every mount live beside its snippet, and every mount in every state.</summary>
internal static class DemoPages
{
    private static readonly string[] Scopes = ["read", WidgetScopes.Track, "marketplace:browse", WidgetScopes.Purchase, WidgetScopes.Equip];
    private static readonly ApiError NoBuddy = ApiError.NotFound("A buddy of the demo customer");

    public static void MapDemoPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        var pages = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        pages.MapGet("/widget/demo", (HttpContext context) => Page(context, "demo.html"));
        pages.MapPost("/widget/demo", Token);
        pages.MapGet("/dev/widgets", (HttpContext context) => Page(context, "states.html"));
    }

    // Also the page's token endpoint: the loader asks it for the next token before one ends.
    private static async Task<Results<Ok<DemoToken>, ApiError>> Token(
        IConfiguration configuration, ProgressionClient progression, OpenSession open, WidgetDb db, CancellationToken ct)
    {
        if (!Guid.TryParse(configuration["Hatched:DemoSeed:CustomerId"], out var customer) || await progression.NewestBuddyAsync(customer, null, ct) is not { } buddy)
        {
            return NoBuddy;
        }

        var session = open.Interactive(customer, buddy, Scopes, TimeSpan.FromMinutes(15));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new DemoToken(session.Token));
    }

    private static ContentHttpResult Page(HttpContext context, string name)
    {
        context.Response.Headers.CacheControl = "no-store";
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return TypedResults.Content(reader.ReadToEnd(), "text/html; charset=utf-8");
    }
}
