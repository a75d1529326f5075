using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>Emerald, plated belly; horns and wings that tell its age.</summary>
internal sealed class Dragon : Creature
{
    private const string Horn = "-.42 .4, -.36 -.2, -.02 -.72, .44 -1.2!, .4 -.5, .36 .4";

    public override Palette Palette { get; } = new("#43b97c", "#fdeeb4", "#f5a85c", "#f7e3b0", "#e2662f", "#c9357a", "#7a4fd0", "#e0a21b");

    public override Build Build { get; } = new() { HeadWidth = 0.98, EyeHeight = 0.0, EyeGap = 0.48, HatWidth = 0.70 };

    public override string HeadShape => "0 -1, .46 -.88, .82 -.46, .94 .06, 1.04 .4, .9 .76, .44 1.02, 0 1.06";

    public override void Back(Scene s)
    {
        var c = s.Canvas;
        Scene.Both(s.Body, side =>
        {
            var wing = side.At(0.46, -0.34, s.Body.Sy * (0.45 + (0.62 * s.Growth)), s.Elder ? -10 : 0);
            var membrane = wing.Blob("0 .3!, .34 -.5, .84 -1.18!, 1.12 -.78, 1.52 -.6!, 1.36 -.3, 1.46 .08!, 1.06 .02, .82 .36!, .5 .22");
            c.Shape(membrane, s.Palette.Accent, 9);
            c.Clipped(membrane, () =>
            {
                c.Stroke(wing.Thread("0 .3, .5 -.3, .84 -1.18"), s.Palette.Accent.Dark, 8);
                c.Stroke(wing.Thread("0 .3, .8 -.3, 1.5 -.6"), s.Palette.Accent.Line, 3, 0.6);
                c.Stroke(wing.Thread("0 .3, .8 .02, 1.46 .08"), s.Palette.Accent.Line, 3, 0.6);
            });
            c.Stroke(membrane, s.Palette.Accent.Line, c.Finish.Outline);
        });
        var tail = s.Body.At(-0.3, 0.8, s.Body.Sy * (0.5 + (0.34 * s.Growth))).Flip;
        c.Shape(tail.Blob("1.5 -.92, 2 -1.02!, 1.96 -.46!, 1.66 -.44"), s.Palette.Accent, 5);
        c.Shape(tail.Blob("-.2 -.3, .5 -.08, 1.1 -.24, 1.56 -.74, 1.78 -.66, 1.46 -.02, .9 .24, .2 .24"), s.Palette.Main, 8);
    }

    public override void Belly(Scene s)
    {
        s.Canvas.Fill(s.Body.Ellipse(0, 0.28, 0.52, 0.74), s.Palette.Belly.Base);
        foreach (var v in new[] { 0.0, 0.22, 0.44, 0.66 })
        {
            s.Canvas.Stroke(s.Body.Thread(FormattableString.Invariant($"-.5 {v - 0.02}, 0 {v + 0.08}, .5 {v - 0.02}")), s.Palette.Belly.Dark.Shift(-0.08), 3, 0.8);
        }

        Limbs.ChinShadow(s);
    }

    public override void Crown(Scene s)
    {
        var c = s.Canvas;
        Scene.Both(s.Head, side =>
        {
            var horn = side.At(0.46, -0.76, s.Head.Sx * (0.2 + (0.32 * s.Growth)), 6);
            c.Shape(horn.Blob(Horn), s.Elder ? Scene.Gold : s.Palette.Detail, 6);
            foreach (var v in s.Stage >= 3 ? new[] { -0.1, -0.45 } : [])
            {
                c.Stroke(horn.Thread(FormattableString.Invariant($"{-0.3 - (v * 0.3):0.##} {v}, .05 {v + 0.1}, {0.38:0.##} {v - 0.04}")), s.Palette.Detail.Line, 2.6, 0.5);
            }

            var frill = side.At(0.9, -0.12, s.Head.Sx * (0.22 + (0.2 * s.Growth)), 12);
            c.Shape(frill.Blob("-.4 .6, -.3 -.4, .5 -.95!, .62 -.4, 1.1 -.2!, .8 .2, .95 .6!, .3 .6"), s.Palette.Accent, 5);
        });
        foreach (var (v, size) in s.Stage >= 2 ? new[] { (-0.94, 1.0) } : [])
        {
            var spike = s.Head.At(0, v, s.Head.Sx * (0.1 + (0.12 * s.Growth)) * size);
            c.Shape(spike.Blob("-.8 .6, -.5 -.4, 0 -1.2!, .5 -.4, .8 .6"), s.Palette.Accent, 4);
        }
    }

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        var snout = s.Head.Ellipse(0, 0.58, 0.62, 0.42);
        c.Fill(snout, s.Palette.Main.Light, 0.75);
        c.Clipped(snout, () => c.Fill(s.Head.Ellipse(0, 0.92, 0.5, 0.36), s.Palette.Belly.Base, 0.9));
        Scene.Both(s.Head, side => c.Fill(side.Ellipse(0.17, 0.4, 0.055, 0.075), s.Palette.Main.Line));
        if (s.Stage >= 3)
        {
            foreach (var (u, v) in new[] { (0.72, -0.3), (0.82, -0.12), (0.62, -0.46) })
            {
                Scene.Both(s.Head, side => c.Stroke(side.Thread(FormattableString.Invariant($"{u - 0.06} {v}, {u} {v + 0.07}, {u + 0.06} {v}")), s.Palette.Main.Line, 2.8, 0.55));
            }
        }

        Faces.Mark(s, s.Palette.Belly);
        Faces.Cheeks(s, 0.74, 0.4, 0.18, s.Palette.Accent.Base.Shift(0, 1.1, -14));
        Eyes.Draw(s, s.Palette.Main);
        Faces.Brows(s, s.Palette.Accent);
        var mouth = s.Head.At(0, 0.66, s.Head.Sx * 0.26);
        Faces.Mouth(s, mouth, s.Palette.Main.Line, s.Traits.Pick<Mood>("mood", [Mood.Smile, Mood.Open, Mood.Smirk]));
        c.Fill(mouth.Path("M.28 .2 L.5 .14 L.44 .48Z"), Ink.White);
        Regalia.Circlet(s);
    }
}
