using System.Xml.Linq;
using Hatched.Imaging.Features.Procedural;
using Hatched.Imaging.Features.Procedural.Rendering;

namespace Hatched.Imaging.Tests;

public sealed class BuddyPictureTests
{
    // Mean channel difference of two pictures at 48 px that a glance tells apart; the same look drawn twice gives 0.
    private const double Perceptible = 2.5;

    [Fact]
    public void The_same_look_gives_the_same_bytes_also_from_many_threads()
    {
        var look = Looks.Plain(3, 5).Wearing(("head", "wizard_hat"), ("accessory", "balloon"));
        var first = Rasterizer.ToPng(ProceduralArtist.Draw(look), 128);

        var others = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(8)
            .Select(_ => Rasterizer.ToPng(ProceduralArtist.Draw(look), 128)).ToList();

        Assert.All(others, png => Assert.Equal(first, png));
    }

    [Fact]
    public void Twelve_variants_at_five_stages_are_sixty_pictures_that_differ_at_a_glance()
    {
        var pictures = (from variant in Enumerable.Range(1, 12)
                        from stage in Enumerable.Range(1, 5)
                        select (Name: $"{variant}/{stage}", Picture: Looks.Plain(variant, stage).Picture(48))).ToList();

        var alike = from a in pictures.Index()
                    from b in pictures.Skip(a.Index + 1)
                    let difference = a.Item.Picture.Difference(b.Picture)
                    where difference < Perceptible
                    select $"{a.Item.Name} and {b.Name}: {difference:0.00}";

        Assert.Equal(60, pictures.Count);
        Assert.Empty(alike);
    }

    [Fact]
    public void Every_style_and_another_seed_change_the_picture()
    {
        var styles = new[] { "cute", "sci-fi", "fantasy", "minimal" }.Select(style => Looks.Plain(style: style).Picture(48)).ToList();

        Assert.All(
            from i in Enumerable.Range(0, 4) from j in Enumerable.Range(i + 1, 3 - i) select styles[i].Difference(styles[j]),
            difference => Assert.True(difference > Perceptible));
        Assert.True(Looks.Plain(seed: "one").Picture().Difference(Looks.Plain(seed: "two").Picture()) > 0.3);
    }

    [Theory]
    [InlineData("head", "wizard_hat", 180, 20, 330, 120)]
    [InlineData("face", "sunglasses", 190, 170, 320, 240)]
    [InlineData("neck", "cozy_scarf", 200, 280, 320, 380)]
    [InlineData("feet", "rain_boots", 180, 410, 340, 460)]
    [InlineData("hand", "trophy", 320, 240, 440, 400)]
    [InlineData("body", "hoodie", 190, 300, 330, 440)]
    [InlineData("accessory", "balloon", 40, 80, 140, 200)]
    [InlineData("background", "starry_night", 20, 20, 120, 120)]
    public void An_item_is_seen_where_it_is_worn_and_little_elsewhere(string category, string key, int left, int top, int right, int bottom)
    {
        var bare = Looks.Plain(5, 4).Picture(512);
        var dressed = Looks.Plain(5, 4).Wearing((category, key)).Picture(512);

        var there = dressed.Difference(bare, left, top, right, bottom);

        Assert.True(there > 12, $"{category} changed its place by {there:0.0} only");
        if (category != "background")
        {
            Assert.True(dressed.Difference(bare, 400, 20, 500, 120) < 1, "the far corner changed");
        }
    }

    [Fact]
    public void Items_are_drawn_in_layer_order_whatever_order_they_come_in()
    {
        (string, string)[] items = [("accessory", "pin"), ("body", "hoodie"), ("head", "cap"), ("neck", "scarf")];
        var look = Looks.Plain(6, 4).Wearing(items);

        var layers = XDocument.Parse(ProceduralArtist.Draw(look)).Descendants()
            .Select(e => (string?)e.Attribute("class")).Where(c => c is not null && c.StartsWith("item ", StringComparison.Ordinal))
            .Select(c => int.Parse(c![11..]));

        Assert.Equal([20, 50, 70, 80], layers);
        Assert.Equal(ProceduralArtist.Draw(look), ProceduralArtist.Draw(look with { Items = [.. look.Items.Reverse()] }));
    }

    [Fact]
    public void A_pin_lies_over_the_coat_and_not_under_it()
    {
        var coat = Looks.Plain(6, 4).Wearing(("body", "hoodie"));
        var both = Looks.Plain(6, 4).Wearing(("body", "hoodie"), ("accessory", "star_pin"));

        Assert.True(both.Picture(512).Difference(coat.Picture(512), 180, 300, 250, 370) > 8);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(128)]
    public void Pictures_are_square_with_transparent_corners(int size)
    {
        var picture = Looks.Plain().Picture(size);

        Assert.Equal((size, size), (picture.Width, picture.Height));
        Assert.Equal(0, picture[0, 0].A);
        Assert.Equal(255, picture[size / 2, size / 2].A);
    }

    [Theory]
    [InlineData("\"/><script>alert(1)</script><!--")]
    [InlineData("&xxe; ]]> <![CDATA[ \0 \u001b \ud83e\udd8a")]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    public void Hostile_keys_never_reach_the_document(string hostile)
    {
        var look = Looks.Plain(seed: hostile, style: hostile).Wearing(("head", hostile), ("accessory", hostile), ("background", hostile));

        var svg = ProceduralArtist.Draw(look);

        var elements = XDocument.Parse(svg).Descendants().Select(e => e.Name.LocalName).ToHashSet();
        Assert.Empty(elements.Except(["svg", "defs", "g", "path", "clipPath", "linearGradient", "radialGradient", "stop"]));
        Assert.Equal(128, look.Picture().Width);
    }

    [Fact]
    public void A_very_long_key_and_numbers_out_of_range_are_drawn_all_the_same()
    {
        var look = new BuddyLook(new string('s', 1_000_000), int.MinValue, "cute", 99, []);
        var dressed = look.Wearing(("head", new string('x', 1_000_000)), ("nowhere", "thing"));

        Assert.Equal(128, dressed.Picture().Width);
    }

    [Fact]
    public void What_is_not_svg_is_refused_with_the_librarys_reason()
    {
        var refusal = Assert.Throws<RasterizationException>(() => Rasterizer.ToPng("<svg", 64));

        Assert.Contains("librsvg", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rasterizer.ToPng("<svg/>", 0));
    }

    [Fact]
    public void A_picture_costs_a_few_times_what_a_plain_gradient_costs()
    {
        const string Gradient = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><defs><radialGradient id="g"><stop stop-color="#fa0"/>
            <stop offset="1" stop-color="#05a"/></radialGradient></defs><rect width="512" height="512" fill="url(#g)"/></svg>
            """;
        var look = Looks.Plain(3, 5).Wearing(("background", "forest"), ("head", "crown"), ("neck", "scarf"), ("face", "glasses"));

        // A bare time would be the machine's. So is what the yardstick takes, in the same process.
        var ratio = Least(() => Rasterizer.ToPng(ProceduralArtist.Draw(look), 512)) / Least(() => Rasterizer.ToPng(Gradient, 512));

        Assert.InRange(ratio, 0.5, 7);
    }

    // Processor time of this thread, and the least of ten: neither a busy machine nor the compiler is the renderer's doing.
    private static double Least(Action render) => Enumerable.Range(0, 10).Min(_ =>
    {
        var begin = ProcessorTime();
        render();
        return (ProcessorTime() - begin).TotalMilliseconds;
    });

    private static TimeSpan ProcessorTime() =>
        TimeSpan.FromMilliseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0]) / 1e6);
}
