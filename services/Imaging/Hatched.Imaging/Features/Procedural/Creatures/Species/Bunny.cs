using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>Cream and soft; ears that grow and grow, one of them sometimes lopped.</summary>
internal sealed class Bunny : Creature
{
    public override Palette Palette { get; } = new("#f5e9db", "#fffdf9", "#d8b79a", "#f9b4c3", "#d64f78", "#7a5232", "#4a86c8", "#8a5ac2");

    public override Build Build { get; } = new() { HeadWidth = 0.98, HeadDrop = 0.12, HatWidth = 0.65, HatHeight = -0.67, EyeGap = 0.45 };

    public override string HeadShape => "0 -.98, .46 -.87, .82 -.48, 1 .14, 1.02 .5, .76 .86, .36 1, 0 1.03";

    public override void Back(Scene s) => s.Canvas.Shape(s.Body.At(0.84, 0.6, s.Body.Sx * 0.32).Star(0, 0, 1.1, 11, 0.86), s.Palette.Belly, 6);

    public override void Crown(Scene s)
    {
        var lop = s.Traits.Chance("lop", 0.5);
        Scene.Both(s.Head, side =>
        {
            var folded = lop && side.Sx > 0;
            var ear = side.At(0.38, -0.72, s.Head.Sx * (0.34 + (0.26 * s.Growth)), s.Elder ? 22 : 13);
            var outline = folded
                ? ear.Blob("-.42 .5, -.46 -.5, -.3 -1.1, .14 -1.36, .7 -1.26, 1.06 -.8, 1.2 -.3, 1 -.1, .66 -.36, .4 -.7, .4 .5")
                : ear.Blob("-.4 .5, -.48 -.6, -.3 -1.5, .04 -1.74, .36 -1.48, .48 -.6, .4 .5");
            s.Canvas.Shape(outline, s.Palette.Main, 7);
            if (!folded)
            {
                s.Canvas.Fill(ear.Blob("-.2 .4, -.26 -.6, -.14 -1.26, .03 -1.42, .2 -1.26, .26 -.6, .2 .4"), s.Palette.Detail.Base);
            }
            else
            {
                s.Canvas.Fill(ear.Blob("-.2 .4, -.24 -.5, -.1 -.9, .1 -1, .16 -.7, .2 .4"), s.Palette.Detail.Base);
                s.Canvas.Stroke(ear.Thread(".04 -1.04, .3 -.9, .4 -.66"), s.Palette.Main.Line, 3);
            }

            if (s.Elder && !folded)
            {
                var ring = ear.Thread("-.44 -.94, 0 -.84, .44 -.94");
                s.Canvas.Stroke(ring, Scene.Gold.Line, 11);
                s.Canvas.Stroke(ring, Scene.Gold.Base, 7);
            }
        });
    }

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        c.Clipped(s.Head.Twin(HeadShape), () =>
        {
            if (s.Stage >= 3 && s.Traits.Chance("patch", 0.5))
            {
                c.Fill(s.Head.Ellipse(0.5, 0.02, 0.42, 0.52), s.Palette.Accent.Base, 0.55);
            }
        });
        Scene.Both(s.Head, side => c.Fill(side.Ellipse(0.15, 0.56, 0.21, 0.18), s.Palette.Belly.Base));
        Faces.Mark(s, s.Palette.Detail);
        Faces.Cheeks(s, 0.68, 0.46, 0.21);
        Eyes.Draw(s, s.Palette.Main);
        Faces.Brows(s, s.Palette.Belly);
        if (s.Stage > 1)
        {
            var teeth = s.Head.Box(-0.075, 0.58, 0.15, 0.17, 0.04);
            c.Fill(teeth, Ink.White);
            c.Stroke(teeth, s.Palette.Accent.Line, 2);
            c.Stroke(s.Head.Thread("0 .6, 0 .74"), s.Palette.Accent.Line, 1.6);
        }

        Faces.Mouth(s, s.Head.At(0, 0.52, s.Head.Sx * 0.18), s.Palette.Accent.Line, Mood.Cat);
        Faces.Nose(s, s.Head.At(0, 0.43, s.Head.Sx * 0.085), Ink.Hex("#ee7f97"));
        if (s.Stage == 2)
        {
            c.Shape(s.Head.Blob("-.2 -.92, -.1 -1.12, .02 -1, .12 -1.16, .2 -.92, 0 -.84"), s.Palette.Belly, 3);
        }

        Regalia.Circlet(s, -0.56);
    }
}
