using System.Globalization;
using System.Text.Json;
using Hatched.BuildingBlocks.Themes;
using Hatched.ServiceDefaults.Http;
using Hatched.Widget.Features.Themes.Suggest;
using Xunit;

namespace Hatched.Widget.Tests;

/// <summary>Looks made by rule.</summary>
public sealed class ThemeSuggestionTests
{
    [Fact]
    public void Of_a_thousand_brand_colours_every_look_can_be_read_and_may_be_set()
    {
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
        {
            string[] colours = [.. Enumerable.Range(0, 1 + (i % 4)).Select(_ => random.Next(0x1000000).ToString("X6", CultureInfo.InvariantCulture)).Select(hex => "#" + hex)];
            foreach (var suggestion in ProceduralThemes.Make(colours, null, 4))
            {
                Assert.All(suggestion.Contrast, pair => Assert.True(pair.Ratio >= 4.5, $"{colours[0]} {suggestion.Name} {pair}"));
                Assert.Empty(WidgetLook.Faults(JsonSerializer.SerializeToElement(suggestion.ThemeConfig, HatchedJson.Options), "widget_theme_config"));
            }
        }
    }

    [Fact]
    public void The_same_question_has_the_same_answer_and_each_mood_one_of_its_own()
    {
        string Json(string mood) => JsonSerializer.Serialize(ProceduralThemes.Make([], mood, 3));
        Assert.Equal(Json("calm"), Json("calm"));
        Assert.Equal(5, new[] { "joyful", "calm", "bold", "serious", "playful" }.Select(Json).Distinct().Count());
    }

    [Fact]
    public void A_colour_survives_its_way_through_lightness_chroma_and_hue()
    {
        Assert.All(["#6247D6", "#000000", "#FFFFFF", "#E4572E", "#00FF00"], colour => Assert.Equal(colour, Oklch.Parse(colour).ToHex()));
        Assert.Equal(21, Oklch.Contrast("#000000", "#FFFFFF"), 3);
    }

    [Fact]
    public void A_page_speaks_of_its_theme_colour_first_and_of_greys_not_at_all()
    {
        const string Html = """<meta name="theme-color" content="#123abc"><style>a{color:#e4572e}b{color:#e4572e}i{color:#00aa55}p{color:#777777}</style>""";
        Assert.Equal(["#123ABC", "#E4572E", "#00AA55"], PageColours.Of(Html));
        Assert.Empty(PageColours.Of("<p style='color:#333333'>grey</p>"));
    }
}
