using System.ComponentModel.DataAnnotations;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Widget.Features.Themes.Suggest;

/// <summary>What a look is to be made from: at least one of colours, a website and a mood.</summary>
/// <param name="BrandColors">One to four, as <c>#6247D6</c>; the first matters most.</param>
/// <param name="WebsiteUrl">Its colours are looked for in the page.</param>
/// <param name="Mode"><c>procedural</c> costs nothing and answers the same to the same; <c>ai</c> costs a credit.</param>
/// <param name="Count">How many looks; three when absent.</param>
public sealed record SuggestThemeRequest(
    [MinLength(1), MaxLength(4)] IReadOnlyList<string>? BrandColors = null,
    [StringLength(2048, MinimumLength = 1)] string? WebsiteUrl = null,
    [AllowedValues(null, "joyful", "calm", "bold", "serious", "playful")] string? Mood = null,
    [AllowedValues("procedural", "ai")] string Mode = "procedural",
    [Range(1, 4)] int Count = 3) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BrandColors is null && WebsiteUrl is null && Mood is null)
        {
            yield return new ValidationResult("one of brand_colors, website_url and mood is required", [nameof(BrandColors)]);
        }

        foreach (var (colour, i) in (BrandColors ?? []).Select((colour, i) => (colour, i)).Where(each => !PageColours.IsColour(each.colour)))
        {
            yield return new ValidationResult($"brand_colors[{i}] must be a colour such as #6247D6", [$"{nameof(BrandColors)}[{i}]"]);
        }
    }
}

/// <summary>Looks to choose from. Nothing is stored: what is chosen goes into the setting <c>widget_theme_config</c>.</summary>
/// <param name="Source"><c>procedural</c> or <c>ai</c>.</param>
public sealed record ThemeSuggestions(IReadOnlyList<ThemeSuggestion> Suggestions, [property: AllowedValues("procedural", "ai")] string Source, int CreditsCharged);

/// <summary>A look.</summary>
/// <param name="Rationale">Why it is like this.</param>
/// <param name="ThemeConfig">As <c>widget_theme_config</c> takes it.</param>
/// <param name="Contrast">What was measured; every pair can be read.</param>
public sealed record ThemeSuggestion(string Name, string Rationale, SuggestedTheme ThemeConfig, IReadOnlyList<ContrastPair> Contrast);

/// <summary>A value of the setting <c>widget_theme_config</c>.</summary>
public sealed record SuggestedTheme(
    string Theme, IReadOnlyDictionary<string, string> Axes, IReadOnlyDictionary<string, string> Vars, IReadOnlyDictionary<string, string> VarsDark);

/// <summary>A text and what it stands on.</summary>
/// <param name="Ratio">By WCAG; 4.5 and more can be read.</param>
public sealed record ContrastPair(string Pair, double Ratio);
