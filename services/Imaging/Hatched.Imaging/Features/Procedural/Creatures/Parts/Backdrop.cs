using Hatched.Imaging.Features.Procedural.Drawing;
using Hatched.Imaging.Features.Procedural.Items;

namespace Hatched.Imaging.Features.Procedural.Creatures.Parts;

/// <summary>The disc behind a buddy without a background item; outside of it the picture is transparent.</summary>
internal static class Backdrop
{
    public static readonly string Disc = Frame.Page.Circle(256, 256, 240);

    public static void Draw(Scene s)
    {
        var c = s.Canvas;
        var hue = s.Palette.Main.Base.C > 0.055 ? s.Palette.Main.Base : s.Palette.Accent.Base;
        var wash = hue with { L = 0.93, C = Math.Clamp(hue.C * 0.4, 0.03, 0.05) };
        var sky = wash with { H = wash.H + 24 };
        if (s.Style.Flat)
        {
            c.Fill(Disc, wash.Shift(-0.01));
            return;
        }

        if (s.Style.SciFi)
        {
            SciFi(c, s);
            return;
        }

        c.Fill(Disc, c.Linear(sky.Shift(0.035, 0.7), wash.Shift(-0.035, 1.3)));
        c.Clipped(Disc, () =>
        {
            for (var i = 0; i < 9; i++)
            {
                double x = s.Traits.Between($"dot-x{i}", 30, 482), y = s.Traits.Between($"dot-y{i}", 30, 330), r = s.Traits.Between($"dot-r{i}", 5, 20);
                if (s.Style.Fantasy)
                {
                    c.Fill(Frame.Page.Twinkle(x, y, r), Ink.White, 0.8);
                }
                else
                {
                    c.Fill(Frame.Page.Circle(x, y, r), Ink.White, 0.4);
                }
            }

            c.Fill("M0 420 C120 392 392 392 512 420 L512 512 L0 512Z", wash.Shift(-0.06, 1.6), 0.75);
            if (s.Style.Fantasy)
            {
                c.Fill(new Frame(108, 116, 44, 44).Path("M-.3 -1.1 C.9 -1.1 1.2 .9 -.3 1.1 C.5 .6 .5 -.5 -.3 -1.1Z"), "#fff3c4", 0.9);
            }
        });
    }

    public static void Shadow(Scene s)
    {
        if (s.Style.Flat)
        {
            s.Canvas.Fill(Frame.Page.Ellipse(256, Rig.Ground + 1, s.Body.Sx * 1.25, 11), new Ink(0.35, 0.05, 290), 0.18);
        }
        else
        {
            s.Canvas.Clipped(s.Wears("background") ? Landscapes.Card : Disc, () => s.Canvas.Glow(256, Rig.Ground + 2, s.Body.Sx * 1.75, 23, new Ink(0.3, 0.06, 290), 0.55));
        }
    }

    private static void SciFi(Canvas c, Scene s)
    {
        var light = s.Style.Light.Base;
        c.Fill(Disc, c.Radial(Ink.Hex("#3f5c94"), Ink.Hex("#131c3d"), 1, 1, 0.5, 0.42, 0.62));
        c.Clipped(Disc, () =>
        {
            for (var i = 0; i < 22; i++)
            {
                c.Fill(Frame.Page.Circle(s.Traits.Between($"star-x{i}", 20, 492), s.Traits.Between($"star-y{i}", 20, 380), s.Traits.Between($"star-r{i}", 0.8, 2.4)), Ink.White, 0.75);
            }

            foreach (var y in new[] { 400.0, 418, 444, 482 })
            {
                c.Stroke(Frame.Page.Thread(FormattableString.Invariant($"0 {y}, 512 {y}")), light, 1.6, 0.4);
            }

            for (var x = -6; x <= 6; x++)
            {
                c.Stroke(Frame.Page.Thread(FormattableString.Invariant($"{256 + (x * 34)} 400, {256 + (x * 92)} 512")), light, 1.6, 0.4);
            }
        });
        c.Stroke(Frame.Page.Circle(256, 256, 236), light, 2.5, 0.55);
        c.Stroke("M96 138 A200 200 0 0 1 196 62", light, 5, 0.85);
        c.Stroke("M416 374 A200 200 0 0 1 360 428", light, 5, 0.85);
    }
}
