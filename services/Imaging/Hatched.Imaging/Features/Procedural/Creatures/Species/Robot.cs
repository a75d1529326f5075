using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>A rounded machine with a screen for a face; each stage bolts something on.</summary>
internal sealed class Robot : Creature
{
    public override Palette Palette { get; } = new("#d3deec", "#8fa6c6", "#ff9f43", "#22304f", "#5df2e6", "#8ef06a", "#ffd44d", "#ff8fc7");

    public override Build Build { get; } = new() { HeadHeight = 0.86, HeadWidth = 1.06, EyeHeight = 0.04, EyeGap = 0.36, HatHeight = -0.81, HatWidth = 0.81, NeckWidth = 0.7, ShoulderWidth = 0.92 };

    public override void Back(Scene s)
    {
        if (s.Stage < 4)
        {
            return;
        }

        Scene.Both(s.Body, side =>
        {
            var fin = side.At(0.7, -0.5, s.Body.Sy * (s.Elder ? 0.86 : 0.6), 8);
            s.Canvas.Shape(fin.Path("M0 .5 L.5 -.5 L1.1 -.9 L.95 -.1 L.6 .6Z"), s.Elder ? Scene.Gold : s.Palette.Accent, 6);
            s.Canvas.Stroke(fin.Path("M.3 .3 L.9 -.6"), s.Palette.Detail.Base, 3, 0.5);
        });
    }

    public override void Adorn(Scene s) => Regalia.Medallion(s);

    public override void Torso(Scene s)
    {
        var c = s.Canvas;
        c.Fill(s.Body.Box(-0.3, -1.1, 0.6, 0.5, 0.1), s.Palette.Detail.Base);
        var hull = s.Body.Twin("0 -.86, .6 -.84, .92 -.6, .98 .1, .84 .66, .5 .9, 0 .94");
        c.Shape(hull, s.Palette.Main, 12);
        c.Clipped(hull, () => Limbs.ChinShadow(s));
        var panel = s.Body.Box(-0.46, -0.14, 0.92, 0.66, 0.16);
        c.Shape(panel, s.Palette.Belly, 6, 0.7);
        foreach (var (i, u) in new[] { -0.24, 0.0, 0.24 }.Index())
        {
            var lit = i < s.Stage - 1;
            c.Fill(s.Body.At(u, 0.06, s.Body.Sx * 0.085).Circle(0, 0, 1), lit ? new[] { Ink.Hex("#ff6b6b"), Ink.Hex("#ffd44d"), Ink.Hex("#6ee787") }[i] : s.Palette.Detail.Base);
        }

        c.Fill(s.Body.Box(-0.32, 0.28, 0.64, 0.11, 0.06), s.Palette.Detail.Base);
        c.Fill(s.Body.Box(-0.32, 0.28, 0.64 * s.Stage / 5, 0.11, 0.06), s.Iris.Base);
    }

    public override void Feet(Scene s)
    {
        foreach (var side in new[] { -1, 1 })
        {
            var foot = s.Rig.Foot(side);
            s.Canvas.Shape(foot.Path("M-.7 -.7 C-.3 -1 .5 -1 .8 -.6 C1.1 -.3 1.2 .3 1.1 .6 L-.9 .6 C-1 .2 -.9 -.4 -.7 -.7Z"), s.Palette.Belly, 6);
            s.Canvas.Stroke(foot.Thread("-.9 .3, 1.1 .3"), s.Palette.Detail.Base, 4, 0.7);
        }
    }

    public override void Arm(Scene s, Frame arm)
    {
        var c = s.Canvas;
        c.Stroke(arm.Thread("0 .05, .02 .6"), s.Palette.Detail.Base, Math.Abs(arm.Sx) * 0.3);
        c.Stroke(arm.Thread("0 .05, .02 .6"), s.Palette.Belly.Base, Math.Abs(arm.Sx) * 0.19);
        c.Shape(arm.Circle(0, 0, 0.22), s.Palette.Accent, 4);
        c.Shape(arm.Path("M-.24 .6 L.24 .6 C.34 .8 .34 1 .2 1.14 L.1 .92 L-.1 .92 L-.2 1.14 C-.34 1 -.34 .8 -.24 .6Z"), s.Palette.Main, 4);
    }

    public override void Crown(Scene s)
    {
        var c = s.Canvas;
        Scene.Both(s.Head, side => c.Shape(side.Box(0.86, -0.24, 0.28, 0.52, 0.12), s.Palette.Accent, 5));
        if (s.Wears("head"))
        {
            return;
        }

        var height = 0.16 + (0.3 * s.Growth);
        foreach (var u in s.Stage >= 4 ? new[] { -0.3, 0.3 } : new[] { 0.0 })
        {
            var tip = s.Head.At(u * 1.6, -0.9 - height, s.Head.Sx * 0.11);
            c.Stroke(s.Head.Thread(FormattableString.Invariant($"{u} -.8, {u * 1.6:0.##} {-0.9 - height:0.##}")), s.Palette.Detail.Base, 6);
            c.Glow(tip.X, tip.Y, tip.Sy * 2.4, tip.Sy * 2.4, s.Iris.Base, s.Style.Flat ? 0 : 0.8);
            c.Shape(tip.Circle(0, 0, 1), s.Iris, 4, 0.8);
        }
    }

    public override void Skull(Scene s)
    {
        var c = s.Canvas;
        c.Shape(s.Head.Twin("0 -.96, .7 -.94, .98 -.7, 1.02 0, .98 .7, .7 .96, 0 .98"), s.Palette.Main, 11);
        if (s.Stage >= 3)
        {
            c.Stroke(s.Head.Thread("-.5 -.86, 0 -.8, .5 -.86"), s.Palette.Accent.Base, 6);
        }

        if (s.Elder)
        {
            c.Stroke(s.Head.Twin("0 -.96, .7 -.94, .98 -.7, 1.02 0, .98 .7, .7 .96, 0 .98"), Scene.Gold.Base, 3);
        }
    }

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        var screen = s.Head.Twin("0 -.66, .56 -.64, .76 -.44, .8 .08, .74 .56, .5 .7, 0 .72");
        c.Shape(screen, s.Palette.Detail, 4, 0.9);
        var glow = s.Iris.Base;
        foreach (var side in new[] { -1, 1 })
        {
            var eye = s.Rig.Eye(side);
            if (!s.Style.Flat)
            {
                c.Glow(eye.X, eye.Y, eye.Sy * 1.7, eye.Sy * 1.7, glow, 0.5);
            }

            c.Fill(s.Stage >= 4 ? eye.Path("M-.66 -.3 C-.5 -1 .5 -1 .66 -.3 L.66 .6 C.5 1 -.5 1 -.66 .6Z") : eye.Ellipse(0, 0, 0.68, 0.92), s.Style.Flat ? glow.ToString() : c.Linear(s.Iris.Light, glow));
            c.Fill(eye.Circle(-0.2, -0.34, 0.22), Ink.White, 0.95);
        }

        var mouth = s.Head.At(0, 0.4, s.Head.Sx * 0.2);
        c.Stroke(mouth.Path(s.Traits.Chance("mood", 0.5) ? "M-.8 -.1 C-.4 .5 .4 .5 .8 -.1" : "M-.8 0 L-.4 .3 L0 0 L.4 .3 L.8 0"), glow, 4.4);
        Scene.Both(s.Head, side =>
        {
            foreach (var u in new[] { 0.5, 0.6 })
            {
                c.Stroke(side.Thread(FormattableString.Invariant($"{u} .34, {u - 0.03} .42")), Ink.Hex("#ff8fa8"), 3.4, 0.9);
            }
        });
        if (!s.Style.Flat)
        {
            c.Clipped(screen, () => c.Fill(s.Head.Blob("-.9 -.2!, -.2 -.9!, .2 -.9!, -.9 .3!"), Ink.White, 0.1));
        }
    }
}
