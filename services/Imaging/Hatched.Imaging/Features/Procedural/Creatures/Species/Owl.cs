using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>Round and wide-eyed, scalloped breast, ear tufts that grow into a crown of feathers.</summary>
internal sealed class Owl : Creature
{
    public override Palette Palette { get; } = new("#8d79c8", "#f1e8fb", "#f7b24c", "#6a57a6", "#f2a32c", "#e8892b", "#59b36a", "#4b9fd6");

    public override Build Build { get; } = new() { HeadWidth = 1.02, HeadDrop = 0.14, BodyWidth = 1.12, EyeGap = 0.4, EyeHeight = 0.02, EyeSize = 1.06, HatHeight = -0.65, HatWidth = 0.72, NeckWidth = 0.84, NeckDrop = -12 };

    public override string BodyShape => "0 -1.1, .62 -1, .98 -.4, 1.02 .2, .84 .74, .42 .98, 0 1";

    public override void Back(Scene s) => s.Canvas.Shape(s.Body.Blob("-.34 .5, .34 .5, .3 1.1, 0 1.18, -.3 1.1"), s.Palette.Detail);

    public override void Belly(Scene s)
    {
        var c = s.Canvas;
        c.Fill(s.Body.Ellipse(0, 0.28, 0.66, 0.74), s.Palette.Belly.Base);
        for (var row = 0; row < 4 && s.Stage > 1; row++)
        {
            for (var column = -2; column <= 2; column++)
            {
                var (u, v) = ((column * 0.28) + (row % 2 * 0.14), -0.12 + (row * 0.23));
                if (Math.Abs(u) < 0.5)
                {
                    c.Stroke(s.Body.Thread(FormattableString.Invariant($"{u - 0.1:0.##} {v:0.##}, {u:0.##} {v + 0.11:0.##}, {u + 0.1:0.##} {v:0.##}")), s.Palette.Main.Base, 3.6, 0.7);
                }
            }
        }

        Limbs.ChinShadow(s);
    }

    public override void Feet(Scene s) => Limbs.Claws(s, s.Palette.Accent);

    public override void Arm(Scene s, Frame arm) => Limbs.Wing(s, arm, s.Palette.Main, s.Palette.Detail);

    public override void Crown(Scene s) => Scene.Both(s.Head, side =>
    {
        var tuft = side.At(0.62, -0.68, s.Head.Sx * (0.28 + (0.3 * s.Growth)), 26);
        if (s.Elder)
        {
            foreach (var (u, angle, size) in new[] { (0.34, 12.0, 0.5), (0.12, 4.0, 0.62) })
            {
                var plume = side.At(u, -0.9, s.Head.Sx * size, angle);
                s.Canvas.Shape(plume.Blob("-.2 .4, -.26 -.2, .04 -.84, .3 -.2, .2 .4"), s.Palette.Accent, 4, 0.85);
                s.Canvas.Fill(plume.Ellipse(0.02, -0.42, 0.1, 0.16), s.Iris.Base);
            }

        }

        s.Canvas.Shape(tuft.Blob("-.6 .6, -.42 -.3, .2 -1.15!, .42 -.3, .6 .6"), s.Palette.Detail, 6);
    });

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        var mask = s.Head.Twin("0 -.36!, .3 -.62, .72 -.5, .9 -.02, .74 .46, .34 .64, 0 .54");
        c.Shape(mask, s.Palette.Belly, 8, outline: 0);
        c.Stroke(mask, s.Palette.Detail.Base, 3.4, 0.8);
        Scene.Both(s.Head, side =>
        {
            for (var i = 0; i < 5 && s.Stage >= 3; i++)
            {
                var at = side.At(0.42, 0, s.Head.Sx * 0.48, 50 + (i * 22));
                c.Stroke(at.Thread("0 -.84, 0 -.98"), s.Palette.Main.Base, 3, 0.7);
            }
        });
        Faces.Mark(s, s.Palette.Accent, -0.66);
        Faces.Cheeks(s, 0.62, 0.42, 0.17);
        Eyes.Draw(s, s.Palette.Main, white: true);
        Faces.Brows(s, s.Palette.Belly);
        var beak = s.Head.At(0, 0.26, s.Head.Sx * 0.17);
        c.Shape(beak.Blob("0 -.8, .7 -.5, .52 .3, 0 1.15!, -.52 .3, -.7 -.5"), s.Palette.Accent, 5);
        c.Stroke(beak.Thread("-.42 .2, 0 .34, .42 .2"), s.Palette.Accent.Line, 2.4, 0.8);
        Regalia.Circlet(s, -0.74);
    }
}
