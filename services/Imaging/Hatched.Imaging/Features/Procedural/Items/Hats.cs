namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Hats with a brim or a crown. One unit is half the head's width at the brim; the origin is the brim's middle.</summary>
internal static class Hats
{
    public static readonly ItemArt[] All =
    [
        new("wizard witch mage sorcer magic_hat merlin", "#6a55c4", "#f3c14b", f =>
        {
            f.C.Shape(f.Hat.Blob("-1.36 .06, -.7 -.2, 0 -.28, .7 -.2, 1.36 .06, .76 .3, 0 .38, -.76 .3"), f.Main, 6);
            f.C.Shape(f.Hat.Blob("-.76 .06, -.56 -.6, -.22 -1.14, .16 -1.42, .66 -1.4!, .4 -1.1, .48 -.7, .76 .06, .4 .2, 0 .24, -.4 .2"), f.Main, 9);
            var band = f.Hat.Thread("-.74 -.02, -.36 .12, 0 .16, .36 .12, .74 -.02");
            f.C.Stroke(band, f.Trim.Line, 13);
            f.C.Stroke(band, f.Trim.Base, 9);
            f.C.Fill(f.Hat.Star(-0.12, -0.5, 0.19, 5, 0.48, 8), f.Trim.Base);
            f.C.Fill(f.Hat.Star(0.24, -0.86, 0.11, 5, 0.48, -10), f.Trim.Light);
            f.C.Fill(f.Hat.Circle(0.34, -0.36, 0.06), f.Trim.Light);
        }),
        new("crown king queen royal tiara prince", "#f3c14b", "#e5484d", f =>
        {
            f.C.Shape(f.Hat.Path("M-.74 .1 L-.9 -.62 L-.46 -.28 L0 -.86 L.46 -.28 L.9 -.62 L.74 .1 C.3 .3 -.3 .3 -.74 .1Z"), f.Main, 8);
            f.C.Stroke(f.Hat.Thread("-.72 .0, 0 .16, .72 0"), f.Main.Light, 3, 0.9);
            foreach (var (u, v) in new[] { (-0.9, -0.66), (0.0, -0.9), (0.9, -0.66) })
            {
                f.C.Shape(f.Hat.Circle(u, v, 0.11), f.Main, 3, 0.8);
            }

            foreach (var (i, (u, v)) in new[] { (-0.42, 0.0), (0.0, 0.06), (0.42, 0.0) }.Index())
            {
                f.C.Shape(f.Hat.Blob($"{u} {v - 0.16}!, {u + 0.11} {v}, {u} {v + 0.13}!, {u - 0.11} {v}"), i == 1 ? f.Trim : f.Trim.Shift(0.05, 1, 220), 3, 0.6);
            }
        }),
        new("party birthday cone celebration", "#f78fb5", "#ffd24a", f =>
        {
            var cone = f.Hat.Path("M-.56 .1 C-.3 .26 .3 .26 .56 .1 L.06 -1.36 L-.06 -1.36Z");
            f.C.Shape(cone, f.Main, 8);
            f.C.Clipped(cone, () =>
            {
                foreach (var v in new[] { -1.0, -0.5, 0.0 })
                {
                    f.C.Stroke(f.Hat.Thread($"-.8 {v + 0.18}, .8 {v - 0.14}"), f.Trim.Base, 8);
                }
            });
            f.C.Stroke(cone, f.Main.Line, f.C.Finish.Outline);
            f.C.Shape(f.Hat.Star(0, -1.42, 0.24, 10, 0.7), f.Trim, 4);
        }),
        new("top_hat tophat magician gentleman fedora detective bowler", "#3a3f52", "#e5484d", f =>
        {
            f.C.Shape(f.Hat.Blob("-1.12 .02, -.6 -.1, 0 -.14, .6 -.1, 1.12 .02, .66 .26, 0 .32, -.66 .26"), f.Main, 5);
            f.C.Shape(f.Hat.Path("M-.62 .08 C-.3 .22 .3 .22 .62 .08 L.7 -.98 C.4 -1.12 -.4 -1.12 -.7 -.98Z"), f.Main, 10);
            f.C.Clipped(f.Hat.Path("M-.62 .08 C-.3 .22 .3 .22 .62 .08 L.7 -.98 C.4 -1.12 -.4 -1.12 -.7 -.98Z"), () => f.C.Stroke(f.Hat.Thread("-.7 -.12, 0 0.03, .7 -.12"), f.Trim.Base, 17));
            f.C.Stroke(f.Hat.Thread("-.5 -.86, -.46 -.3"), f.Main.Light, 6, 0.4);
        }),
        new("chef cook baker", "#fbfbfd", "#e3e6ee", f =>
        {
            f.C.Shape(f.Hat.Blob("-.6 -.1, -.96 -.5, -.8 -.98, -.4 -1, 0 -1.22, .4 -1, .8 -.98, .96 -.5, .6 -.1"), f.Main, 9);
            f.C.Stroke(f.Hat.Thread("-.3 -.2, -.36 -.6"), f.Trim.Dark, 3);
            f.C.Stroke(f.Hat.Thread(".3 -.2, .36 -.6"), f.Trim.Dark, 3);
            f.C.Shape(f.Hat.Path("M-.64 .12 C-.3 .28 .3 .28 .64 .12 L.66 -.26 C.3 -.1 -.3 -.1 -.66 -.26Z"), f.Trim, 4);
        }),
        new("straw sun_hat farmer garden explorer safari", "#efcb7c", "#e5585d", f =>
        {
            f.C.Shape(f.Hat.Blob("-1.42 .1, -.7 -.12, 0 -.18, .7 -.12, 1.42 .1, .8 .36, 0 .44, -.8 .36"), f.Main, 6);
            foreach (var u in new[] { -1.1, -0.8, 0.8, 1.1 })
            {
                f.C.Stroke(f.Hat.Thread($"{u * 0.8} .04, {u} .22"), f.Main.Dark.Shift(-0.05), 2.4, 0.8);
            }

            var dome = f.Hat.Path("M-.68 .1 C-.3 .28 .3 .28 .68 .1 C.7 -.5 .4 -.76 0 -.76 C-.4 -.76 -.7 -.5 -.68 .1Z");
            f.C.Shape(dome, f.Main, 8);
            f.C.Clipped(dome, () => f.C.Stroke(f.Hat.Thread("-.74 -.06, 0 .12, .74 -.06"), f.Trim.Base, 15));
            f.C.Stroke(dome, f.Main.Line, f.C.Finish.Outline);
        }),
        new("cowboy sheriff western ranger", "#a9703f", "#f3c14b", f =>
        {
            f.C.Shape(f.Hat.Blob("-1.46 -.26!, -1.1 .1, -.5 .3, 0 .36, .5 .3, 1.1 .1, 1.46 -.26!, .9 -.12, 0 -.1, -.9 -.12"), f.Main, 6);
            f.C.Shape(f.Hat.Blob("-.66 .06, -.62 -.6, -.36 -.96, 0 -.78!, .36 -.96, .62 -.6, .66 .06, .3 .18, -.3 .18"), f.Main, 8);
            f.C.Stroke(f.Hat.Thread("-.62 0, 0 .14, .62 0"), f.Main.Line, 11);
            f.C.Fill(f.Hat.Star(0, 0.06, 0.2, 5, 0.5), f.Trim.Base);
        }),
        new("pirate captain tricorn", "#3a3550", "#f7f7fb", f =>
        {
            f.C.Shape(f.Hat.Blob("-1.2 .16!, -1.04 -.3, -.5 -.64, 0 -.84, .5 -.64, 1.04 -.3, 1.2 .16!, .6 .12, 0 .26, -.6 .12"), f.Main, 8);
            f.C.Stroke(f.Hat.Thread("-1.12 .04, -.92 -.26, -.46 -.54, 0 -.72, .46 -.54, .92 -.26, 1.12 .04"), Creatures.Scene.Gold.Base, 4);
            f.C.Fill(f.Hat.Twin("0 -.5, .2 -.44, .24 -.24, .12 -.14, .1 -.02, 0 0"), f.Trim.Base);
            f.C.Fill(f.Hat.Circle(-0.09, -0.26, 0.055), f.Main.Line);
            f.C.Fill(f.Hat.Circle(0.09, -0.26, 0.055), f.Main.Line);
        }),
        new("graduat mortarboard scholar academic cap_and_gown", "#39456f", "#f3c14b", f =>
        {
            f.C.Shape(f.Hat.Path("M-.68 -.3 L.68 -.3 L.66 .1 C.3 .28 -.3 .28 -.66 .1Z"), f.Main, 5);
            f.C.Shape(f.Hat.Path("M0 -.8 L1.2 -.4 L0 -.02 L-1.2 -.4Z"), f.Main, 5);
            f.C.Stroke(f.Hat.Thread("0 -.42, .5 -.34, .92 -.24, .94 .14"), f.Trim.Base, 4);
            f.C.Shape(f.Hat.Path("M.86 .08 L1.02 .08 L1.1 .42 L.8 .42Z"), f.Trim, 3, 0.7);
        }),
        new("santa christmas xmas elf nightcap", "#d8404a", "#fdfdff", f =>
        {
            f.C.Shape(f.Hat.Blob("-.72 .02, -.56 -.6, -.1 -1.02, .5 -1.04, 1.02 -.6, 1.2 -.12, .98 -.16, .78 -.42, .7 .02, 0 .14"), f.Main, 8);
            f.C.Shape(f.Hat.Circle(1.1, -0.04, 0.22), f.Trim, 4);
            f.C.Shape(f.Hat.Blob("-.92 .02, -.7 -.18, 0 -.06, .7 -.18, .92 .02, .74 .26, 0 .36, -.74 .26"), f.Trim, 6);
        }),
    ];
}
