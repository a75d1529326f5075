using System.Security.Cryptography;
using System.Text;
using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Clients;
using Microsoft.Net.Http.Headers;

namespace Hatched.Widget.Features.Themes;

/// <summary>The customer's look for its widgets. Not kept anywhere: who changes it in the dashboard sees it at once.</summary>
internal static class ThemeEndpoints
{
    public static void MapThemes(this IEndpointRouteBuilder widget) => widget.MapGet("/theme", Get).WithName("GetWidgetTheme").WithTags("Widget API")
        .WithSummary("Live widget theme").WithDescription("From the settings `widget_theme_config`, `widget_custom_css` and `widget_size`; a page's own attributes come over it.")
        .RequireWidget().Produces<WidgetTheme>().Produces(304);

    private static async Task<IResult> Get(Principal caller, AccountsClient accounts, HttpContext context, CancellationToken ct)
    {
        var brand = await accounts.BrandAsync(caller.CustomerId, ct);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{brand.Theme}\n{brand.CustomCss}\n{brand.Size}"))[..8]);
        var tag = new EntityTagHeaderValue($"\"{version}\"");
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(WidgetTheme.Of(brand, version));
    }
}
