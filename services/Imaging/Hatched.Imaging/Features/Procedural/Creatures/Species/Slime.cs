using System.Globalization;
using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>One see-through drop of jelly, with bubbles inside and a curl on top.</summary>
internal sealed class Slime : Creature
{
    private const string Dome = ".34 -.96, .76 -.66, 1.04 -.08";

    public override Palette Palette { get; } = new("#54d3c6", "#c8fbef", "#2493ad", "#effffb", "#1f5f8f", "#7a3f98", "#b0417a", "#2f6f4f");

    public override Build Build { get; } = new() { HeadWidth = 1.08, HeadDrop = 0.74, HeadHeight = 0.96, EyeHeight = 0.12, EyeGap = 0.4, EyeSize = 1.02, HatHeight = -0.65, HatWidth = 0.65, NeckDrop = -24, NeckWidth = 1.1, ShoulderWidth = 1.0, ShoulderHeight = 0.1, FootGap = 0.62 };

    public override void Torso(Scene s) => Jelly(s);

    private static void Jelly(Scene s)
    {
        var c = s.Canvas;
        var drop = Outline(s);
        c.Shape(drop, s.Palette.Main, 16, opacity: 0.97);
        c.Clipped(drop, () =>
        {
            c.Fill(s.Head.Ellipse(0, 0.84, 0.9, 0.6), c.Radial(s.Palette.Belly.Base, s.Palette.Main.Base, 0.85, 0));
            for (var i = 0; i < 4 + (s.Stage * 2); i++)
            {
                double u = s.Traits.Between($"bubble-u{i}", -0.95, 0.95), v = s.Traits.Between($"bubble-v{i}", -0.7, 1.2), r = s.Traits.Between($"bubble-r{i}", 0.03, 0.085);
                c.Fill(s.Head.Circle(u, v, r), s.Palette.Detail.Base, 0.4);
                c.Fill(s.Head.Circle(u - (r * 0.3), v - (r * 0.3), r * 0.3), Ink.White, 0.8);
            }

            if (!s.Style.Flat)
            {
                c.Fill(s.Head.Blob("-.74 -.2, -.62 -.56, -.3 -.84, -.2 -.76, -.5 -.44, -.62 -.1"), Ink.White, 0.7);
                c.Fill(s.Head.Circle(-0.7, 0.06, 0.055), Ink.White, 0.7);
            }
        });
    }

    public override void Back(Scene s)
    {
        if (s.Stage >= 4)
        {
            Little(s, new Frame(s.Head.X - (s.Head.Sx * 1.5), Rig.Ground - 18, 30, 26));
        }

        if (s.Elder)
        {
            Little(s, new Frame(s.Head.X + (s.Head.Sx * 1.52), Rig.Ground - 15, 25, 22));
        }
    }

    public override (Frame Frame, string Shape) Garment(Scene s) =>
        (s.Body with { Sx = s.Head.Sx * 1.14 }, "0 -.3, .7 -.3, 1.02 -.1, 1.08 .4, 1.04 .86, .6 1.0, 0 1.02");

    public override Frame Cup(Scene s) => new(s.Head.X, Rig.Ground - 40, s.Head.Sx, 40);

    public override void Adorn(Scene s) => Regalia.Medallion(s);

    public override void Feet(Scene s)
    {
    }

    public override void Arm(Scene s, Frame arm)
    {
        const string open = "M-.3 .06 C-.34 .34 -.3 .8 0 .84 C.3 .8 .34 .34 .3 .06";
        s.Canvas.Limb(arm.Path(open + "Z"), arm.Path(open), s.Palette.Main);
    }

    public override void Skull(Scene s)
    {
        // Clothes lie below the face: the upper half again, with the very same light, over whatever was put on.
        if (s.Wears("neck") || s.Wears("body"))
        {
            var face = s.Head.Twin("0 -2, 2 -2, 1.6 .1, .84 .58, 0 .74");
            s.Canvas.Clipped(face, () => Jelly(s));
            s.Canvas.Clipped(Outline(s), () => s.Canvas.Stroke(s.Head.Thread("1.6 .1, .84 .58, 0 .74, -.84 .58, -1.6 .1"), s.Palette.Main.Line, 3));
        }

        if (s.Wears("head"))
        {
            return;
        }

        foreach (var (u, turn) in s.Stage >= 4 ? new[] { (-0.46, -18.0), (0.46, 18.0) } : [])
        {
            var crystal = s.Head.At(u, -0.84, s.Head.Sx * (s.Elder ? 0.2 : 0.13)) with { Angle = turn };
            s.Canvas.Shape(crystal.Path("M-.5 .4 L-.5 -.7 L0 -1.5 L.5 -.7 L.5 .4Z"), s.Elder ? Scene.Gold : s.Palette.Accent, 4);
            s.Canvas.Stroke(crystal.Path("M0 -1.4 L0 .3"), s.Palette.Detail.Base, 2.2, 0.7);
        }
    }

    public override void Face(Scene s)
    {
        Faces.Mark(s, s.Palette.Detail, -0.5);
        Faces.Cheeks(s, 0.66, 0.42, 0.2);
        Eyes.Draw(s, s.Palette.Main);
        Faces.Mouth(s, s.Head.At(0, 0.42, s.Head.Sx * 0.2), s.Palette.Accent.Line, Faces.MoodOf(s));
    }

    private static string Outline(Scene s)
    {
        // The dome keeps its shape; what grows is the part between the cheeks and the ground.
        var foot = (Rig.Ground + 2 - s.Head.Y) / s.Head.Sy;
        var tip = s.Wears("head") || s.Stage == 1 ? "0 -1.04" : string.Create(CultureInfo.InvariantCulture, $"0 {-1.14 - (0.3 * s.Growth):0.##}, .12 {-1.06 - (0.06 * s.Growth):0.##}");
        return s.Head.Twin(string.Create(CultureInfo.InvariantCulture, $"{tip}, {Dome}, 1.2 {foot * 0.4:0.##}, 1.26 {foot * 0.72:0.##}, 1.04 {foot * 0.95:0.##}, .56 {foot:0.##}, 0 {foot:0.##}"));
    }

    private static void Little(Scene s, Frame at)
    {
        s.Canvas.Shape(at.Twin("0 -1, .6 -.7, .9 0, 1.1 .6, .8 .8, 0 .84"), s.Palette.Main, 5);
        s.Canvas.Fill(at.Circle(-0.3, 0, 0.15), s.Palette.Accent.Line);
        s.Canvas.Fill(at.Circle(0.3, 0, 0.15), s.Palette.Accent.Line);
        s.Canvas.Stroke(at.Path("M-.16 .26 C-.06 .4 .06 .4 .16 .26"), s.Palette.Accent.Line, 2.4);
    }
}
