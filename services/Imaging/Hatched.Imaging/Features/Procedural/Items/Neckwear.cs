using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Scarves, ties, chains. One unit is half the neck's width; the chin covers what is above the origin.</summary>
internal static class Neckwear
{
    private const string Wrap = "-1.08 -.3, -.5 -.1, 0 -.04, .5 -.1, 1.08 -.3, 1.22 .06, .66 .34, 0 .44, -.66 .34, -1.22 .06";

    public static readonly ItemArt[] All =
    [
        new("scarf cozy wool muffler winter", "#e5585d", "#fff0dc", f =>
        {
            foreach (var (angle, length) in new[] { (10.0, 1.16), (-8.0, 0.94) })
            {
                var end = f.Neck.At(0.56, 0.16, f.Neck.Sx, angle);
                var flap = end.Path($"M-.26 0 L.26 0 L.3 {length} L-.3 {length}Z");
                foreach (var u in new[] { -0.2, 0.0, 0.2 })
                {
                    f.C.Stroke(end.Thread($"{u} {length}, {u} {length + 0.12}"), f.Main.Line, 5);
                }

                f.C.Shape(flap, f.Main, 5);
                f.C.Clipped(flap, () => Stripes(f, end, length));
                f.C.Stroke(flap, f.Main.Line, f.C.Finish.Outline);
            }

            f.C.Shape(f.Neck.Blob(Wrap), f.Main, 8);
            f.C.Clipped(f.Neck.Blob(Wrap), () =>
            {
                foreach (var u in new[] { -0.82, -0.3, 0.22, 0.76 })
                {
                    f.C.Stroke(f.Neck.Thread($"{u} -.6, {u + 0.1} .6"), f.Trim.Base, 8, 0.9);
                }
            });
            f.C.Stroke(f.Neck.Blob(Wrap), f.Main.Line, f.C.Finish.Outline);
        }),
        new("bow_tie bowtie tuxedo", "#e5484d", "#ffd7e2", f => Headgear.Bow(f.C, f.Neck.At(0, 0.22, f.Neck.Sx * 0.52), f.Main)),
        new("tie necktie business office", "#4a6fd0", "#f3c14b", f =>
        {
            var tie = f.Neck.Path("M-.2 .3 L.2 .3 L.34 1.2 L0 1.52 L-.34 1.2Z");
            f.C.Shape(tie, f.Main, 5);
            f.C.Clipped(tie, () =>
            {
                foreach (var v in new[] { 0.6, 0.9, 1.2 })
                {
                    f.C.Stroke(f.Neck.Thread($"-.5 {v}, .5 {v - 0.3}"), f.Trim.Base, 6);
                }
            });
            f.C.Stroke(tie, f.Main.Line, f.C.Finish.Outline);
            f.C.Shape(f.Neck.Path("M-.28 -.02 L.28 -.02 L.2 .34 L-.2 .34Z"), f.Main, 4);
        }),
        new("medal medallion winner champion olympic", "#f3c14b", "#4a86e0", f =>
        {
            f.C.Stroke(f.Neck.Thread("-.74 -.2, 0 .62!, .74 -.2"), f.Trim.Line, 16);
            f.C.Stroke(f.Neck.Thread("-.74 -.2, 0 .62!, .74 -.2"), f.Trim.Base, 11);
            f.C.Shape(f.Neck.Circle(0, 0.86, 0.4), f.Main, 6);
            f.C.Stroke(f.Neck.Circle(0, 0.86, 0.29), f.Main.Dark, 2.6);
            f.C.Fill(f.Neck.Star(0, 0.86, 0.24, 5, 0.5), f.Main.Light);
        }),
        new("pearl necklace bead jewel", "#fbf6f2", "#f78fb5", f =>
        {
            for (var i = -4; i <= 4; i++)
            {
                var at = f.Neck.At(i * 0.235, 0.42 - (i * i * 0.034), f.Neck.Sx * (i == 0 ? 0.17 : 0.135));
                f.C.Shape(at.Circle(0, 0, 1), i == 0 ? f.Trim : f.Main, 3, 0.6);
                f.C.Fill(at.Circle(-0.3, -0.35, 0.26), Ink.White, 0.9);
            }
        }),
        new("lei flower hawaii garland", "#f78fb5", "#ffd24a", f =>
        {
            for (var i = -3; i <= 3; i++)
            {
                var at = f.Neck.At(i * 0.34, 0.42 - (i * i * 0.07), f.Neck.Sx * 0.22, i * 17);
                Headgear.Petals(f.C, at, i % 2 == 0 ? f.Main : f.Trim, i % 2 == 0 ? f.Trim : f.Main);
            }
        }),
        new("bandana kerchief scout cowboy", "#e5484d", "#fdfdff", f =>
        {
            var cloth = f.Neck.Blob("-1.08 -.24, -.5 -.02, 0 .02, .5 -.02, 1.08 -.24, 1.1 .04!, .6 .5, 0 1.12!, -.6 .5, -1.1 .04!");
            f.C.Shape(cloth, f.Main, 7);
            f.C.Clipped(cloth, () =>
            {
                foreach (var (u, v) in new[] { (-0.6, 0.16), (0.0, 0.3), (0.6, 0.16), (-0.28, 0.5), (0.28, 0.5), (0.0, 0.76) })
                {
                    f.C.Fill(f.Neck.Circle(u, v, 0.075), f.Trim.Base);
                }
            });
        }),
        new("bell collar jingle pet", "#e5484d", "#f3c14b", f =>
        {
            Chain(f, f.Main.Base, 9);
            f.C.Shape(f.Neck.Circle(0, 0.6, 0.29), f.Trim, 5);
            f.C.Stroke(f.Neck.Thread("-.27 .58, 0 .64, .27 .58"), f.Trim.Line, 3);
            f.C.Fill(f.Neck.Circle(0, 0.74, 0.07), f.Trim.Line);
        }),
        new("amulet pendant gem crystal talisman locket", "#f3c14b", "#7a6fe0", f =>
        {
            Chain(f, f.Main.Base, 4);
            var gem = f.Neck.At(0, 0.74, f.Neck.Sx * 0.32);
            f.C.Glow(gem.X, gem.Y, gem.Sy * 1.8, gem.Sy * 1.8, f.Trim.Light, 0.7);
            f.C.Shape(gem.Path("M0 -1 L.8 -.3 L.5 .9 L-.5 .9 L-.8 -.3Z"), f.Trim, 4);
            f.C.Stroke(gem.Path("M-.8 -.3 L0 -.06 L.8 -.3 M0 -.06 L0 .9"), f.Trim.Light, 2.2, 0.8);
            f.C.Stroke(gem.Path("M0 -1 L.8 -.3 L.5 .9 L-.5 .9 L-.8 -.3Z"), f.Main.Base, 3);
        }),
        new("whistle coach stethoscope doctor lanyard badge_card", "#3a3f52", "#c9d3e0", f =>
        {
            f.C.Stroke(f.Neck.Thread("-.8 -.2, -.3 .5, 0 .74, .3 .5, .8 -.2"), f.Main.Base, 6);
            f.C.Shape(f.Neck.Blob("-.3 .74, .3 .74!, .34 .94!, .1 .96, .1 1.2, -.2 1.28, -.4 1.04"), f.Trim, 4);
            f.C.Fill(f.Neck.Circle(-0.12, 1.02, 0.09), f.Main.Base);
        }),
    ];

    private static void Stripes(Fit f, Frame end, double length)
    {
        foreach (var share in new[] { 0.62, 0.86 })
        {
            f.C.Stroke(end.Thread($"-.5 {length * share}, .5 {length * share}"), f.Trim.Base, 8, 0.9);
        }
    }

    private static void Chain(Fit f, Ink ink, double width)
    {
        var path = f.Neck.Thread("-1.04 -.16, -.56 .24, 0 .4, .56 .24, 1.04 -.16");
        f.C.Stroke(path, f.Main.Line, width + 4);
        f.C.Stroke(path, ink, width);
    }
}
