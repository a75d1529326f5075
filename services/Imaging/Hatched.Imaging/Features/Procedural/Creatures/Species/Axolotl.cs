using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>Pink and wide-mouthed, with feathery gills that grow into a glowing mane.</summary>
internal sealed class Axolotl : Creature
{
    public override Palette Palette { get; } = new("#ffb4c9", "#ffe8ee", "#ef5f8d", "#ff94b4", "#4a3b6b", "#3f6fb0", "#7b3f98", "#2c8f86");

    public override Build Build { get; } = new() { HeadWidth = 1.12, HeadHeight = 0.9, EyeGap = 0.58, EyeHeight = 0.12, EyeSize = 0.86, HatHeight = -0.65, HatWidth = 0.63 };

    public override string HeadShape => "0 -.98, .46 -.88, .86 -.46, 1.03 .14, .88 .68, .46 .96, 0 1";

    public override void Back(Scene s)
    {
        var tail = s.Body.At(0.3, 0.7, s.Body.Sy * (0.55 + (0.4 * s.Growth)));
        s.Canvas.Shape(tail.Blob("-.2 .3, .5 .34, 1.1 .14, 1.6 -.5!, 1.36 -.96, .92 -.86, .56 -.46, -.1 -.3"), s.Palette.Detail, 8);
        s.Canvas.Fill(tail.Blob("0 .1, .5 .12, 1 -.1, 1.34 -.56!, .9 -.42, .4 -.14"), s.Palette.Main.Base, 0.9);
    }

    public override void Crown(Scene s)
    {
        foreach (var (u, v, angle, size) in new[] { (0.86, 0.36, 112, 0.8), (0.94, -0.02, 84, 0.96), (0.78, -0.42, 54, 0.9) })
        {
            Scene.Both(s.Head, side => Gill(s, side.At(u, v, s.Head.Sx * (0.22 + (0.27 * s.Growth)) * size, angle)));
        }
    }

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        c.Clipped(s.Head.Twin(HeadShape), () => c.Fill(s.Head.Ellipse(0, 0.86, 0.66, 0.42), s.Palette.Belly.Base, 0.7));
        Faces.Mark(s, s.Palette.Detail);
        Faces.Cheeks(s, 0.66, 0.52, 0.17);
        Faces.Freckles(s, s.Palette.Accent.Base, 0.3, -0.3);
        if (s.Stage >= 3)
        {
            foreach (var (u, v) in new[] { (-0.24, -0.62), (0.1, -0.72), (0.32, -0.56), (-0.44, -0.48) })
            {
                c.Fill(s.Head.Circle(u, v, 0.04), s.Palette.Detail.Base, 0.9);
            }
        }

        Eyes.Draw(s, s.Palette.Main);
        var mood = s.Traits.Pick<Mood>("mood", [Mood.Smile, Mood.Open, Mood.Cat]);
        Faces.Mouth(s, s.Head.At(0, 0.4, s.Head.Sx * (mood == Mood.Open ? 0.24 : 0.34)), s.Palette.Accent.Line, mood);
        Regalia.Circlet(s, -0.6);
    }

    private static void Gill(Scene s, Frame root)
    {
        var c = s.Canvas;
        foreach (var (v, reach) in new[] { (-0.42, 0.34), (-0.72, 0.36), (-1.0, 0.3), (-1.24, 0.2) })
        {
            foreach (var side in new[] { -1, 1 })
            {
                var leaf = root.At(0, v, root.Sy * reach, side * 52);
                c.Shape(leaf.Blob("-.3 .2, -.34 -.5, 0 -1.25, .34 -.5, .3 .2"), s.Palette.Accent, 3, 0.75);
            }
        }

        var stalk = root.Blob("-.22 .4, -.2 -.6, 0 -1.46, .2 -.6, .22 .4");
        c.Shape(stalk, s.Palette.Detail, 4, 0.85);
        if (s.Elder && !s.Style.Flat)
        {
            var (x, y) = root.At(0, -1.3);
            c.Glow(x, y, 20, 20, s.Style.Light.Light, 0.9);
        }
    }
}
