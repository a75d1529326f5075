using Hatched.BuildingBlocks.Http;
using Hatched.BuildingBlocks.Outbound;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Features.Installations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Widget.Features.Themes.Suggest;

/// <summary><c>POST /customers/me/widget-theme/suggest</c>: looks to choose from. It stores nothing.</summary>
internal static class SuggestEndpoints
{
    private static readonly ApiError NoProvider = new(503, "service_unavailable", "No provider for suggestions by ai is set up here. mode procedural needs none.");
    private static readonly ApiError NoColour = ApiError.Invalid("website_url", "No colour was found in the page. Give brand_colors.");

    public static void MapThemeSuggestions(this IEndpointRouteBuilder routes) => routes.MapPost("/customers/me/widget-theme/suggest", Suggest)
        .WithName("SuggestWidgetTheme").WithTags("Customers").WithSummary("Suggest widget theme customization")
        .WithDescription("Answers the same to the same, and every text in a look can be read. What is chosen goes into the setting `widget_theme_config`.")
        .RequireSecret().IdempotentByKey();

    private static async Task<Results<Ok<ThemeSuggestions>, ApiError>> Suggest(SuggestThemeRequest request, TargetUrl targets, PageClient pages, CancellationToken ct)
    {
        if (request.Mode is "ai")
        {
            return NoProvider;
        }

        var colours = request.BrandColors ?? [];
        if (request.WebsiteUrl is { } url && colours.Count is 0)
        {
            if (targets.Fault(url) is { } fault)
            {
                return ApiError.Invalid("website_url", fault);
            }

            var page = await pages.FetchAsync(url, ct);
            colours = page.Status is >= 200 and < 300 ? PageColours.Of(page.Html) : [];
            if (colours.Count is 0 && request.Mood is null)
            {
                return page.Fault is { } reason ? ApiError.Invalid("website_url", $"The page could not be read: {reason}") : NoColour;
            }
        }

        return TypedResults.Ok(new ThemeSuggestions(ProceduralThemes.Make(colours, request.Mood, request.Count), "procedural", 0));
    }
}
