using Hatched.Imaging.Features.Procedural.Drawing;
using Hatched.Imaging.Features.Procedural.Items;

namespace Hatched.Imaging.Features.Procedural.Creatures.Parts;

/// <summary>What an elder has earned: aura, ruff, medallion, circlet, a light on the ground.</summary>
internal static class Regalia
{
    public static void Aura(Scene s)
    {
        var c = s.Canvas;
        var light = s.Style.Light;
        var (x, y) = (s.Head.X, (s.Head.Y + s.Body.Y) / 2);
        if (s.Style.Flat)
        {
            c.Clipped(s.Wears("background") ? Landscapes.Card : Backdrop.Disc, () => c.Fill(new Frame(x, y, 1, 1).Star(0, 0, 214, 24, 0.88), light.Base, 0.5));
            return;
        }

        c.Clipped(s.Wears("background") ? Landscapes.Card : Backdrop.Disc, () => Beams(s, c, x, y, light));
        c.Glow(256, Rig.Ground, 150, 26, light.Base.Shift(0.05), 0.95);
    }

    private static void Beams(Scene s, Canvas c, double x, double y, Tone light)
    {
        c.Glow(x, y, 250, 250, light.Base, 0.95);
        for (var ray = 0; ray < 16; ray++)
        {
            var beam = new Frame(x, y, 300, 300, (ray * 22.5) + s.Traits.Between("ray", 0, 22));
            c.Fill(beam.Path("M-.02 -.3 L-.075 -.98 Q0 -1.03 .075 -.98 L.02 -.3Z"), c.Linear(light.Light, light.Base, 90, 0, ray % 2 == 0 ? 0.55 : 0.3));
        }

        c.Stroke(new Frame(x, y, 1, 1).Circle(0, 0, 196), light.Light, 3, 0.8);
    }

    public static void Sparks(Scene s)
    {
        foreach (var (i, (x, y)) in new[] { (62.0, 196.0), (450.0, 168.0), (92.0, 96.0), (424.0, 82.0), (46.0, 318.0), (468.0, 300.0) }.Index())
        {
            var size = 7 + (i % 3 * 3.5) + s.Traits.Between($"spark{i}", 0, 4);
            s.Canvas.Fill(Frame.Page.Twinkle(x, y, size * 1.5), s.Style.Flat ? s.Style.Light.Base : Ink.White, 0.95);
            if (!s.Style.Flat)
            {
                s.Canvas.Glow(x, y, size * 2, size * 2, s.Style.Light.Light, 0.5);
            }
        }
    }

    /// <summary>A thick collar of fur or feathers; clothes hide it.</summary>
    public static void Ruff(Scene s, Tone tone)
    {
        if (!s.Wears("body"))
        {
            s.Canvas.Shape(s.Rig.Neck.Twin("0 -.6, .8 -.62, 1.34 -.34, 1.56 .06, 1.4 .42, 1.16 .3!, 1.18 .66, .86 .82, .7 .52!, .62 .96, .34 1.06, .22 .72!, .16 1.12, 0 1.24"), tone, 9);
        }
    }

    /// <summary>A jewel on a golden chain; a scarf takes its place.</summary>
    public static void Medallion(Scene s)
    {
        if (s.Wears("neck"))
        {
            return;
        }

        var c = s.Canvas;
        var neck = s.Rig.Neck;
        var chain = neck.Thread("-1.02 -.1, -.6 .28, 0 .44, .6 .28, 1.02 -.1");
        c.Stroke(chain, Scene.Gold.Line, 8);
        c.Stroke(chain, Scene.Gold.Base, 4.5);
        var size = Math.Min(0.29, 18 / neck.Sx);
        c.Shape(neck.Circle(0, 0.6, size), Scene.Gold, 4, 0.8);
        Jewel(c, neck.At(0, 0.6, neck.Sy * size * 0.6), s.Iris);
    }

    /// <summary>A band of gold over the brow, unless a hat sits there.</summary>
    public static void Circlet(Scene s, double height = -0.52)
    {
        if (!s.Elder || s.Wears("head"))
        {
            return;
        }

        var c = s.Canvas;
        var band = s.Head.Thread(FormattableString.Invariant($"-.9 {height + 0.02}, -.5 {height + 0.08}, 0 {height + 0.17}, .5 {height + 0.08}, .9 {height + 0.02}"));
        c.Clipped(s.Head.Twin(s.Creature.HeadShape), () =>
        {
            c.Stroke(band, Scene.Gold.Line, 10);
            c.Stroke(band, Scene.Gold.Base, 6);
            c.Stroke(band, Scene.Gold.Light, 1.6, 0.9);
        });
        var front = s.Head.At(0, height + 0.14, s.Head.Sx * 0.15);
        c.Shape(front.Blob("0 -1.5!, .8 -.3, 0 1.2!, -.8 -.3"), Scene.Gold, 4, 0.8);
        Jewel(c, front.At(0, -0.15, front.Sy * 0.5), s.Iris);
    }

    public static void Jewel(Canvas c, Frame at, Tone tone)
    {
        c.Fill(at.Ellipse(0, 0, 1, 1.1), c.Finish.Flat ? tone.Base.ToString() : c.Radial(tone.Light, tone.Base.Shift(-0.12), 1, 1, 0.35, 0.3, 0.8));
        if (!c.Finish.Flat)
        {
            c.Stroke(at.Ellipse(0, 0, 1, 1.1), tone.Line, 2);
            c.Fill(at.Ellipse(-0.3, -0.4, 0.32, 0.26), Ink.White, 0.9);
        }
    }
}
