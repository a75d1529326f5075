using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Icons;

/// <summary>A medal: metal, enamel and emblem chosen by what the badge's key says, else by its hash.</summary>
internal static class BadgeIcon
{
    private static readonly Tone[] Enamels = ["#4a86e0", "#7a5fd8", "#e0567f", "#ef7f4a", "#3fa98f", "#58a85a", "#d8a02f", "#5f6fb0"];

    private static readonly (string Words, Tone Tone)[] Metals =
    [
        ("silver second", "#c3cede"), ("bronze third beginner first starter novice", "#d0935a"),
        ("diamond platinum crystal legend mythic", "#a9e0f0"), ("gold master champion best expert", "#f3c14b"),
    ];

    /// <summary>A complete SVG document, 512 units square.</summary>
    public static string Draw(string key)
    {
        var traits = new Traits($"badge/{key}");
        var name = key.ToLowerInvariant();
        var metal = Metals.FirstOrDefault(m => m.Words.Split(' ').Any(name.Contains)).Tone ?? traits.Pick<Tone>("metal", ["#f3c14b", "#f3c14b", "#c3cede", "#d0935a"]);
        var enamel = traits.Pick("enamel", Enamels);
        var ribbon = traits.Pick("ribbon", Enamels.Where(tone => tone != enamel).ToList());
        var c = new Canvas(Finish.Soft);
        var at = new Frame(256, 214, 186, 186);
        c.Glow(256, 480, 120, 18, new Ink(0.3, 0.06, 290), 0.4);
        Ribbon(c, at, ribbon, 20);
        Ribbon(c, at.Flip, ribbon, 20);
        var rim = traits.Pick<(int Tips, double Waist)>("rim", [(16, 0.9), (12, 0.88), (20, 0.92), (8, 0.86)]);
        c.Shape(at.Star(0, 0, 1.06, rim.Tips, rim.Waist), metal, 14, 1.4);
        c.Stroke(at.Circle(0, 0, 0.84), metal.Dark.Shift(-0.06), 5, 0.7);
        var face = at.Circle(0, 0, 0.76);
        c.Shape(face, enamel, 12, 1.2);
        c.Clipped(face, () =>
        {
            for (var ray = 0; ray < 12; ray++)
            {
                c.Fill((at with { Angle = ray * 30 }).Path("M0 0 L-.12 -1 L.12 -1Z"), Ink.White, 0.09);
            }

            c.Fill(at.Path("M-.9 -.9 L.1 -.9 L-.5 .9 L-1 .9Z"), Ink.White, 0.1);
        });
        var emblem = Emblems.Find(name, traits);
        var place = at.At(0, 0.01, at.Sx * 0.5);
        emblem.Draw(c, place with { Y = place.Y + 7 }, enamel.Line, 0.55);
        emblem.Draw(c, place, Ink.Hex("#fffaf0"), 1);
        c.Fill(at.Twinkle(-0.62, -0.66, 0.17), Ink.White);
        return c.ToSvg();
    }

    private static void Ribbon(Canvas c, Frame at, Tone tone, double angle)
    {
        var tail = at.At(0.26, 0.6, at.Sy, -angle);
        c.Shape(tail.Path("M-.3 0 L.3 0 L.3 1 L0 .78 L-.3 1Z"), tone, 8, 1.2);
        c.Stroke(tail.Path("M-.18 .1 L-.18 .84 M.18 .1 L.18 .84"), tone.Light, 6, 0.7);
    }
}
