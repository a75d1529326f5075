using System.Text.RegularExpressions;

namespace Hatched.Widget.Features.Themes.Suggest;

/// <summary>The colours that a page speaks of most, greys left out.</summary>
internal static partial class PageColours
{
    private const double LeastChroma = 0.04;

    public static bool IsColour(string text) => OneColour().IsMatch(text);

    /// <summary>At most four; the one that the page names as its theme first.</summary>
    public static IReadOnlyList<string> Of(string html)
    {
        var theme = ThemeColour().Match(html) is { Success: true } found && IsColour(found.Groups[1].Value) ? found.Groups[1].Value.ToUpperInvariant() : null;
        var spoken = Colours().Matches(html).Select(match => match.Value.ToUpperInvariant()).Where(colour => Oklch.Parse(colour).Chroma >= LeastChroma)
            .CountBy(colour => colour, StringComparer.Ordinal).OrderByDescending(colour => colour.Value).ThenBy(colour => colour.Key, StringComparer.Ordinal)
            .Select(colour => colour.Key);
        return [.. (theme is null ? [] : new[] { theme }).Concat(spoken).Distinct(StringComparer.Ordinal).Take(4)];
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.NonBacktracking)]
    private static partial Regex OneColour();

    [GeneratedRegex(@"#[0-9a-fA-F]{6}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Colours();

    [GeneratedRegex("""<meta[^>]{0,200}name=["']theme-color["'][^>]{0,200}content=["'](#[0-9a-fA-F]{6})["']""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex ThemeColour();
}
