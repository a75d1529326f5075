using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>A woodland sprite under a red cap, which widens with age and drops glowing spores in the end.</summary>
internal sealed class Mushroom : Creature
{
    public override Palette Palette { get; } = new("#fbead2", "#fff8ec", "#e2474f", "#fff4e0", "#6b4a2f", "#3f7f4f", "#8a3f5f", "#3f6f9f");

    public override Build Build { get; } = new() { HeadWidth = 0.88, HeadHeight = 0.96, HeadDrop = 0.12, EyeHeight = 0.3, EyeGap = 0.42, EyeSize = 0.92, HatHeight = -1.16, HatWidth = 0.70, BodyWidth = 0.96 };

    public override void Belly(Scene s)
    {
        s.Canvas.Fill(s.Body.Twin("0 .2, .5 .3, 1 .2, 1.1 1.1, 0 1.2"), s.Palette.Main.Dark, 0.35);
        Limbs.ChinShadow(s);
        if (s.Stage >= 3)
        {
            var skirt = s.Body.Twin("0 -.9, .7 -.7, 1 -.2, .8 -.08!, .6 -.22, .4 -.02!, .2 -.18, 0 .02!");
            s.Canvas.Shape(skirt, s.Palette.Belly, 5, 0.7);
        }
    }

    public override void Feet(Scene s) => Limbs.Paws(s, s.Palette.Main.Shift(-0.06), s.Palette.Belly);

    public override void Skull(Scene s)
    {
        var c = s.Canvas;
        c.Shape(s.Head.Twin("0 -.6, .6 -.6, .92 -.2, .98 .3, .84 .76, .42 .98, 0 1.02"), s.Palette.Main, 10);
    }

    public override void Face(Scene s)
    {
        Faces.Cheeks(s, 0.66, 0.6, 0.2);
        Faces.Freckles(s, s.Palette.Accent.Base, 0.6, 0.7);
        Eyes.Draw(s, s.Palette.Main);
        Faces.Mouth(s, s.Head.At(0, 0.6, s.Head.Sx * 0.2), s.Palette.Accent.Line, Faces.MoodOf(s));
        Cap(s);
    }

    private static void Cap(Scene s)
    {
        var c = s.Canvas;
        var cap = s.Head.At(0, -0.12, s.Head.Sx * (1.06 + (0.3 * s.Growth)), s.Head.Sy * (1.0 + (0.1 * s.Growth)), 0);
        var gills = cap.Twin("0 -.3, .6 -.26, 1 -.04, .9 .16, .5 .16, 0 .08");
        c.Shape(gills, s.Palette.Belly.Shift(-0.05), 4);
        var dome = s.Traits.Chance("pointed", 0.4) || s.Elder ? "0 -1.28, .34 -1.08, .7 -.74, 1 -.24, 1.04 .04!, .6 -.1, 0 -.16" : "0 -1.08, .5 -1, .88 -.6, 1.04 -.16, 1.02 .06!, .6 -.08, 0 -.14";
        var outline = cap.Twin(dome);
        c.Shape(outline, s.Palette.Accent, 12);
        c.Clipped(outline, () =>
        {
            var dots = new[] { (-0.5, -0.5, 0.2), (0.12, -0.74, 0.17), (0.6, -0.4, 0.16), (-0.04, -0.3, 0.1), (-0.86, -0.16, 0.13), (0.94, -0.1, 0.12), (-0.28, -0.98, 0.1), (0.34, -0.2, 0.07) };
            foreach (var (u, v, r) in dots.Take(3 + s.Stage))
            {
                c.Fill(cap.Ellipse(u, v, r, r * 0.92), s.Palette.Detail.Base);
                c.Fill(cap.Ellipse(u, v + (r * 0.3), r * 0.8, r * 0.5), s.Palette.Detail.Dark, 0.3);
            }

            if (!s.Style.Flat)
            {
                c.Fill(cap.Ellipse(-0.3, -0.86, 0.3, 0.1), Ink.White, 0.35);
            }
        });
        c.Stroke(outline, s.Palette.Accent.Line, c.Finish.Outline);
        if (s.Elder)
        {
            var rim = cap.Thread("-1.02 .06, -.6 -.08, 0 -.14, .6 -.08, 1.02 .06");
            c.Stroke(rim, Scene.Gold.Line, 9);
            c.Stroke(rim, Scene.Gold.Base, 5.5);
            foreach (var u in new[] { -0.9, -0.45, 0.45, 0.9 })
            {
                var (x, y) = cap.At(u, 0.34 - (Math.Abs(u) * 0.1));
                c.Stroke(cap.Thread(FormattableString.Invariant($"{u} {0.02 - (0.06 * (1 - Math.Abs(u))):0.##}, {u} .3")), Scene.Gold.Base, 2);
                c.Glow(x, y, 16, 16, s.Style.Light.Base, 0.9);
                c.Fill(Frame.Page.Circle(x, y, 5.5), s.Style.Light.Light);
            }
        }
    }
}
