using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>A silver tabby with whiskers and a ringed tail.</summary>
internal sealed class Cat : Creature
{
    public override Palette Palette { get; } = new("#9aa9c4", "#f6f8fd", "#5f6e92", "#ffb9c4", "#f0b429", "#57b36a", "#3fa0d8", "#d9803a");

    public override Build Build { get; } = new() { HeadWidth = 1.06, HeadHeight = 0.94, EyeSize = 1.02, HatWidth = 0.65 };

    public override string HeadShape => "0 -.96, .46 -.88, .86 -.5, 1.04 .1, 1.12 .42!, 1 .6, .92 .82!, .46 .98, 0 1.02";

    public override void Back(Scene s)
    {
        var c = s.Canvas;
        var root = s.Body.At(0.5, 0.5, s.Body.Sy * (0.55 + (0.4 * s.Growth)));
        var tail = root.Blob("-.2 .2, .44 .2, .94 -.02, 1.1 -.5, .92 -1, .98 -1.3, 1.26 -1.34, 1.38 -1.06, 1.18 -.98, 1.42 -.5, 1.3 .1, .74 .44, -.2 .46");
        c.Shape(tail, s.Palette.Main, 7);
        c.Clipped(tail, () =>
        {
            foreach (var v in new[] { -0.1, -0.42, -0.74 })
            {
                c.Stroke(root.Thread(FormattableString.Invariant($".8 {v}, 1.6 {v - 0.12}")), s.Palette.Accent.Base, 9);
            }

            c.Fill(root.Blob(".7 -1.02, 1.5 -1.02, 1.5 -1.6, .7 -1.6"), s.Palette.Belly.Base);
        });
        c.Stroke(tail, s.Palette.Main.Line, c.Finish.Outline);
    }

    public override void Belly(Scene s)
    {
        base.Belly(s);
        if (s.Stage >= 3)
        {
            Scene.Both(s.Body, side =>
            {
                foreach (var v in new[] { 0.1, 0.34, 0.58 })
                {
                    s.Canvas.Fill(side.Blob(FormattableString.Invariant($"1.1 {v - 0.08}, .66 {v}!, 1.1 {v + 0.08}")), s.Palette.Accent.Base, 0.85);
                }
            });
        }
    }

    public override void Feet(Scene s) => Limbs.Paws(s, s.Palette.Belly);

    public override void Arm(Scene s, Frame arm) => Limbs.Arm(s, arm, s.Palette.Main, s.Palette.Belly);

    public override void Crown(Scene s) => Scene.Both(s.Head, side =>
    {
        var ear = side.At(0.6, -0.6, s.Head.Sx * (0.38 + (0.14 * s.Growth)), 22);
        s.Canvas.Shape(ear.Blob("-.74 .6, -.6 -.2, -.06 -1.16!, .56 -.2, .76 .6"), s.Palette.Main, 6);
        s.Canvas.Fill(ear.Blob("-.42 .6, -.34 -.1, -.05 -.7!, .32 -.1, .44 .6"), s.Palette.Detail.Base);
    });

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        c.Clipped(s.Head.Twin(HeadShape), () =>
        {
            foreach (var (u, length) in new[] { (-0.24, 0.3), (0.0, 0.42), (0.24, 0.3) })
            {
                c.Fill(s.Head.Blob(FormattableString.Invariant($"{u - 0.07} -1.1, {u} {-1 + length:0.##}!, {u + 0.07} -1.1")), s.Palette.Accent.Base, s.Stage == 1 ? 0.5 : 0.95);
            }

            Scene.Both(s.Head, side =>
            {
                foreach (var v in s.Stage >= 2 ? new[] { 0.18, 0.4 } : [])
                {
                    c.Fill(side.Blob(FormattableString.Invariant($"1.2 {v - 0.07}, .8 {v + 0.02}!, 1.2 {v + 0.08}")), s.Palette.Accent.Base, 0.9);
                }

                c.Fill(side.Ellipse(0.2, 0.66, 0.3, 0.25), s.Palette.Belly.Base);
            });
            c.Fill(s.Head.Ellipse(0, 0.86, 0.3, 0.26), s.Palette.Belly.Base);
            if (s.Traits.Chance("blaze", 0.4))
            {
                c.Fill(s.Head.Twin("0 .7, .12 .2, .05 -.5!, 0 -.6"), s.Palette.Belly.Base, 0.9);
            }
        });
        Faces.Cheeks(s, 0.74, 0.5, 0.17);
        Eyes.Draw(s, s.Palette.Main);
        Faces.Brows(s, s.Palette.Belly);
        Faces.Mouth(s, s.Head.At(0, 0.56, s.Head.Sx * 0.2), s.Palette.Accent.Line, s.Traits.Chance("mood", 0.7) ? Mood.Cat : Mood.Open);
        Faces.Nose(s, s.Head.At(0, 0.47, s.Head.Sx * 0.085), Ink.Hex("#f0808f"));
        Scene.Both(s.Head, side =>
        {
            foreach (var (v, end) in new[] { (0.54, 0.46), (0.64, 0.68) })
            {
                c.Stroke(side.Thread(FormattableString.Invariant($".62 {v}, .9 {(v + end) / 2 - 0.02:0.##}, 1.24 {end}")), s.Palette.Accent.Line, 2.4, s.Style.Flat ? 0.4 : 0.7);
            }
        });
        Regalia.Circlet(s, -0.6);
    }
}
