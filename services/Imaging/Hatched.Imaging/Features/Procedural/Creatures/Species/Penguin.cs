using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>In evening dress from the egg on; golden brows when grown.</summary>
internal sealed class Penguin : Creature
{
    public override Palette Palette { get; } = new("#3d5285", "#fbfdff", "#ffae35", "#ffd86b", "#3c2a1e", "#2f7fb8", "#6b4aa8", "#2f8a5f");

    public override Build Build { get; } = new() { HeadDrop = 0.16, BodyWidth = 1.1, EyeHeight = 0.06, EyeGap = 0.4, EyeSize = 0.92, HatHeight = -0.63, HatWidth = 0.77, NeckWidth = 0.82, NeckDrop = -12, ShoulderHeight = -0.46, ShoulderWidth = 0.84 };

    public override string HeadShape => "0 -1, .46 -.88, .86 -.46, 1 .14, .9 .7, .46 1, 0 1.04";

    public override string BodyShape => "0 -1.1, .56 -1, .92 -.42, 1.02 .2, .86 .74, .42 .98, 0 1";

    public override void Belly(Scene s)
    {
        s.Canvas.Fill(s.Body.Twin("0 -1.1, .5 -.8, .74 -.1, .74 .5, .4 .98, 0 1.06"), s.Palette.Belly.Base);
        if (s.Stage >= 3)
        {
            s.Canvas.Fill(s.Body.Ellipse(0, -0.52, 0.6, 0.4), s.Canvas.Linear(s.Palette.Detail.Base, s.Palette.Belly.Base, 90, 0.95, 0), 0.9);
        }

        Limbs.ChinShadow(s);
    }

    public override void Back(Scene s) => s.Canvas.Shape(s.Body.Blob("-.3 .7, .3 .7, .24 1.08, 0 1.14, -.24 1.08"), s.Palette.Main);

    public override void Feet(Scene s) => Limbs.Claws(s, s.Palette.Accent);

    public override void Arm(Scene s, Frame arm)
    {
        const string open = "M-.22 0 C-.36 .4 -.26 .9 .02 1.14 C.24 .96 .4 .5 .26 0";
        s.Canvas.Limb(arm.Path(open + "Z"), arm.Path(open), s.Palette.Main);
    }

    public override void Crown(Scene s)
    {
        if (s.Stage is 2 or 3 && !s.Wears("head"))
        {
            s.Canvas.Shape(s.Head.Blob("-.2 -.86, -.18 -1.14!, -.04 -1, .06 -1.22!, .12 -1, .28 -1.1!, .22 -.86"), s.Palette.Main, 4);
        }

        if (s.Elder)
        {
            Scene.Both(s.Head, side =>
            {
                foreach (var angle in new[] { 26, 50, 74 })
                {
                    var plume = side.At(0.72, -0.58, s.Head.Sx * 0.46, angle);
                    s.Canvas.Shape(plume.Blob("-.16 .3, -.18 -.5, .14 -1.2!, .2 -.4, .16 .3"), s.Palette.Detail, 4, 0.85);
                }
            });
        }
    }

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        c.Clipped(s.Head.Twin(HeadShape), () => c.Fill(s.Head.Twin("0 -.3!, .2 -.56, .56 -.56, .82 -.2, .84 .3, .7 .7, .4 1.1, 0 1.2"), s.Palette.Belly.Base));
        c.Stroke(s.Head.Twin(HeadShape), s.Palette.Main.Line, c.Finish.Outline);
        if (s.Stage >= 4)
        {
            Scene.Both(s.Head, side => c.Fill(side.Blob(".24 -.5!, .5 -.72, .86 -.6, 1.1 -.36!, .7 -.46"), s.Palette.Detail.Base));
        }

        Faces.Mark(s, s.Palette.Detail, -0.68);
        Faces.Cheeks(s, 0.6, 0.48, 0.18);
        Eyes.Draw(s, s.Palette.Belly);
        var beak = s.Head.At(0, 0.38, s.Head.Sx * 0.2);
        if (s.Traits.Chance("open", 0.5))
        {
            c.Shape(beak.Blob("-.6 .1, 0 .02, .6 .1, .3 .8, 0 .95, -.3 .8"), new Tone(new Ink(0.45, 0.13, 20)), 2, 0.8);
        }

        c.Shape(beak.Blob("-.86 .06, -.5 -.4, 0 -.52, .5 -.4, .86 .06, .4 .3, 0 .5, -.4 .3"), s.Palette.Accent, 5);
        Regalia.Circlet(s, -0.72);
    }
}
