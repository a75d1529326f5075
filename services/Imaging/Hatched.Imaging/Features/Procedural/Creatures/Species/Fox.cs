using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>Orange, white bib, dark socks; a tail that becomes three.</summary>
internal sealed class Fox : Creature
{
    public override Palette Palette { get; } = new("#f28b3a", "#fff4e4", "#60403c", "#ffc59c", "#6b8f2e", "#b5651d", "#2f8f9d", "#8a5ac2");

    public override Build Build { get; } = new() { HeadWidth = 1.02, HatWidth = 0.70 };

    public override string HeadShape => "0 -.98, .44 -.88, .82 -.48, 1.02 .08, 1.26 .4!, 1.02 .56, 1.06 .76!, .62 .86, .28 1.02, 0 1.06";

    public override void Back(Scene s)
    {
        var size = s.Body.Sy * (0.62 + (0.5 * s.Growth));
        if (s.Elder)
        {
            Tail(s, s.Body.At(-0.3, 0.62, size * 0.92).Flip, 20);
            Tail(s, s.Body.At(0.1, 0.5, size * 0.95), -26);
        }

        Tail(s, s.Body.At(0.42, 0.66, size), 6);
    }

    public override void Arm(Scene s, Frame arm) => Limbs.Arm(s, arm, s.Palette.Main, s.Palette.Accent);

    public override void Feet(Scene s) => Limbs.Paws(s, s.Palette.Accent);

    public override void Crown(Scene s) => Scene.Both(s.Head, side =>
    {
        var ear = side.At(0.56, -0.56, s.Head.Sx * (0.42 + (0.26 * s.Growth)), 20);
        s.Canvas.Shape(ear.Blob("-.62 .5, -.56 -.3, -.02 -1.32!, .5 -.34, .6 .5"), s.Palette.Main, 7);
        s.Canvas.Clipped(ear.Blob("-.62 .5, -.56 -.3, -.02 -1.32!, .5 -.34, .6 .5"), () => s.Canvas.Fill(ear.Blob("-.6 -.72, -.2 -.66, 0 -.72, .3 -.66, .6 -.8, 0 -1.6"), s.Palette.Accent.Base));
        s.Canvas.Fill(ear.Blob("-.34 .5, -.32 -.16, -.02 -.74!, .28 -.16, .36 .5"), s.Palette.Detail.Base);
    });

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        c.Clipped(s.Head.Twin(HeadShape), () =>
        {
            Scene.Both(s.Head, side => c.Fill(side.Blob("0 .5, .16 .3, .44 .5, .84 .34, 1.3 .34, 1.2 .9, .5 1.1, 0 1.12"), s.Palette.Belly.Base));
            if (s.Stage >= 3)
            {
                c.Fill(s.Head.Twin("0 -.5, .1 -.74, .16 -1.1, 0 -1.2"), s.Palette.Accent.Base, 0.35);
            }
        });
        c.Stroke(s.Head.Twin(HeadShape), s.Palette.Main.Line, c.Finish.Outline);
        Faces.Mark(s, s.Palette.Belly);
        Faces.Cheeks(s, 0.7, 0.48);
        Faces.Freckles(s, s.Palette.Main.Line, 0.56, 0.58);
        Eyes.Draw(s, s.Palette.Main);
        Faces.Brows(s, s.Palette.Belly);
        Faces.Mouth(s, s.Head.At(0, 0.64, s.Head.Sx * 0.16), s.Palette.Accent.Line, Faces.MoodOf(s));
        Faces.Nose(s, s.Head.At(0, 0.5, s.Head.Sx * 0.115), s.Palette.Accent.Line);
        Regalia.Circlet(s);
    }

    private static void Tail(Scene s, Frame root, double turn)
    {
        var at = root with { Angle = root.Angle + (root.Sx < 0 ? -turn : turn) };
        var tail = at.Blob("-.2 .3, .3 .34, .86 .16, 1.22 -.36, 1.2 -.96, .82 -1.5!, .62 -1.02, .44 -.6, .2 -.3, -.2 -.1");
        s.Canvas.Shape(tail, s.Palette.Main, 12);
        s.Canvas.Clipped(tail, () => s.Canvas.Fill(at.Blob("1.4 -.86, 1.08 -.72!, .96 -.9!, .8 -.74!, .66 -.9!, .46 -.8, .5 -1.7, 1.4 -1.7"), s.Palette.Belly.Base));
        s.Canvas.Stroke(tail, s.Palette.Main.Line, s.Canvas.Finish.Outline);
    }
}
