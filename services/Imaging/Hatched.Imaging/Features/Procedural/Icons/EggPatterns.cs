using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Icons;

/// <summary>What is painted on an egg's shell: a hint at the species, one for each variant.</summary>
internal static class EggPatterns
{
    private static readonly Action<Canvas, Frame, Palette>[] Variants =
    [
        (c, f, p) => // Fox: a jagged bib and dark flecks.
        {
            c.Fill(f.Blob("-1.2 -.1, -.7 -.3!, -.4 -.02, -.2 -.26!, 0 0, .2 -.26!, .4 -.02, .7 -.3!, 1.2 -.1, 1.2 -1.4, -1.2 -1.4"), p.Main.Base);
            Spots(c, f, p.Accent, 0.07, [(-0.3, -0.6), (0.34, -0.66), (0.0, -0.42), (-0.4, 0.4), (0.44, 0.5)]);
        },
        (c, f, p) => Rows(f, (u, v) => c.Stroke(f.Thread(FormattableString.Invariant($"{u - 0.16:0.##} {v:0.##}, {u:0.##} {v + 0.16:0.##}, {u + 0.16:0.##} {v:0.##}")), p.Main.Base, 8)),
        (c, f, p) => Rows(f, (u, v) => c.Shape(f.Blob(FormattableString.Invariant($"{u - 0.17:0.##} {v - 0.1:0.##}, {u:0.##} {v - 0.14:0.##}, {u + 0.17:0.##} {v - 0.1:0.##}, {u + 0.13:0.##} {v + 0.14:0.##}, {u:0.##} {v + 0.26:0.##}!, {u - 0.13:0.##} {v + 0.14:0.##}")), p.Main, 4, 0.6)),
        (c, f, p) => // Axolotl: hearts.
        {
            foreach (var (u, v, size) in new[] { (-0.34, -0.5, 0.15), (0.26, -0.56, 0.12), (0.02, -0.12, 0.19), (-0.54, 0.1, 0.13), (0.56, 0.06, 0.15), (-0.3, 0.5, 0.16), (0.34, 0.52, 0.13) })
            {
                c.Fill(f.At(u, v, f.Sx * size).Blob("0 1.1!, 1.06 .1, 1 -.7, .4 -.86, 0 -.4!, -.4 -.86, -1 -.7, -1.06 .1"), p.Accent.Base);
            }
        },
        (c, f, p) => Scene.Both(f, side => // Cat: stripes from both sides.
        {
            foreach (var v in new[] { -0.62, -0.3, 0.02, 0.34, 0.66 })
            {
                c.Fill(side.Blob(FormattableString.Invariant($"1.1 {v - 0.1}, .3 {v + 0.06}!, 1.1 {v + 0.1}")), p.Accent.Base);
            }
        }),
        (c, f, p) => Rows(f, (u, v) => c.Stroke(f.At(u, v, f.Sx * 0.2).Star(0, 0, 1, 3, 1, 0), p.Main.Base, 6)),
        (c, f, p) => // Bunny: flowers.
        {
            foreach (var (u, v, size) in new[] { (-0.34, -0.46, 0.17), (0.3, -0.56, 0.13), (0.1, -0.06, 0.2), (-0.54, 0.16, 0.13), (0.6, 0.26, 0.14), (-0.24, 0.5, 0.17), (0.3, 0.62, 0.12) })
            {
                Items.Headgear.Petals(c, f.At(u, v, f.Sx * size), p.Detail, "#ffd24a");
            }
        },
        (c, f, p) => // Penguin: a white breast in a dark coat.
        {
            c.Fill(f.Box(-1.2, -1.2, 2.4, 2.6, 0), p.Main.Base);
            c.Fill(f.Twin("0 -.5!, .3 -.7, .56 -.3, .6 .4, .4 1, 0 1.1"), p.Belly.Base);
            Spots(c, f, p.Accent, 0.08, [(0, -0.12), (-0.16, 0.06), (0.16, 0.06)]);
        },
        (c, f, p) => // Slime: it drips from the top.
        {
            c.Fill(f.Blob("-1.2 -.2, -.74 .16, -.6 .5, -.46 .16, -.3 -.06, -.12 .2, 0 .7, .14 .2, .32 0, .48 .24, .58 .36, .72 .1, 1.2 -.2, 1.2 -1.4, -1.2 -1.4"), p.Main.Base);
            Spots(c, f, p.Detail, 0.06, [(-0.3, -0.5), (0.2, -0.66), (0.36, -0.3)]);
        },
        (c, f, p) => // Mushroom: white dots on a red cap.
        {
            c.Fill(f.Box(-1.2, -1.2, 2.4, 1.32, 0), p.Accent.Base);
            c.Fill(f.Ellipse(0, 0.14, 1.1, 0.14), p.Accent.Base);
            Spots(c, f, p.Detail, 0.14, [(-0.32, -0.5), (0.36, -0.56), (0.04, -0.16), (-0.62, -0.02), (0.66, -0.02), (0.02, -0.86)]);
        },
        (c, f, p) => // Robot: panels and lamps.
        {
            c.Fill(f.Box(-1.2, -1.2, 2.4, 2.6, 0), p.Main.Base);
            c.Stroke(f.Path("M-1 -.34 L1 -.34 M-1 .36 L1 .36 M0 -1.1 L0 -.34 M-.4 .36 L-.4 1.1 M.4 .36 L.4 1.1"), p.Belly.Base, 7);
            c.Fill(f.Box(-0.5, -0.18, 1, 0.4, 0.12), p.Detail.Base);
            Spots(c, f, p.Eyes[0], 0.09, [(-0.26, 0.02), (0.26, 0.02)]);
        },
        (c, f, p) => // Phoenix: flames from below.
        {
            c.Fill(f.Blob("-1.2 .1, -.76 -.1!, -.56 .24, -.36 -.42!, -.12 .14, .06 -.66!, .26 .1, .46 -.36!, .62 .2, .8 -.1!, 1.2 .2, 1.2 1.4, -1.2 1.4"), p.Main.Base);
            c.Fill(f.Blob("-1.2 .6, -.6 .34!, -.36 .56, -.1 .1!, .2 .5, .5 .2!, .7 .6, 1.2 .6, 1.2 1.4, -1.2 1.4"), p.Accent.Base);
        },
    ];

    public static void Draw(Canvas canvas, Frame egg, int variant, Palette palette) =>
        Variants[(((variant - 1) % Variants.Length) + Variants.Length) % Variants.Length](canvas, egg, palette);

    private static void Spots(Canvas c, Frame f, Tone tone, double size, (double U, double V)[] places)
    {
        foreach (var (u, v) in places)
        {
            c.Fill(f.At(u, v, f.Sx * size).Circle(0, 0, 1), tone.Base);
        }
    }

    private static void Rows(Frame f, Action<double, double> draw)
    {
        for (var row = 0; row < 6; row++)
        {
            for (var column = -3; column <= 3; column++)
            {
                draw((column * 0.36) + (row % 2 * 0.18), -0.84 + (row * 0.32));
            }
        }
    }
}
