using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Everyday clothes, cut from the torso's own outline, so that they fit every species.</summary>
internal static class Clothes
{
    public static readonly ItemArt[] All =
    [
        new("hoodie sweatshirt", "#5f8fe0", "#dce9ff", f =>
        {
            Cloth(f, f.Main, -1.2, 0.72);
            f.C.Shape(f.Garment.Path("M-.44 .18 L.44 .18 L.56 .6 C.2 .68 -.2 .68 -.56 .6Z"), f.Main.Shift(-0.05), 4, 0.8);
            Hem(f, f.Main.Shift(-0.07), 0.7, 13);
            f.C.Shape(f.Neck.Blob("-1.1 -.4, 0 .04, 1.1 -.4, 1.2 0, .5 .4, 0 .24!, -.5 .4, -1.2 0"), f.Main.Shift(-0.03), 6);
            foreach (var u in new[] { -0.2, 0.2 })
            {
                f.C.Stroke(f.Neck.Thread($"{u} .3, {u * 1.2} .84"), f.Trim.Base, 4.5);
            }
        }) { Sleeve = 0.66 },
        new("sweater jumper pullover knit cardigan", "#e5725d", "#fff0dc", f =>
        {
            Cloth(f, f.Main, -1.2, 0.72, () =>
            {
                foreach (var v in new[] { -0.16, 0.12, 0.4 })
                {
                    var zigzag = string.Join(", ", Enumerable.Range(-6, 13).Select(i => $"{i * 0.18:0.##} {v + (i % 2 == 0 ? 0.05 : -0.05):0.##}!"));
                    f.C.Stroke(f.Garment.Thread(zigzag), f.Trim.Base, 5.5);
                }
            });
            Hem(f, f.Trim, 0.7, 11);
            Collar(f, f.Trim);
        }) { Sleeve = 0.62 },
        new("t_shirt tshirt shirt tee top", "#62b879", "#fdfdff", f =>
        {
            Cloth(f, f.Main, -1.2, 0.66);
            f.C.Fill(f.Garment.At(0, 0.08, f.Garment.Sx * 0.3).Star(0, 0, 1, 5, 0.5), f.Trim.Base);
            Collar(f, f.Main.Shift(-0.08));
        }) { Sleeve = 0.34 },
        new("jersey track_jacket sport football soccer basketball track team", "#e5484d", "#fdfdff", f =>
        {
            Cloth(f, f.Main, -1.2, 0.7, () => Scene.Both(f.Garment, side => f.C.Stroke(side.Thread(".78 -1, .82 .2, .7 1.2"), f.Trim.Base, 11)));
            f.C.Stroke(f.Garment.Path(f.Key.Chance("number", 0.5) ? "M-.1 -.14 L.06 -.24 L.06 .34" : "M-.18 -.2 L.2 -.2 L-.04 .36"), f.Trim.Base, 11);
            Hem(f, f.Trim, 0.68, 7);
            Collar(f, f.Trim);
        }) { Sleeve = 0.34 },
        new("vest waistcoat suit tuxedo blazer jacket formal", "#3f4a72", "#fdfdff", f =>
        {
            Cloth(f, f.Trim, -1.2, 0.7);
            Cloth(f, f.Main, -1.2, 0.76, hole: f.Garment.Path("M-.5 -1.4 L.5 -1.4 L.08 .16 L-.08 .16Z"));
            f.C.Stroke(f.Garment.Path("M-.46 -1.2 L-.06 .16 L0 .84 M.46 -1.2 L.06 .16"), f.Main.Line, 3.6);
            foreach (var v in new[] { 0.3, 0.52 })
            {
                f.C.Shape(f.Garment.At(-0.1, v, f.Garment.Sx * 0.05).Circle(0, 0, 1), Scene.Gold, 2, 0.5);
            }

            f.C.Fill(f.Garment.Path("M.38 -.06 L.6 -.1 L.58 .06 L.4 .1Z"), f.Trim.Base);
        }) { Sleeve = 0.68 },
        new("overall dungaree denim farmer", "#4f7fc4", "#f3c14b", f =>
        {
            Scene.Both(f.Garment, side => f.C.Stroke(side.Thread(".36 -.08, .5 -.6, .58 -1"), f.Main.Line, 17));
            Scene.Both(f.Garment, side => f.C.Stroke(side.Thread(".36 -.08, .5 -.6, .58 -1"), f.Main.Base, 11));
            Cloth(f, f.Main, 0.22, 0.96);
            f.C.Shape(f.Garment.Box(-0.48, -0.22, 0.96, 0.62, 0.12), f.Main, 5);
            f.C.Stroke(f.Garment.Box(-0.22, -0.02, 0.44, 0.26, 0.06), f.Main.Light, 3);
            foreach (var u in new[] { -0.36, 0.36 })
            {
                f.C.Shape(f.Garment.At(u, -0.1, f.Garment.Sx * 0.075).Circle(0, 0, 1), f.Trim, 2, 0.7);
            }
        }),
        new("dress tutu skirt ballet princess gown", "#f59ac0", "#fff0f6", f =>
        {
            var skirt = f.Garment.Blob("-.7 0, 0 -.06, .7 0, 1.24 .6!, .94 .7, .78 .6!, .5 .8, .36 .66!, 0 .86, -.36 .66!, -.5 .8, -.78 .6!, -.94 .7, -1.24 .6!");
            f.C.Shape((f.Garment with { Y = f.Garment.Y + 9 }).Blob("-.7 0, 0 -.06, .7 0, 1.24 .6!, .94 .7, .78 .6!, .5 .8, .36 .66!, 0 .86, -.36 .66!, -.5 .8, -.78 .6!, -.94 .7, -1.24 .6!"), f.Trim, 5);
            Cloth(f, f.Main, -0.6, 0.2);
            f.C.Shape(skirt, f.Main, 8);
            f.C.Stroke(f.Garment.Thread("-.76 .02, 0 .08, .76 .02"), f.Trim.Base, 8);
            Headgear.Bow(f.C, f.Garment.At(0, 0.04, f.Garment.Sx * 0.17), f.Trim);
        }),
        new("raincoat coat parka poncho yellow_coat", "#ffd24a", "#e0922a", f =>
        {
            Cloth(f, f.Main, -1.2, 0.84);
            f.C.Stroke(f.Garment.Path("M0 -1 L0 .9"), f.Main.Line, 3.4);
            foreach (var v in new[] { -0.24, 0.14, 0.52 })
            {
                f.C.Shape(f.Garment.At(0.13, v, f.Garment.Sx * 0.06).Circle(0, 0, 1), f.Trim, 2, 0.7);
            }

            Scene.Both(f.Garment, side => f.C.Stroke(side.Thread(".34 .34, .64 .3"), f.Main.Line, 5));
            f.C.Shape(f.Neck.Blob("-1.2 -.3, 0 -.02, 1.2 -.3, 1.24 .1, .5 .46, 0 .16!, -.5 .46, -1.24 .1"), f.Main, 5);
        }) { Sleeve = 0.7 },
    ];

    /// <summary>The torso from <paramref name="top"/> to <paramref name="hem"/> in cloth.</summary>
    public static void Cloth(Fit f, Tone tone, double top, double hem, Action? pattern = null, string? hole = null)
    {
        var outline = (f.Garment with { Sx = f.Garment.Sx * 1.045, Sy = f.Garment.Sy * 1.02 }).Twin(f.GarmentShape);
        var cut = f.Garment.Path(FormattableString.Invariant($"M-2 {top} L2 {top} L2 {hem - 0.08} C.7 {hem + 0.12} -.7 {hem + 0.12} -2 {hem - 0.08}Z"));
        f.C.Clipped(cut, () =>
        {
            if (hole is null)
            {
                f.C.Shape(outline, tone, 10);
            }
            else
            {
                f.C.Clipped(outline, () => f.C.Cut(outline, hole, tone));
                f.C.Stroke(outline, tone.Line, f.C.Finish.Outline);
            }

            f.C.Clipped(outline, () => pattern?.Invoke());
            f.C.Stroke(outline, tone.Line, f.C.Finish.Outline);
        });
        f.C.Clipped(outline, () => f.C.Stroke(cut, tone.Line, f.C.Finish.Outline + 1.5));
    }

    public static void Hem(Fit f, Tone tone, double at, double width)
    {
        var outline = (f.Garment with { Sx = f.Garment.Sx * 1.045, Sy = f.Garment.Sy * 1.02 }).Twin(f.GarmentShape);
        f.C.Clipped(outline, () => f.C.Stroke(f.Garment.Path(FormattableString.Invariant($"M-2 {at - 0.08} C-.7 {at + 0.1} .7 {at + 0.1} 2 {at - 0.08}")), tone.Base, width));
    }

    private static void Collar(Fit f, Tone tone)
    {
        var collar = f.Neck.Thread("-1 -.2, -.5 .1, 0 .2, .5 .1, 1 -.2");
        f.C.Stroke(collar, tone.Line, 15);
        f.C.Stroke(collar, tone.Base, 10);
    }
}
