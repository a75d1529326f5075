using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>A bird of embers: first a spark on the head, in the end flames for crest, wings and tail.</summary>
internal sealed class Phoenix : Creature
{
    private const string Flame = "-.4 .5, -.46 -.2, -.2 -.7, .12 -1.36!, .26 -.8, .5 -.3, .44 .5";

    public override Palette Palette { get; } = new("#e9523f", "#ffdc7c", "#ffab2e", "#a92f5e", "#7a2f1f", "#2f6f9f", "#6b3f98", "#b0541f");

    public override Build Build { get; } = new() { HeadWidth = 0.96, HeadDrop = 0.12, EyeHeight = 0.02, EyeGap = 0.46, HatHeight = -0.65, HatWidth = 0.72, BodyWidth = 1.02, ShoulderWidth = 0.8 };

    public override string BodyShape => "0 -1, .5 -.94, .84 -.46, .98 .16, .84 .7, .42 .98, 0 1";

    public override void Back(Scene s)
    {
        if (s.Stage >= 2)
        {
            var angles = s.Stage switch { 2 => new[] { 96.0 }, 3 => [88, 118], 4 => [70, 96, 120], _ => [-84, -112, 58, 84, 112] };
            foreach (var angle in angles)
            {
                var plume = s.Body.At(angle < 0 ? -0.3 : 0.3, 0.5, s.Body.Sy * (0.4 + (0.62 * s.Growth))) with { Angle = angle - (angle < 0 ? -30 : 30) };
                s.Canvas.Shape(plume.Blob("-.2 .1, -.3 -.8, -.2 -1.2, .06 -1.7!, .28 -1.2, .3 -.8, .2 .1"), s.Palette.Main, 7);
                s.Canvas.Fill(plume.Blob("-.12 -.6, -.14 -1, .04 -1.44!, .16 -1, .12 -.6"), s.Palette.Accent.Base);
                s.Canvas.Fill(plume.Ellipse(0, -0.95, 0.08, 0.14), s.Palette.Belly.Base);
            }
        }

        if (s.Elder)
        {
            Scene.Both(s.Body, side =>
            {
                foreach (var (angle, size) in new[] { (78.0, 0.9), (52.0, 1.05), (28.0, 1.1) })
                {
                    var feather = side.At(0.4, -0.3, s.Body.Sy * size, angle);
                    s.Canvas.Shape(feather.Blob("-.24 .1, -.32 -.6, .02 -1.42!, .3 -.6, .24 .1"), s.Palette.Accent, 7);
                    s.Canvas.Fill(feather.Blob("-.12 -.4, -.12 -.8, .02 -1.2!, .14 -.8, .12 -.4"), s.Palette.Belly.Base, 0.9);
                }
            });
        }
    }

    public override void Belly(Scene s)
    {
        s.Canvas.Fill(s.Body.Ellipse(0, 0.34, 0.6, 0.7), s.Canvas.Linear(s.Palette.Accent.Base, s.Palette.Belly.Base));
        foreach (var (u, v) in s.Stage >= 3 ? new[] { (-0.2, 0.1), (0.2, 0.1), (0.0, 0.32), (-0.3, 0.4), (0.3, 0.4), (0.0, 0.62) } : [])
        {
            s.Canvas.Fill(s.Body.Blob(FormattableString.Invariant($"{u - 0.08:0.##} {v}, {u:0.##} {v + 0.16:0.##}!, {u + 0.08:0.##} {v}, {u:0.##} {v + 0.03:0.##}")), s.Palette.Main.Base, 0.75);
        }

        Limbs.ChinShadow(s);
    }

    public override void Feet(Scene s) => Limbs.Claws(s, s.Palette.Accent);

    public override void Arm(Scene s, Frame arm) => Limbs.Wing(s, arm, s.Palette.Main, s.Palette.Accent);

    public override void Crown(Scene s)
    {
        var size = s.Head.Sx * (0.2 + (0.26 * s.Growth));
        foreach (var (u, turn, scale) in s.Stage switch
        {
            1 => new[] { (0.0, 4.0, 1.0) },
            2 => [(-0.14, -16, 0.8), (0.1, 8, 1)],
            _ => [(-0.42, -34, 0.8), (0.42, 34, 0.8), (-0.22, -16, 1), (0.24, 18, 1), (0, 0, 1.2)],
        })
        {
            var flame = s.Head.At(u, -0.86, size * scale) with { Angle = turn };
            s.Canvas.Shape(flame.Blob(Flame), s.Palette.Accent, 5);
            s.Canvas.Fill(flame.At(0.02, 0.1, flame.Sy * 0.58).Blob(Flame), s.Palette.Belly.Base);
        }
    }

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        c.Clipped(s.Head.Twin(HeadShape), () =>
        {
            c.Fill(s.Head.Twin("0 .06!, .36 -.1, .7 .04, .98 .3, .9 .8, .4 1.1, 0 1.12"), c.Linear(s.Palette.Accent.Base, s.Palette.Belly.Base), 0.95);
            Scene.Both(s.Head, side => c.Fill(side.Blob("1.2 -.3, .84 -.2, .66 -.46!, 1 -.7"), s.Palette.Detail.Base, s.Stage >= 3 ? 0.85 : 0));
        });
        c.Stroke(s.Head.Twin(HeadShape), s.Palette.Main.Line, c.Finish.Outline);
        Faces.Mark(s, s.Palette.Belly, -0.54);
        Faces.Cheeks(s, 0.7, 0.42, 0.19);
        Eyes.Draw(s, s.Palette.Main);
        Faces.Brows(s, s.Palette.Accent);
        var beak = s.Head.At(0, 0.34, s.Head.Sx * 0.2);
        if (s.Traits.Chance("open", 0.5))
        {
            c.Shape(beak.Blob("-.5 .1, 0 .04, .5 .1, .28 .78, 0 .94, -.28 .78"), new Tone(new Ink(0.45, 0.13, 20)), 2, 0.8);
        }

        c.Shape(beak.Blob("0 -.62, .66 -.3, .6 .1, 0 .66!, -.6 .1, -.66 -.3"), s.Palette.Accent.Shift(s.Style.Flat ? -0.1 : 0.02, 1, -8), 5);
        c.Fill(beak.Ellipse(-0.14, -0.26, 0.2, 0.1), Ink.White, s.Style.Flat ? 0 : 0.6);
        Regalia.Circlet(s);
    }
}
