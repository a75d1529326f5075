using Hatched.Imaging.Features.Procedural.Icons;
using Hatched.Imaging.Features.Procedural.Items;
using Hatched.Imaging.Features.Procedural.Rendering;

namespace Hatched.Imaging.Tests;

public sealed class IconTests
{
    [Fact]
    public void Every_drawing_of_the_library_fills_its_tile_without_touching_the_edge()
    {
        var arts = ItemLibrary.CategoryNames.Where(category => category != "background")
            .SelectMany(category => ItemLibrary.Words(category).Select(word => (category, word))).ToList();

        Assert.True(arts.Count >= 36, $"only {arts.Count} drawings");
        Assert.All(arts, art =>
        {
            var icon = Picture(ItemIcon.Draw(art.category, art.word));
            var empty = Picture(ItemIcon.Draw(art.category, art.word), blank: true);
            Assert.True(icon.Difference(empty, 24, 24, 104, 104) > 1.5, $"{art.category}/{art.word} shows nothing");
        });
    }

    [Fact]
    public void A_known_word_wins_over_chance_and_a_colour_word_dyes_it()
    {
        Assert.Same(ItemLibrary.Find("head", "wizard_hat").Front, ItemLibrary.Find("head", "grand_wizard").Front);
        Assert.NotEqual(ItemLibrary.Find("head", "wizard_hat").Main, ItemLibrary.Find("head", "red_wizard_hat").Main);
        Assert.NotSame(ItemLibrary.Find("head", "wizard_hat").Front, ItemLibrary.Find("head", "royal_crown").Front);
    }

    [Fact]
    public void An_unknown_word_always_gets_the_same_drawing_and_different_words_get_many()
    {
        var found = Enumerable.Range(0, 60).Select(i => ItemLibrary.Find("head", $"q{i}")).ToList();

        Assert.Equal(found.Select(art => art.Front), Enumerable.Range(0, 60).Select(i => ItemLibrary.Find("head", $"q{i}").Front));
        Assert.True(found.Select(art => art.Front).Distinct().Count() > 8);
    }

    [Fact]
    public void Badges_with_different_keys_look_different()
    {
        var first = Picture(BadgeIcon.Draw("seven_day_streak"));

        Assert.True(first.Difference(Picture(BadgeIcon.Draw("bookworm"))) > 2);
        Assert.Equal(BadgeIcon.Draw("bookworm"), BadgeIcon.Draw("bookworm"));
    }

    [Fact]
    public void Twelve_eggs_differ_and_a_ready_one_is_seen_to_be_ready()
    {
        var waiting = Enumerable.Range(1, 12).Select(variant => Picture(EggPicture.Draw(variant, ready: false))).ToList();

        Assert.All(
            from i in Enumerable.Range(0, 12) from j in Enumerable.Range(i + 1, 11 - i) select waiting[i].Difference(waiting[j]),
            difference => Assert.True(difference > 2.5));
        Assert.All(waiting.Index(), egg => Assert.True(egg.Item.Difference(Picture(EggPicture.Draw(egg.Index + 1, ready: true))) > 5));
    }

    private static Pixels Picture(string svg, bool blank = false) => Pixels.Decode(Rasterizer.ToPng(blank ? WithoutOutlines(svg) : svg, 128));

    // The item is the tile's last group.
    private static string WithoutOutlines(string svg) => svg[..svg.LastIndexOf("<g transform=\"translate(", StringComparison.Ordinal)] + "</svg>";
}
