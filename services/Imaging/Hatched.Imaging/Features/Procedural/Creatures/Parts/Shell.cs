using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Parts;

/// <summary>What is left of the egg: a cup to sit in, a cap on the head, later a few pieces on the ground.</summary>
internal static class Shell
{
    private static readonly Tone Calcium = "#fbf3e4";

    public static void Behind(Scene s)
    {
        if (s.Stage == 1)
        {
            var cup = s.InShell ? s.Creature.Cup(s) : s.Creature.Cup(s) with { Y = s.Body.Y + 6, Sx = s.Creature.Cup(s).Sx * 1.1 };
            s.Canvas.Shape(cup.Path("M-1.32 .1 L-1.2 -.24 L-.85 -.02 L-.5 -.3 L-.1 -.08 L.3 -.32 L.62 -.04 L1 -.3 L1.32 .06 C1.3 .8 .8 1.1 0 1.1 C-.8 1.1 -1.3 .8 -1.32 .1Z"), Calcium.Shift(-0.12, 1.6), 10);
        }
    }

    public static void InFront(Scene s)
    {
        if (s.InShell)
        {
            var frame = s.Creature.Cup(s);
            var cup = frame.Path("M-1.34 .06 L-1.04 .32 L-.76 .02 L-.42 .34 L-.1 .06 L.2 .36 L.54 .06 L.84 .34 L1.1 .04 L1.34 .1 C1.36 .74 .86 1.1 0 1.1 C-.86 1.1 -1.36 .74 -1.34 .06Z");
            s.Canvas.Shape(cup, Calcium, 12);
            Spots(s, cup, frame);
        }
        else if (s.Stage is 1 or 2)
        {
            var left = new Frame(s.Body.X - (s.Body.Sx * 1.5), Rig.Ground - 6, 30, 30, -12);
            s.Canvas.Shape(left.Path("M-.9 .1 L-.5 -.35 L-.2 -.05 L.15 -.45 L.4 -.08 L.85 -.2 C.95 .3 .5 .55 0 .55 C-.5 .55 -.9 .4 -.9 .1Z"), Calcium, 5);
            var right = new Frame(s.Body.X + (s.Body.Sx * 1.55), Rig.Ground, 22, 22, 14);
            s.Canvas.Shape(right.Path("M-.8 0 L-.3 -.45 L.1 -.1 L.6 -.5 L.9 .1 C.7 .5 -.6 .5 -.8 0Z"), Calcium, 4);
        }
    }

    public static void OnHead(Scene s)
    {
        if (s.Stage == 1 && !s.Wears("head"))
        {
            var head = s.Rig.Hat with { Angle = s.Traits.Chance("shell-side", 0.5) ? -11 : 11 };
            var cap = head.Path("M-.66 .06 L-.42 -.2 L-.2 .08 L.04 -.16 L.26 .1 L.46 -.16 L.66 .04 C.64 -.52 .34 -.86 0 -.86 C-.34 -.86 -.64 -.5 -.66 .06Z");
            s.Canvas.Shape(cap, Calcium, 8);
            Spots(s, cap, head.At(0, -0.5, head.Sy * 0.8));
        }
    }

    private static void Spots(Scene s, string clip, Frame at) => s.Canvas.Clipped(clip, () =>
    {
        foreach (var (u, v, r) in new[] { (-0.8, 0.52, 0.12), (-0.38, 0.84, 0.16), (0.12, 0.6, 0.1), (0.62, 0.78, 0.15), (0.98, 0.5, 0.1), (-0.1, -0.1, 0.1), (0.3, 0.25, 0.13), (-0.45, 0.2, 0.08) })
        {
            s.Canvas.Fill(at.Ellipse(u, v, r * at.Sy / Math.Abs(at.Sx), r), s.Palette.Main.Base, 0.5);
        }
    });
}
